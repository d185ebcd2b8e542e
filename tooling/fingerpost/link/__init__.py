"""The relations between records, both ways, and the terms and sources that each uses."""

from fingerpost.link.graph import Links, link, path_of
from fingerpost.link.references import OURS, Node, cited, prose, spots_of
from fingerpost.link.terms import TermIndex

__all__ = ["OURS", "Links", "Node", "TermIndex", "cited", "link", "path_of", "prose", "spots_of"]
