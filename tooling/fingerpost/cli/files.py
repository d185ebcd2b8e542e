"""The commands that write files for people to work on: a new case, the schemas for their editor."""

from pathlib import Path

import click

from fingerpost.cli.main import today
from fingerpost.problems import ToolingError
from fingerpost.read import read
from fingerpost.render.data import schemas
from fingerpost.render.new_case import new_case, new_case_id


@click.group()
def new() -> None:
    """Begin a new file.

    Example:  fingerpost new case "Riverside Together"
    """


@new.command(name="case")
@click.argument("title")
@click.pass_obj
def new_case_command(root: Path, title: str) -> None:
    """Write a commented case file, ready to fill in.

    Example:  fingerpost new case "Riverside Together"
    """
    id = new_case_id(title)
    if not id:
        raise click.UsageError(f"'{title}' has no letters or digits that an address could be made of.")
    library, _ = read(root, today())
    path = root / "case_studies" / f"{id}.yml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(new_case(library, title))
    except FileExistsError as error:
        raise ToolingError(f"{path} is there already; give the case another title") from error
    except OSError as error:
        raise ToolingError(f"cannot write {path}: {error.strerror}") from error
    click.echo(path)


@click.command()
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    default=None,
    help="Where to.  [default: the package's own schema folder]",
)
def schema(folder: Path | None) -> None:
    """Write the JSON Schemas of all records.

    Example:  fingerpost schema --dir schemas
    """
    folder = folder or Path(__file__).parent.parent / "schema"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in schemas().items():
            (folder / name).write_text(text, encoding="utf-8")
            click.echo(folder / name)
    except OSError as error:
        raise ToolingError(f"cannot write to {folder}: {error.strerror}") from error
