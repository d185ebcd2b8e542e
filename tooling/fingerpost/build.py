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


@dataclass(frozen=True, slots=True)
class Words:
    """What a page is called and about."""

    title: str
    kind: str
    summary: str
    also: str = ""


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
        records = _write_pages(options, site, engine_pages, staged)
        _write_data(site, staged)
        if options.search:
            progress("Making the search index")
            _write_search(options, [record for record in records if record], staged)
    return Outcome((), len(library.cases), len(library.terms), len(records))


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


def _write_pages(options: Options, site: Site, engine_pages: Path, staged: Staging) -> list[SearchRecord | None]:
    """Write every page; return for each what search is to know of it, None where search does not look."""
    shells = {Path(path).with_suffix("").as_posix() for path in SHELLS}
    own = {f"{page.address}index.html" for page in site.library.pages.values()}
    for path in sorted(engine_pages.rglob("*")):
        uri = path.relative_to(engine_pages).as_posix()
        if path.is_file() and uri not in own and uri.removesuffix("/index.html") not in shells:
            staged.put(uri, path.read_bytes())
    records: list[SearchRecord | None] = []
    for poured, words in _poured(site, engine_pages, sorted(shells)):
        staged.put(f"{poured.address}index.html", poured.html)
        records.append(_search_record(poured, words) if options.search and words.kind != "list" else None)
    return records


def _poured(site: Site, engine_pages: Path, shell_names: list[str]) -> Iterator[tuple[Poured, Words]]:
    """Yield each page with the words that search gives more weight than its text."""
    shells = {name: Shell.of((engine_pages / name / "index.html").read_text(encoding="utf-8")) for name in shell_names}
    for page in site.library.pages.values():
        html = (engine_pages / page.address / "index.html").read_text(encoding="utf-8")
        record = page.record
        also = " ".join((*record.synonyms, *record.people_say))
        yield pour_page(site, page, html), Words(record.title, page.kind.singular, record.summary, also)
    for body in generated_pages(site):
        yield pour_body(site, shells[body.shell], body), Words(body.title, body.node[0], body.description)


def _search_record(poured: Poured, words: Words) -> SearchRecord:
    text = f"{words.also} {plain_text(poured.article)}"
    return SearchRecord(poured.address, words.title, words.kind.capitalize(), words.summary, text)


def _write_data(site: Site, staged: Staging) -> None:
    for uri, text in data_files(site):
        staged.put(uri, text)
    staged.put(SUGGESTIONS, suggestions(site))
    staged.put(MARK, json.dumps({"made_by": "fingerpost", "version": fingerpost.__version__}) + "\n")


def _write_search(options: Options, records: list[SearchRecord], staged: Staging) -> None:
    name = digest(
        piece for record in records for piece in (record.uri, record.title, record.kind, record.summary, record.text)
    )
    index = (
        cached_folder(options.cache / "search", name, lambda folder: write_index(records, folder / "index")) / "index"
    )
    for path in sorted(index.rglob("*")):
        if path.is_file():
            staged.put(f"pagefind/{path.relative_to(index).as_posix()}", path.read_bytes())
