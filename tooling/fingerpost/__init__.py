"""Fingerpost: a playbook for place-based change, joined to real cases."""
