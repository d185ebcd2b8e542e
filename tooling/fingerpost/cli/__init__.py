"""The commands: each reads its words, calls one function, prints what came of it and sets the exit code."""

from fingerpost.cli.main import main, run

__all__ = ["main", "run"]
