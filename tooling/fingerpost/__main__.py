"""`python -m fingerpost` is the same as `fingerpost`."""

from fingerpost.cli import run

run()
