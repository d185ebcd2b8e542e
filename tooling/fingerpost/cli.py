"""The commands: each reads its words, calls one function, prints what came of it and sets the exit code."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic

import click
from rich.console import Console

from fingerpost.build import Options, build, checked
from fingerpost.problems import ToolingError
from fingerpost.report import FORMATS, counted, report

FINE, PROBLEMS, CANNOT_RUN = 0, 1, 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "root", type=click.Path(path_type=Path), default=Path(), help="The folder that holds mkdocs.yml.  [default: this one]")
@click.version_option(package_name="fingerpost")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Make a website, printed guides and open data from a playbook and its cases.

    Example:  fingerpost build
    """
    context.obj = root


@main.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", "form", type=click.Choice(FORMATS), default=None, help="How to print problems.  [default: text; github in GitHub Actions]")
@click.pass_obj
def check(root: Path, paths: tuple[str, ...], form: str | None) -> None:
    """Report every problem in the content.

    With PATHs, only the problems of those files and folders are reported.

    Example:  fingerpost check case_studies/riverside-together.yml
    """
    _, _, problems = checked(root, _today())
    if paths:
        wanted = [Path(path).resolve() for path in paths]
        problems = [p for p in problems if any((root / p.path).resolve().is_relative_to(path) for path in wanted)]
    printed = report(problems, form or _default_format())
    if printed:
        click.echo(printed)
    if problems:
        click.echo(f"{counted(len(problems), 'problem')}.", err=True)
    sys.exit(PROBLEMS if problems else FINE)


@main.command(name="build")
@click.option("--site-dir", type=click.Path(path_type=Path), default=None, help="Where the site goes.  [default: site/ beside mkdocs.yml]")
@click.option("--no-pdf", is_flag=True, help="Leave the printed guides out.")
@click.option("--no-search", is_flag=True, help="Leave the full-text search index out.")
@click.option("--clean", is_flag=True, help="Make everything anew, whatever was made before.")
@click.pass_obj
def build_command(root: Path, site_dir: Path | None, no_pdf: bool, no_search: bool, clean: bool) -> None:
    """Build the whole site, all or nothing.

    Example:  fingerpost build --site-dir public
    """
    started = monotonic()
    options = Options(root, site_dir or root / "site", _today(), search=not no_search, pdf=not no_pdf, clean=clean)
    with Console(stderr=True).status("") as status:
        outcome = build(options, lambda stage: status.update(f"{stage} …"))
    if outcome.problems:
        click.echo(report(outcome.problems, _default_format()))
        click.echo(f"{counted(len(outcome.problems), 'problem')}; the site that stood is unchanged.", err=True)
        sys.exit(PROBLEMS)
    counts = ", ".join((counted(outcome.cases, "case"), counted(outcome.terms, "term"), counted(outcome.pages, "page")))
    click.echo(f"{counts} in {monotonic() - started:.1f} s")


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _today() -> str:
    """Return the day of the build; SOURCE_DATE_EPOCH sets it for builds that are to be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()).isoformat()  # noqa: DTZ011


def run() -> None:
    """Run the command line; a fault of the machine is one line, not a traceback."""
    try:
        main(standalone_mode=True)
    except ToolingError as error:
        click.echo(f"fingerpost: {error}", err=True)
        sys.exit(CANNOT_RUN)
