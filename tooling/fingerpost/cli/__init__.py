"""The commands: each reads its words, calls one function, prints what came of it and sets the exit code."""

from fingerpost.cli.files import new, schema
from fingerpost.cli.main import main, run
from fingerpost.cli.prints import print_command
from fingerpost.cli.site import build_command, serve_command

for command in (serve_command, build_command, new, schema, print_command):
    main.add_command(command)

__all__ = ["main", "run"]
