"""The command that prints: what to print, for whom, into which file."""

import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import click

from fingerpost.assemble.prints import printed_pack, printing
from fingerpost.build import site_of
from fingerpost.checked import checked
from fingerpost.cli.main import CANNOT_RUN, PROBLEMS, SITE_URL, TOLD, default_format, today
from fingerpost.engine.pdf import page_count
from fingerpost.problems import ToolingError
from fingerpost.render.sheets.pack import PLURALS, Choice, minutes_of, unknown
from fingerpost.report import counted, report

_ORDER = "fingerpost.order"


class InOrder(click.Command):
    """A command that remembers in which order its options were written, whatever their names."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Parse as every command does, and note the order."""
        _, _, parameters = self.make_parser(context).parse_args(args=list(args))
        context.meta[_ORDER] = [parameter.name for parameter in parameters]
        return super().parse_args(context, args)


def _chosen(context: click.Context, ids_by_kind: dict[str, tuple[str, ...]]) -> Iterator[Choice]:
    left = {kind: iter(ids) for kind, ids in ids_by_kind.items()}
    for name in context.meta[_ORDER]:
        if name in left:
            yield Choice(name, next(left[name]))


@click.command(name="print", cls=InOrder)
@click.option("--phase", multiple=True, metavar="ID", help="A phase; alone, it is printed as its whole guide.")
@click.option("--exercise", multiple=True, metavar="ID", help="An exercise as a sheet.")
@click.option("--worksheet", multiple=True, metavar="ID", help="An exercise's worksheet, to write on.")
@click.option("--case", multiple=True, metavar="ID", help="A case, told whole.")
@click.option("--stages", multiple=True, metavar="ID", help="A case in parts, each asking what you would do.")
@click.option("--pitfall", multiple=True, metavar="ID", help="A pitfall with its ways out.")
@click.option("--term", multiple=True, metavar="ID", help="A word from the glossary.")
@click.option(
    "--for",
    "reader",
    type=click.Choice(("facilitator", "participant")),
    default="participant",
    show_default=True,
    help="For whom: a facilitator also gets session plan and notes.",
)
@click.option("--large-print", is_flag=True, help="Lay it out in 18 points, one column.")
@SITE_URL
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The PDF to write.")
@click.pass_context
def print_command(
    context: click.Context, /, reader: str, large_print: bool, site_url: str, output: Path, **ids: Any
) -> None:
    """Print a guide or a pack as a PDF, in the order in which its parts are named.

    Example:  fingerpost print --phase sensing --exercise power-map --worksheet power-map -o pack.pdf
    """
    started = monotonic()
    choices = list(_chosen(context, ids))
    if not choices:
        raise click.UsageError(f"Name something to print: {', '.join(f'--{kind}' for kind in PLURALS)}.")
    library, links, problems = checked(context.obj, today())
    if problems:
        click.echo(report(problems, default_format()))
        sys.exit(PROBLEMS)
    site = site_of(context.obj, library.published(), links, site_url)
    press = printing(site, facilitator=reader == "facilitator", large=large_print)
    if wrong := unknown(press, choices):
        click.echo("\n".join(f"{found.message}\n    fix: {found.fix}" for found in wrong), err=True)
        sys.exit(CANNOT_RUN)
    pdf = printed_pack(press, choices)
    try:
        output.write_bytes(pdf)
    except OSError as error:
        raise ToolingError(f"cannot write {output}: {error.strerror}") from error
    if not context.meta[TOLD].quiet:
        minutes = minutes_of(press, choices)
        what = [counted(page_count(pdf), "page"), *([f"{minutes} minutes"] if minutes else [])]
        click.echo(f"{output}: {', '.join(what)}, in {monotonic() - started:.1f} s")
