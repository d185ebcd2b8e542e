"""Fingerpost: a playbook for place-based change, joined to real cases."""

__version__ = "0.1.0"
