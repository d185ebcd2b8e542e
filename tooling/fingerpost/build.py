"""The pipeline: a folder of content → a website, or everything that is wrong with it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

import fingerpost
from fingerpost.cache import cached_folder, digest, digest_of_folder
from fingerpost.check import check
from fingerpost.engine import mkdocs
from fingerpost.engine.search import SearchRecord, write_index
from fingerpost.evidence import evidence
from fingerpost.link import Links, link
from fingerpost.model import Library
from fingerpost.pour import Poured, Shell, plain_text, pour_body, pour_page
from fingerpost.problems import Problem
from fingerpost.publish import MARK, Staging, staging
from fingerpost.read import locate, read
from fingerpost.render.data import data_files
from fingerpost.render.generated import generated_pages
from fingerpost.render.site import Site
from fingerpost.render.staging import SHELLS, staged_pages
from fingerpost.render.suggestions import ADDRESS as SUGGESTIONS
from fingerpost.render.suggestions import suggestions

Progress = Callable[[str], None]
"""Told the name of each stage as it begins."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is to make."""

    root: Path
    site: Path
    today: str
    search: bool = True
    pdf: bool = True
    clean: bool = False
    """True to make everything anew, whatever was made before."""

    @property
    def cache(self) -> Path:
        return self.root / ".cache" / "fingerpost"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to."""

    problems: tuple[Problem, ...] = ()
    cases: int = 0
    terms: int = 0
    pages: int = 0


def checked(root: Path, today: str) -> tuple[Library, Links, list[Problem]]:
    """Return the library, its graph, and everything that its authors have to mend, in reading order."""
    library, unreadable = read(root, today)
    links, dangling = link(library)
    return library, links, locate(root, [*unreadable, *dangling, *check(library, links)])


def build(options: Options, progress: Progress) -> Outcome:
    """Turn the content into the website. While there is a problem, the site that stood is left as it was."""
    progress("Reading and checking")
    library, links, problems = checked(options.root, options.today)
    if problems:
        return Outcome(tuple(problems))
    site = Site(library, links, evidence(library), _repository(options.root))
    with staging(options.site, options.root) as staged:
        progress("Rendering the playbook")
        engine_pages = _engine_pages(options, library)
        progress("Pouring the library in")
        pages = _write_pages(site, engine_pages, staged)
        _write_data(site, staged)
        if options.search:
            progress("Making the search index")
            _write_search(options, site, pages, staged)
    return Outcome((), len(library.cases), len(library.terms), len(pages))


def _repository(root: Path) -> str:
    """Return where contributors propose changes, as mkdocs.yml names it under `extra`."""
    config = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8")) or {}
    return str((config.get("extra") or {}).get("repository", "")).rstrip("/")


def _engine_pages(options: Options, library: Library) -> Path:
    """Return the folder of the engine's pages, made anew only where its input changed."""
    staged = staged_pages(library)
    config = options.root / "mkdocs.yml"
    name = digest(
        [
            mkdocs.versions(),
            digest_of_folder(mkdocs.THEME),
            config.read_bytes(),
            *(piece for pair in sorted(staged.items()) for piece in pair),
        ]
    )

    def make(folder: Path) -> None:
        source = folder / "source"
        for uri, text in staged.items():
            path = source / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        mkdocs.render_pages(config, source, folder / "pages")

    return cached_folder(options.cache / "engine", name, make) / "pages"


def _write_pages(site: Site, engine_pages: Path, staged: Staging) -> list[tuple[Poured, SearchRecord]]:
    shells = {Path(path).with_suffix("").as_posix(): path for path in SHELLS}
    own = {f"{page.address}index.html" for page in site.library.pages.values()}
    for path in sorted(engine_pages.rglob("*")):
        uri = path.relative_to(engine_pages).as_posix()
        if path.is_file() and uri not in own and uri.removesuffix("/index.html") not in shells:
            staged.put(uri, path.read_bytes())
    pages: list[tuple[Poured, SearchRecord]] = []
    for poured, record in _poured(site, engine_pages, list(shells)):
        staged.put(f"{poured.address}index.html", poured.html)
        pages.append((poured, record))
    return pages


def _poured(site: Site, engine_pages: Path, shell_names: list[str]) -> Iterator[tuple[Poured, SearchRecord]]:
    shells = {name: Shell.of((engine_pages / name / "index.html").read_text(encoding="utf-8")) for name in shell_names}
    for page in site.library.pages.values():
        html = (engine_pages / page.address / "index.html").read_text(encoding="utf-8")
        poured = pour_page(site, page, html)
        record = page.record
        yield (
            poured,
            SearchRecord(
                poured.address,
                record.title,
                page.kind.singular,
                record.summary,
                " ".join((*record.synonyms, *record.people_say)),
            ),
        )
    for body in generated_pages(site):
        poured = pour_body(site, shells[body.shell], body)
        yield poured, SearchRecord(poured.address, body.title, body.node[0], body.description, "")


def _write_data(site: Site, staged: Staging) -> None:
    for uri, text in data_files(site):
        staged.put(uri, text)
    staged.put(SUGGESTIONS, suggestions(site))
    staged.put(MARK, json.dumps({"made_by": "fingerpost", "version": fingerpost.__version__}) + "\n")


def _write_search(options: Options, site: Site, pages: list[tuple[Poured, SearchRecord]], staged: Staging) -> None:
    records = [
        SearchRecord(
            record.uri,
            record.title,
            record.kind.capitalize(),
            record.summary,
            f"{record.text} {plain_text(poured.article)}",
        )
        for poured, record in pages
        if record.kind != "list"
    ]
    name = digest(
        piece for record in records for piece in (record.uri, record.title, record.kind, record.summary, record.text)
    )
    index = (
        cached_folder(options.cache / "search", name, lambda folder: write_index(records, folder / "index")) / "index"
    )
    for path in sorted(index.rglob("*")):
        if path.is_file():
            staged.put(f"pagefind/{path.relative_to(index).as_posix()}", path.read_bytes())
