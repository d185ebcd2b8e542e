"""The whole site as one zip, to be read from a folder or a USB stick in a browser, with no server."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from fingerpost.cache import cached_folder, digest
from fingerpost.publish import Staging
from fingerpost.render.assets import assets
from fingerpost.render.joined import joined
from fingerpost.render.site import OnShelf

URI = "print/site.zip"
_PLAIN = ("first.js",)
"""The scripts that are no modules."""
_MODULES = ("site.js", "form/form.js")
"""The scripts that pages name, each of which asks for others."""
_LEFT_OUT = ("pagefind/", "404.html")
"""What is of use with a server alone."""
_FOR_TOOLS = re.compile(r"(?:search|like-ours|wayfinder|print/pieces|contribute/form|data/v1/cases)/.*\.json")
"""Data that tools in the browser ask for."""
_OPEN_DATA = "data/"
_TELLS = b'document.currentScript.dispatchEvent(new CustomEvent("told", {detail: %s}));\n'
_LINK = re.compile(r'\b(href|action)="(?![a-z]+:|/)([^"?#]+)([^"]*)"')
_FOR_SERVERS = re.compile(r'<link rel="(?:manifest|preload)"[^>]*>\n?')


def write_take_away(cache: Path, staged: Staging) -> OnShelf:
    """Write the zip of all that is staged; it is made again only where that changed."""
    files = taken(staged.folder)
    name = digest((Path(__file__).read_bytes(), *(piece for pair in files.items() for piece in pair)))

    def make(into: Path) -> None:
        (into / "site.zip").write_bytes(zipped(files))

    content = (cached_folder(cache / "take-away", name, make) / "site.zip").read_bytes()
    staged.put(URI, content)
    return OnShelf(URI, "The whole site", "Every page and tool, to use from a folder", "ZIP", 0, 0, len(content))


def taken(folder: Path) -> dict[str, bytes]:
    """Return what of a site is of use in a folder, each an address and its content, and the scripts as one for each."""
    paths = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    plain = {f"{assets()}/{name}" for name in _PLAIN}
    files = {
        uri: path.read_bytes()
        for uri, path in paths.items()
        if not uri.startswith(_LEFT_OUT) and (uri in plain or not uri.endswith(".js"))
    }
    return files | {f"{assets()}/{name}": joined(name).encode() for name in _MODULES}


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of a site's files, each an address and its content: the same bytes for the same files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for uri, raw in sorted(pair for each in files.items() for pair in for_folder(*each)):
            entry = ZipInfo(f"site/{uri}")  # dated 1980, whatever the day
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_STORED if uri.endswith((".pdf", ".epub", ".woff2", ".png")) else ZIP_DEFLATED
            archive.writestr(entry, raw)
    return buffer.getvalue()


def for_folder(uri: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what a file of the site becomes in a folder, where no script may fetch: a data file becomes a script."""
    tells = bool(_FOR_TOOLS.fullmatch(uri))
    if tells:
        yield f"{uri.removesuffix('json')}js", _TELLS % raw.strip()
    if uri.endswith(".html"):
        yield uri, page_for_folder(raw.decode()).encode()
    elif not tells or uri.startswith(_OPEN_DATA):
        yield uri, raw


def page_for_folder(html: str) -> str:
    """Return a page as it works without a server: links name their files, and scripts are no modules."""

    def named(link: re.Match[str]) -> str:
        attribute, path, rest = link.groups()
        leads_to_folder = path.rpartition("/")[2] in ("", ".", "..")
        return f'{attribute}="{path.rstrip("/")}/index.html{rest}"' if leads_to_folder else link[0]

    return _LINK.sub(named, _FOR_SERVERS.sub("", html).replace('<script type="module" src=', "<script defer src="))
