"""What makes the site readable without a network: the service worker, and the manifest by which it can be installed."""

import json
from hashlib import sha256

from fingerpost.model import PlaybookPage
from fingerpost.render.assets import PLAIN, assets
from fingerpost.render.site import Site
from fingerpost.render.templates import template

WORKER, MANIFEST, PAGE = "service-worker.js", "manifest.webmanifest", "offline/"
CORE_FILES = (
    f"{PLAIN}-*/*.js",
    f"{PLAIN}-*/*.css",
    f"{PLAIN}-*/*.svg",
    f"{PLAIN}-*/vendor/minisearch-*.js",
    "assets/fonts/*.woff2",
    "search/*.json",
    "like-ours/*.json",
)
"""Patterns of the files, beside pages, that are kept from the first visit on."""
_CORE_KINDS = ("phase", "pitfall")
_OF_THE_DAY = ("<!-- fingerpost: edition", "<!-- fingerpost: health", "<!-- fingerpost: prints")
"""Slots that tell of the day, or how large each file is that bears the day: for a page with one, which is another every
day, nobody's browser should keep all anew."""
_HASH_DIGITS = 12
"""As many as the service worker compares."""


def core_pages(site: Site) -> list[str]:
    """Return the addresses of the pages that are kept from the first visit on.

    They are home, every page one step from it, and what somebody in trouble looks for: each phase and each pitfall;
    but none that is another one every day.
    """
    lasting = (page for page in site.library.pages.values() if not _tells_the_day(page))
    return sorted(page.address for page in lasting if page.address.count("/") < 2 or page.kind.id in _CORE_KINDS)


def _tells_the_day(page: PlaybookPage) -> bool:
    return any(slot in part.text for part in page.parts for slot in _OF_THE_DAY)


def service_worker(core: dict[str, bytes]) -> str:
    """Return the service worker that keeps some files, each an address and its content."""
    hash_by_address = {address: sha256(content).hexdigest()[:_HASH_DIGITS] for address, content in sorted(core.items())}
    version = sha256(json.dumps(hash_by_address).encode()).hexdigest()[:_HASH_DIGITS]
    return template(WORKER).render(version=version, core=json.dumps(hash_by_address, ensure_ascii=False, indent=0))


def manifest(site: Site) -> str:
    """Return the web manifest. Its addresses are relative, so that the site may stand in a folder of another."""
    icons = (("192", "any"), ("512", "any"), ("maskable-512", "maskable"))
    content = {
        "name": site.settings.name,
        "short_name": site.settings.name,
        "lang": "en-GB",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#f7f1e3",
        "theme_color": "#1f5138",
        "icons": [
            {
                "src": f"{assets()}/icon-{name}.png",
                "sizes": "x".join([name.rpartition("-")[2]] * 2),
                "type": "image/png",
                "purpose": purpose,
            }
            for name, purpose in icons
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
