"""MkDocs and Material: a tree of Markdown → a tree of HTML. The only file that knows them."""

import logging
import shutil
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from fingerpost.problems import ToolingError
from fingerpost.render.assets import PLAIN, assets

THEME = Path(__file__).parent.parent / "theme"
_UNUSED = (
    "assets/javascripts",
    "assets/stylesheets",
    "assets/images",
    "assets/external",
    "fonts-print",
    "sitemap.xml",
    "sitemap.xml.gz",
)
"""What Material copies into every site and our frame never loads, and a sitemap that would list the shells."""

_NOTHING_EXCLUDED = "!*\n!/templates/"
"""Files are chosen before they come here; MkDocs leaves out a folder of this name, whose pages others may lead to."""


def render_pages(config_path: Path, staged: Path, output: Path, *, site_url: str) -> None:
    """Render the staged Markdown into `output`. Raises ToolingError with the engine's own words.

    Pages that stand there and are no older than their Markdown stay, where a page hangs on nothing of other pages.
    site_url: where the site will stand: its page for a wrong address, shown at any depth, leads from there.
    """
    complaints = _Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    logger.propagate = False
    try:
        where = {"docs_dir": str(staged), "site_dir": str(output), "site_url": site_url}
        config = load_config(str(config_path), **where, exclude_docs=_NOTHING_EXCLUDED)
        if str(THEME) not in config.theme.dirs:
            config.theme.dirs.insert(0, str(THEME))
        config.extra["assets"] = assets()
        build(config, dirty=_each_by_itself(config))
    except MkDocsException as error:
        raise ToolingError(f"MkDocs could not render the pages: {error} {complaints.text}".strip()) from error
    finally:
        logger.removeHandler(complaints)
    for name in _UNUSED:
        path = output / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    (output / PLAIN).rename(output / assets())


def _each_by_itself(config: MkDocsConfig) -> bool:
    """Tell whether no page hangs on what another says.

    A plugin may see them all, and a way in the menu that is given no title takes that of its page. In strict mode
    MkDocs refuses to leave pages as they stand.
    """
    menu = config.nav or [""]
    titled = all(isinstance(way, dict) for way in menu)
    return titled and not (config.plugins or config.hooks or config.strict)


class _Complaints(logging.Handler):
    """Keeps what MkDocs logs as errors, so that a failure can say why."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += f"{record.getMessage()} "
