"""The form for people without developer tools: what it asks, what it knows, and the one file that holds all of it."""

from fingerpost.render.form.files import form_files

__all__ = ["form_files"]
