"""The commands: each reads its words, calls one function, prints what came of it and sets the exit code."""

from fingerpost.cli.files import new, schema
from fingerpost.cli.main import main, run
from fingerpost.cli.prints import print_command

for command in (new, schema, print_command):
    main.add_command(command)

__all__ = ["main", "run"]
