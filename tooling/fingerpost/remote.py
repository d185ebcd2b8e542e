"""A finished site → a folder of any file system that fsspec knows: what changed is sent, and what is gone is removed.

Whoever reads meanwhile meets no page without what it is made of. An upload that was cut short is completed by the next.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from fingerpost.problems import ToolingError
from fingerpost.publish import MARK
from fingerpost.render.offline import MANIFEST, WORKER

HASHES = ".fingerpost-hashes.json"
"""The file beside the site that says what stands there. It is written before the first change and after the last."""
_LASTING = re.compile(r"pagefind/.+_[0-9a-f]{7,}\.pf_\w+|(?:assets|like-ours|search|wayfinder)/.+-[0-9a-f]{12}[./].+")
"""Files whose name, or whose folder's name, changes with their content."""
_LEAVING = "leaving"
"""Stands for the hash of what no page asks for since the last upload, and which goes with the next."""
FOR_EVER, ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"
_CONTENT_TYPE = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yml": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}
"""Not from the machine that builds: each knows other endings."""
_FAULTS = {
    "aiohttp": "ClientError",
    "azure.core.exceptions": "AzureError",
    "botocore.exceptions": "BotoCoreError",
    "google.auth.exceptions": "GoogleAuthError",
}
"""What stores raise beside OSError when they cannot be reached or will not have us."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A folder in a store, as it stood when it was opened."""

    name: str
    """Its address, without any password."""
    files: Any
    """The file system: fsspec is an extra and has no types."""
    folder: str
    hash_by_uri: dict[str, str]
    """What was sent there, each with its hash; "" where it is not certain what stands there now."""

    def path(self, uri: str) -> str:
        """Return the name that a file of the site has in the store."""
        return f"{self.folder}/{uri}"


@dataclass(frozen=True, slots=True)
class Sent:
    """What it took to bring a folder up to date."""

    files: int
    removed: int


def is_remote(address: str) -> bool:
    """Tell whether an address is one for fsspec, rather than a folder of this machine."""
    return "://" in address


def opened(address: str) -> Remote:
    """Return the folder at an address. One that holds files that are no site of ours is refused."""
    name = re.sub(r"//[^/@]*@", "//", address)
    if not find_spec("fsspec"):
        raise ToolingError(f"cannot write to {name} without fsspec: pip install 'fingerpost[remote]'")
    with _faults_told(name):
        own = {"auto_mkdir": True} if address.startswith(("file://", "local://")) else {}
        files, path = import_module("fsspec.core").url_to_fs(address, **own)
        files.invalidate_cache()
        remote = Remote(name, files, path.rstrip("/"), {})
        return replace(remote, hash_by_uri=_standing(remote))


def _standing(remote: Remote) -> dict[str, str]:
    """Return what stands in a folder, each file with its hash where that is known."""
    with suppress(FileNotFoundError, ValueError, AttributeError):
        return {str(uri): str(found) for uri, found in json.loads(remote.files.cat_file(remote.path(HASHES))).items()}
    bucket = remote.folder.partition("/")[0]
    if remote.files.async_impl and not remote.files.exists(bucket):
        raise ToolingError(f"cannot write to {remote.name}: there is no bucket '{bucket}', or you may not see it")
    if remote.files.exists(remote.path(MARK)):
        return dict.fromkeys(_found(remote), "")
    with suppress(FileNotFoundError):
        if remote.files.ls(remote.folder or "/", detail=False):
            strangers = "holds files that are not a site of ours; empty it or name another folder with --site-dir"
            raise ToolingError(f"{remote.name} {strangers}")
    return {}


def _found(remote: Remote) -> set[str]:
    return {path.removeprefix(f"{remote.folder}/") for path in remote.files.find(remote.folder)}


def update(remote: Remote, site: Path, *, again: bool = False) -> Sent:
    """Bring a folder up to date with a finished site.

    What pages of the last one asked for, and no other can, stays until the next upload: somebody may be reading them.
    again: True to send everything, whatever is known of what stands there.
    """
    standing = remote.hash_by_uri
    wanted = {uri: sha256((site / uri).read_bytes()).hexdigest() for uri in sorted(_uris(site))}
    changed = [uri for uri, found in wanted.items() if again or standing.get(uri) != found]
    unwanted = standing.keys() - wanted.keys() - {HASHES}
    if not changed and all(standing[uri] == _LEAVING for uri in unwanted):
        return Sent(0, 0)
    staying = {uri for uri in unwanted if _LASTING.fullmatch(uri) and standing[uri] != _LEAVING}
    gone = sorted(unwanted - staying)
    with _faults_told(remote.name):
        _write_hashes(remote, {**wanted, **dict.fromkeys((*changed, *gone, *staying), "")})
        _send(remote, site, changed)
        _remove(remote, gone)
        _write_hashes(remote, {**wanted, **dict.fromkeys(staying, _LEAVING)})
    return Sent(len(changed), len(gone))


def _uris(site: Path) -> Iterator[str]:
    return (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def _write_hashes(remote: Remote, hash_by_uri: dict[str, str]) -> None:
    content = json.dumps(hash_by_uri, ensure_ascii=False, indent=0, sort_keys=True).encode()
    if not remote.files.async_impl:
        remote.files.makedirs(remote.folder, exist_ok=True)
    remote.files.pipe_file(remote.path(HASHES), content)


def _send(remote: Remote, site: Path, uris: Iterable[str]) -> None:
    """Send files: first what pages ask for, then pages, last the service worker, which has browsers fetch them all."""
    for (_, headers), group in groupby(sorted(uris, key=_step), key=_step):
        batch = list(group)
        paths = [remote.path(uri) for uri in batch]
        if not remote.files.async_impl:  # a store of objects has no folders to make
            for folder in sorted({path.rpartition("/")[0] for path in paths}):
                remote.files.makedirs(folder, exist_ok=True)
        taken = dict(headers) if "s3" in remote.files.protocol else {}
        remote.files.put([str(site / uri) for uri in batch], paths, **taken)


def _step(uri: str) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Return when a file is sent, and the headers with which it is to be served."""
    caching = cache_control(uri)
    turn = 3 if uri in (WORKER, MANIFEST) else 2 if uri.endswith(".html") else 0 if caching == FOR_EVER else 1
    return turn, (("CacheControl", caching), ("ContentType", content_type(uri)))


def cache_control(uri: str) -> str:
    """Return for how long browsers are to keep a file."""
    return FOR_EVER if _LASTING.fullmatch(uri) else ASK_AGAIN


def content_type(uri: str) -> str:
    """Return as what a file is to be served."""
    return _CONTENT_TYPE.get(PurePosixPath(uri).suffix, "application/octet-stream")


def _remove(remote: Remote, uris: list[str]) -> None:
    """Remove files that may be gone already: pages first, then what they asked for."""
    remote.files.invalidate_cache()
    there = _found(remote) if uris else set()
    for are_pages in (True, False):
        if left := [remote.path(uri) for uri in uris if uri in there and uri.endswith(".html") == are_pages]:
            remote.files.rm(left)


@contextmanager
def _faults_told(name: str) -> Iterator[None]:
    try:
        yield
    except _faults() as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise ToolingError(f"cannot write to {name}: {said}") from error


def _faults() -> tuple[type[Exception], ...]:
    """Return what may be raised by the stores that are in use."""
    of_stores = (getattr(sys.modules[module], name) for module, name in _FAULTS.items() if module in sys.modules)
    return ImportError, OSError, ValueError, NotImplementedError, *of_stores
