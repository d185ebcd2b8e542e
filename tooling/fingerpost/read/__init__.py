"""Files → records, and places in records → places in files."""

from fingerpost.read.content import read
from fingerpost.read.positions import locate

__all__ = ["locate", "read"]
