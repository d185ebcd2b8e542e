"""A small site that stands, and how to see whether anything of it changed."""

from pathlib import Path

from fingerpost.publish import MARK


def small_site(folder: Path) -> Path:
    """Write a small site that is one of ours into a folder, and return the folder."""
    for uri, text in ((MARK, "{}"), ("index.html", "old home"), ("a/index.html", "old a"), ("gone.html", "gone")):
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return bytes and inode of every file in a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_ino) for path in files}


def beside(site: Path) -> list[str]:
    """Return what stands beside a site, hidden or not."""
    return sorted(path.name for path in site.parent.iterdir() if path != site)
