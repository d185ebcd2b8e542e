"""Files → records, and places in records → places in files."""

from fingerpost.read.library import read
from fingerpost.read.positions import locate
from fingerpost.read.settings import read_settings

__all__ = ["locate", "read", "read_settings"]
