"""mkdocs.yml → the few settings that the library shares with the engine."""

from pathlib import Path
from typing import Any

import yaml

from fingerpost.model.settings import Settings
from fingerpost.problems import ToolingError


class _Lenient(yaml.SafeLoader):
    """Reads past what only the engine understands, such as !ENV."""


_Lenient.add_multi_constructor("", lambda loader, tag, node: None)


def read_settings(root: Path) -> Settings:
    """Return the settings. Raises ToolingError where mkdocs.yml is missing or cannot be read."""
    path = root / "mkdocs.yml"
    try:
        found: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=_Lenient)  # noqa: S506  # a SafeLoader, and the maintainer's own file
    except OSError as error:
        raise ToolingError(f"cannot read {path}: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise ToolingError(f"cannot read {path}: {' '.join(str(error).split())}") from error
    config = found if isinstance(found, dict) else {}
    extra = config["extra"] if isinstance(config.get("extra"), dict) else {}
    url = str(config.get("site_url") or "").rstrip("/")
    return Settings(
        name=str(config.get("site_name") or "Playbook"),
        url=f"{url}/" if url else "",
        repository=str(extra.get("repository") or "").rstrip("/"),
        licence=str(config.get("copyright") or ""),
    )
