"""What makes the site readable without a network, put into the staging folder when all else is there."""

from fingerpost.publish import Staging
from fingerpost.render.offline import CORE_FILES, MANIFEST, WORKER, core_pages, manifest, service_worker
from fingerpost.render.site import Site

_MOST_OF_ONE_FILE = 300_000
"""In bytes: what is heavier is kept when it is fetched, and not before. A large library has such files."""


def write_offline(site: Site, staged: Staging) -> None:
    """Write the manifest and the service worker, which holds the hash of each file that it keeps."""
    path_by_address = {address: staged.folder / address / "index.html" for address in core_pages(site)}
    for pattern in CORE_FILES:
        for path in staged.folder.glob(pattern):
            path_by_address[path.relative_to(staged.folder).as_posix()] = path
    light = {address: path for address, path in path_by_address.items() if path.stat().st_size <= _MOST_OF_ONE_FILE}
    staged.put(WORKER, service_worker({address: path.read_bytes() for address, path in light.items()}))
    staged.put(MANIFEST, manifest(site))
