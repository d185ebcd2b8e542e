"""The commands that check and look after the content, and what all commands share."""

import gc
import os
import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

import click

from fingerpost.checked import checked, hinted
from fingerpost.evidence import evidence
from fingerpost.health import URGENT, health
from fingerpost.problems import ToolingError
from fingerpost.read import read_settings
from fingerpost.report import (
    FORMATS,
    HEALTH_FORMATS,
    cases_among,
    counted,
    explained,
    of_paths,
    report,
    report_health,
    tell_hints,
)

FINE, PROBLEMS, CANNOT_RUN = 0, 1, 2
TOLD = "fingerpost.told"
RECORDS_BETWEEN_COLLECTIONS = 50_000
"""A library is many records, and all stay: to look through them for garbage at every 700 is a seventh of a build."""


SITE_URL = click.option(
    "--site-url",
    envvar="FINGERPOST_SITE_URL",
    show_envvar=True,
    default="",
    metavar="URL",
    help="Where the site will stand, such as https://example.org/playbook/.  [default: site_url in mkdocs.yml]",
)


@dataclass(frozen=True, slots=True)
class Told:
    """How much the user wants to be told."""

    quiet: bool = False
    verbose: bool = False
    hints: set[tuple[str, str]] = field(default_factory=set)
    """File and message of each hint that was told: `serve` tells each once."""


_ELSEWHERE = {
    "build": "site:build_command",
    "new": "files:new",
    "print": "prints:print_command",
    "schema": "files:schema",
    "serve": "site:serve_command",
}
"""Commands that are loaded when somebody asks for them: who checks a file need not wait for what builds a site."""


class _Commands(click.Group):
    """The commands of this file, and those elsewhere."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted({*super().list_commands(context), *_ELSEWHERE})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _ELSEWHERE:
            return super().get_command(context, name)
        module, _, command = _ELSEWHERE[name].partition(":")
        found: click.Command = getattr(import_module(f"fingerpost.cli.{module}"), command)
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "root",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The folder that holds mkdocs.yml.  [default: this one]",
)
@click.option("--quiet", is_flag=True, help="Say nothing but problems.")
@click.option("--verbose", is_flag=True, help="Say what each stage took.")
@click.option("--traceback", is_flag=True, help="Show the whole of a fault of the machine.")
@click.version_option(package_name="fingerpost")
@click.pass_context
def main(context: click.Context, root: Path, quiet: bool, verbose: bool, traceback: bool) -> None:
    """Make a website, printed guides and open data from a playbook and its cases.

    Example:  fingerpost build
    """
    context.obj = root
    context.meta[TOLD] = Told(quiet=quiet, verbose=verbose)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=None,
    help="How to print problems.  [default: text; github in GitHub Actions]",
)
@click.option("--hints", is_flag=True, help="Say also what is no mistake and worth a thought; it changes no exit code.")
@click.pass_obj
def check(root: Path, paths: tuple[str, ...], form: str | None, hints: bool) -> None:
    """Report every problem in the content.

    With PATHs, only the problems of those files and folders are reported; for cases alone no other case is read.

    Example:  fingerpost check case_studies/riverside-together.yml
    """
    library, links, found = checked(root, today(), cases_among(root, paths))
    problems = of_paths(found, root, paths)
    printed = report(problems, form or default_format())
    if printed:
        click.echo(printed)
    if hints:
        tell_hints(of_paths(hinted(root, library, links), root, paths))
    if problems:
        click.echo(f"{counted(len(problems), 'problem')}. {explained(problems, read_settings(root).url)}", err=True)
    sys.exit(PROBLEMS if problems else FINE)


@main.command(name="health")
@click.option(
    "--format", "form", type=click.Choice(HEALTH_FORMATS), default="text", show_default=True, help="How to print it."
)
@click.pass_obj
def health_command(root: Path, form: str) -> None:
    """List what is overdue, disputed, stale, contested, thin, ungraded or alone.

    The exit code is 1 while anything is overdue or disputed, or the content has problems.

    Example:  fingerpost health --format json
    """
    library, links, problems = checked(root, today())
    if problems:
        click.echo(report(problems, default_format()))
        sys.exit(PROBLEMS)
    library = library.published()
    concerns = health(library, links, evidence(library))
    click.echo(report_health(concerns, form))
    sys.exit(PROBLEMS if any(concern.sort in URGENT for concern in concerns) else FINE)


def default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def today() -> str:
    """Return the day of the build; SOURCE_DATE_EPOCH sets it for builds that are to be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and not epoch.isdigit():
        raise ToolingError(f"SOURCE_DATE_EPOCH is '{epoch}', which is not a number of seconds")
    return (datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()).isoformat()


def run() -> None:
    """Run the command line; a fault of the machine is one line, not a traceback."""
    gc.set_threshold(RECORDS_BETWEEN_COLLECTIONS)
    try:
        main(standalone_mode=True)
    except (ToolingError, OSError) as error:  # the second where not even the output can be written
        tell_fault(error)
        sys.exit(CANNOT_RUN)


def tell_fault(error: ToolingError | OSError) -> None:
    """Tell a fault of the machine in one line, or raise it again where the whole of it is wanted."""
    if "--traceback" in sys.argv:
        raise error
    said = error if isinstance(error, ToolingError) else f"cannot go on: {error}"
    click.echo(f"fingerpost: {said}", err=True)
