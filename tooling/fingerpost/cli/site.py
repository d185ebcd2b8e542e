"""The commands that make the site: once, or again after each change."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic

import click
from rich.console import Console

from fingerpost.assemble.poured import Pages
from fingerpost.build import Options, Outcome, Progress, build
from fingerpost.cli.main import PROBLEMS, SITE_URL, TOLD, Told, default_format, tell_fault, today
from fingerpost.engine.dask import cluster
from fingerpost.preview import Preview
from fingerpost.problems import Problem, ToolingError
from fingerpost.remote import Remote, is_remote, opened, update
from fingerpost.report import Stages, counted, report, tell_new_hints
from fingerpost.watch import HOST, serve
from fingerpost.workers import HERE


@click.command(name="serve")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Where to listen, on this machine alone.",
)
@click.pass_obj
def serve_command(root: Path, port: int) -> None:
    """Build the site, serve it on this machine, and build its pages again after each change.

    What is printed and the full-text index stay as they stand until the next build.

    Example:  fingerpost serve --port 8001
    """
    options = Options(root, root / "site", today(), preview=True)
    where = f"Serving at http://{HOST}:{port}/  (Ctrl-C stops)"
    serve(root, options.site, port, _Writing(options), lambda: click.echo(where))


class _Writing:
    """Takes each edit in, and says what has to be mended and what came of it."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._told: Told = click.get_current_context().meta[TOLD]
        self._started = monotonic()

    def begin(self, show: Callable[[Pages], None]) -> Callable[[], bool] | None:
        gc.disable()
        with _stages(self._told) as progress:
            progress("Reading and checking")
            self._preview = Preview(self._options)
            progress("Rendering the playbook")
            pages = self._preview.pages()
            self._preview.prepare()
        gc.freeze()  # what has been read mostly stays: it is not to be looked through for garbage again and again
        gc.enable()
        make = self._maker()
        if make and pages:
            show(pages)
        elif not self._options.site.is_dir():
            sys.exit(PROBLEMS)
        return make

    def take_in(self, changed: frozenset[str], show: Callable[[Pages], None]) -> Callable[[], bool] | None:
        self._started = monotonic()
        try:
            found = self._taken_in(changed, show)
        except (ToolingError, OSError) as error:  # a file that is gone for a moment, say: the next edit brings it
            tell_fault(error)
            return None
        if not found:
            tell_new_hints(self._preview.hints(changed), self._told.hints)
        return self._maker()

    def _taken_in(self, changed: frozenset[str], show: Callable[[Pages], None]) -> list[Problem]:
        with _stages(self._told) as progress:
            progress("Reading what changed")
            self._preview.take_in(changed)
            progress("Rendering the playbook")
            pages = self._preview.pages()
            progress("Checking")
            if pages:
                show(pages)
            found = self._preview.problems
            self._preview.prepare()
        return found

    def sketch(self) -> bool:
        return self._make(replace(self._options, pdf=False, packs=False))

    def _maker(self) -> Callable[[], bool] | None:
        """Return what makes the site, to be done in a copy of this process; None if something has to be mended."""
        if self._preview.problems:
            _tell(Outcome(tuple(self._preview.problems)), self._options, self._started)
            return None
        return partial(self._make, self._options)

    def _make(self, options: Options) -> bool:
        try:
            with _stages(self._told) as progress:
                outcome = self._preview.make(options, progress)
        except (ToolingError, OSError) as error:  # a full disk, say: what was written can go on
            tell_fault(error)
            return False
        return _tell(outcome, options, self._started)


@click.command(name="build")
@click.option(
    "--site-dir",
    default=None,
    metavar="DIR",
    help="Where the site goes; also an address such as s3://bucket/folder.  [default: site/ beside mkdocs.yml]",
)
@click.option(
    "--no-pdf", is_flag=True, help="Leave out what is printed: the PDFs, and the pieces that the pack builder binds."
)
@click.option("--no-search", is_flag=True, help="Leave the full-text search index out.")
@click.option("--clean", is_flag=True, help="Make everything anew, whatever was made before.")
@click.option(
    "--executor",
    default="",
    metavar="ADDRESS",
    help="The scheduler of a Dask cluster that is to help, such as tcp://host:8786.  [default: this machine alone]",
)
@SITE_URL
@click.pass_obj
def build_command(
    root: Path, site_dir: str | None, no_pdf: bool, no_search: bool, clean: bool, executor: str, site_url: str
) -> None:
    """Build the whole site, all or nothing.

    Example:  fingerpost build --site-url https://example.org/playbook/
    """
    pdf, folder = not no_pdf, Path(site_dir or root / "site")
    remote = opened(site_dir) if site_dir and is_remote(site_dir) else None
    options = Options(root, folder, today(), not no_search, pdf, pdf, clean=clean, site_url=site_url)
    if remote:
        options = replace(options, site=options.cache / "site")
    with cluster(executor) if executor else nullcontext(HERE) as workers:
        stands = _build_and_tell(replace(options, workers=workers))
    if not stands:
        sys.exit(PROBLEMS)
    if remote:
        _send_and_tell(remote, options)


def _send_and_tell(remote: Remote, options: Options) -> None:
    """Bring a remote folder up to date with what was built, and say what it took."""
    told: Told = click.get_current_context().meta[TOLD]
    started = monotonic()
    with Console(stderr=True, quiet=told.quiet).status(f"Sending to {remote.name}"):
        sent = update(remote, options.site, again=options.clean)
    if not told.quiet:
        came = f"{counted(sent.files, 'file')} sent, {sent.removed} removed"
        click.echo(f"{remote.name}: {came} in {monotonic() - started:.1f} s")


def _build_and_tell(options: Options) -> bool:
    """Build, say what came of it, and return whether there is a new site."""
    told: Told = click.get_current_context().meta[TOLD]
    started = monotonic()
    with _stages(told) as progress:
        outcome = build(options, progress)
    return _tell(outcome, options, started)


@contextmanager
def _stages(told: Told) -> Iterator[Progress]:
    """Show which stage the work is in, and say what each took where that is asked."""
    with Console(stderr=True, quiet=told.quiet).status("") as status:
        stages = Stages(status.update, verbose=told.verbose)
        yield stages.begin
        stages.begin("")


def _tell(outcome: Outcome, options: Options, started: float) -> bool:
    """Say what came of a build, and return whether there is a new site."""
    told: Told = click.get_current_context().meta[TOLD]
    if outcome.problems:
        click.echo(report(outcome.problems, default_format()))
        click.echo(f"{counted(len(outcome.problems), 'problem')}; the site that stood is unchanged.", err=True)
        return False
    made = [counted(outcome.cases, "case"), counted(outcome.terms, "term"), counted(outcome.pages, "page")]
    made += [counted(outcome.prints, "PDF")] if options.pdf else []
    if not told.quiet:
        click.echo(f"{', '.join(made)} in {monotonic() - started:.1f} s")
    return True
