"""The relations between records, both ways, and the terms and sources that each uses."""

from fingerpost.link.graph import Links, link, path_of
from fingerpost.link.held import Graph
from fingerpost.link.references import OURS, Node, Reference, cited, of_page, of_term, prose, spots_of
from fingerpost.link.terms import TermIndex, without_marks

__all__ = [
    "OURS",
    "Graph",
    "Links",
    "Node",
    "Reference",
    "TermIndex",
    "cited",
    "link",
    "of_page",
    "of_term",
    "path_of",
    "prose",
    "spots_of",
    "without_marks",
]
