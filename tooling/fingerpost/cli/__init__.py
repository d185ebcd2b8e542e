"""The commands: each reads its words, calls one function, prints what came of it and sets the exit code."""

from fingerpost.cli.main import main, run
from fingerpost.cli.prints import print_command

main.add_command(print_command)

__all__ = ["main", "run"]
