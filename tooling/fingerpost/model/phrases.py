"""The pieces that messages are put together from."""

PHRASES: dict[str, str] = {
    "add line": "add a line '{name}: …'",
    "add to entry": "add '{name}: …' to the entry",
    "or unknown": ", or list it under not_known with the reason",
    "meaning": " ({meaning})",
    "choose": "choose one of these",
    "one of": "use one of: {names}",
    "delete or one of": "delete it, or use one of: {names}",
    "to the top": "move it to the beginning of a line: it is a field of the whole file",
    "latitude first": "write latitude first, then longitude, in degrees: [53.4, -2.9]",
    "group of named": "write each entry below it under a short name of its own, without a dash, as 'name: …'",
    "group at the top": "write each of its fields at the beginning of a line: {names}",
    "group after a dash": "write it as fields, one a line, the first after the dash: {names}",
    "group below": "write each of its fields below it, indented by two spaces: {names}",
    "look up folder": "look it up in its folder, or add it there",
    "look up kind": "write its kind and its id, such as 'pitfall-hero-leader'",
    "look up code": "look it up in playbook/vocabulary.yml, or add it there",
    "look up source": "look it up where the sources are listed, or add it there",
    "a source here": "a source of this file",
    "a source": "a work in playbook/sources.yml",
    "a page": "the kind and the id of a page",
    "a kind for paths": "a kind of page that a reading path can hold",
    "a code": "in the list '{name}' of playbook/vocabulary.yml",
    "a code here": "among the {name} of this file",
    "whole": "the file",
    "entry": "entry {number} of '{name}'",
    "lone entry": "entry {number}",
    "of entry": "'{last}' of entry {number} of '{name}'",
    "of group": "'{last}' of '{name}'",
    "text": "'{text}'",
    "a tab": "a tab",
    "a strange space": "a space that is not an ordinary one",
    "group": "a group of fields",
    "list of": "the list '{text}'",
    "list": "a list",
    "blank": "blank",
}
"""By a name that says what they tell of."""


def phrase(name: str, /, **found: object) -> str:
    """Return a phrase with its places filled in."""
    return PHRASES[name].format(**found)
