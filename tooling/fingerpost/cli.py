"""The commands: each reads its words, calls one function, prints what came of it and sets the exit code."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from fingerpost.build import problems_of
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
    problems = problems_of(root, _today())
    if paths:
        wanted = [Path(path).resolve() for path in paths]
        problems = [p for p in problems if any((root / p.path).resolve().is_relative_to(path) for path in wanted)]
    printed = report(problems, form or _default_format())
    if printed:
        click.echo(printed)
    if problems:
        click.echo(f"{counted(len(problems), 'problem')}.", err=True)
    sys.exit(PROBLEMS if problems else FINE)


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
