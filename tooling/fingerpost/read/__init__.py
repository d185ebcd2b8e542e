"""Files → records, and places in records → places in files."""

from fingerpost.read.library import library_of, read, readings_after, readings_in
from fingerpost.read.positions import locate
from fingerpost.read.settings import read_settings

__all__ = ["library_of", "locate", "read", "read_settings", "readings_after", "readings_in"]
