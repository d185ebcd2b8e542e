"""mkdocs.yml → the few settings that the library shares with the engine."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from fingerpost.model.settings import Settings
from fingerpost.problems import ToolingError


class _Lenient(yaml.SafeLoader):
    """Reads past what only the engine understands, such as !ENV."""


_Lenient.add_multi_constructor("", lambda loader, tag, node: None)


def read_settings(root: Path, site_url: str = "") -> Settings:
    """Return the settings.

    site_url: where the site will stand, if whoever publishes it says so; else mkdocs.yml's own holds.

    Raises ToolingError where mkdocs.yml is missing or cannot be read, and for an address where no site can stand.
    """
    path = root / "mkdocs.yml"
    try:
        found: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=_Lenient)  # noqa: S506  # a SafeLoader, and the maintainer's own file
    except OSError as error:
        raise ToolingError(f"cannot read {path}: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise ToolingError(f"cannot read {path}: {' '.join(str(error).split())}") from error
    config = found if isinstance(found, dict) else {}
    extra = config["extra"] if isinstance(config.get("extra"), dict) else {}
    url = site_url or str(config.get("site_url") or "")
    return Settings(
        name=str(config.get("site_name") or "Playbook"),
        url=_whole(url) if url else "",
        repository=str(extra.get("repository") or "").rstrip("/"),
        licence=str(config.get("copyright") or ""),
    )


def _whole(url: str) -> str:
    """Return an address with a slash at its end. Raises ToolingError unless it is one that a link can lead to."""
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("https", "http") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that do not close, a port that is no number
        whole = False
    if not whole or any(mark in url for mark in "?#@") or any(mark.isspace() or mark in '<>"' for mark in url):
        raise ToolingError(f"'{url}' is no address of a site; write it whole, such as https://example.org/playbook/")
    return f"{url.rstrip('/')}/"
