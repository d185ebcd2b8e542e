"""The whole site as one zip, to be read from a folder or a USB stick with no server and no scripts."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from fingerpost.cache import cached_folder, digest
from fingerpost.publish import Staging
from fingerpost.render.site import OnShelf

URI = "print/site.zip"
_LEFT_OUT = ("pagefind/", "search/", "404.html")
"""What is of use with a server or with scripts alone."""
_LINK = re.compile(r'\b(href|action)="(?![a-z]+:|/)([^"?#]+)([^"]*)"')
_NOT_FROM_FOLDERS = re.compile(r'<script\b[^>]*></script>\n?|<link rel="(?:manifest|preload)"[^>]*>\n?')


def write_take_away(cache: Path, staged: Staging) -> OnShelf:
    """Write the zip of all that is staged; it is made again only where that changed."""
    folder = staged.folder
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    taken = {
        uri: path.read_bytes()
        for uri, path in sorted(paths.items())
        if not uri.startswith(_LEFT_OUT) and not uri.endswith(".js")
    }
    name = digest((Path(__file__).read_bytes(), *(piece for uri, raw in taken.items() for piece in (uri, raw))))

    def make(into: Path) -> None:
        (into / "site.zip").write_bytes(zipped(taken))

    content = (cached_folder(cache / "take-away", name, make) / "site.zip").read_bytes()
    staged.put(URI, content)
    return OnShelf(URI, "The whole site", "Every page, to read from a folder", "ZIP", 0, 0, len(content))


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of a site's files, each an address and its content: the same bytes for the same files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for uri, raw in sorted(files.items()):
            entry = ZipInfo(f"site/{uri}")  # dated 1980, whatever the day
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_STORED if uri.endswith((".pdf", ".epub", ".woff2", ".png")) else ZIP_DEFLATED
            archive.writestr(entry, from_folder(raw.decode()).encode() if uri.endswith(".html") else raw)
    return buffer.getvalue()


def from_folder(html: str) -> str:
    """Return a page as it works without a server: links name their files, and no script is asked for."""

    def named(link: re.Match[str]) -> str:
        attribute, path, rest = link.groups()
        leads_to_folder = path.rpartition("/")[2] in ("", ".", "..")
        return f'{attribute}="{path.rstrip("/")}/index.html{rest}"' if leads_to_folder else link[0]

    return _LINK.sub(named, _NOT_FROM_FOLDERS.sub("", html))
