"""The kinds of playbook page: their folders, their names, the parts that each must have, the keys that each may use."""

from dataclasses import dataclass

EVERY_KEY = frozenset({"title", "summary", "reviewed", "language", "synonyms", "people_say", "related", "themes"})
IN_PLACES = "In real places"
NOT_KNOWN = "What we do not know"
READING_MINUTES = (5, 15, 60)
"""The lengths of time for which there are reading paths."""
_WHOLE_LISTS = ("glossary", "library", "organisations", "pages", "prints", "sources")
_GATHERED = ("findings", "matrix", "questions", "regraded", "rules")
_PICTURES = ("asks", "gaps", "health", "map", "mix")
_TOOLS = ("compare", "find", "form", "kept", "like-ours", "likeness", "pack", "paths", "wayfinder")
_PARTS = ("codebook", "crosswalk", "document", "doors", "edition", "evidence", "loop", "rule", "steps")
SLOTS = frozenset((*_WHOLE_LISTS, *_GATHERED, *_PICTURES, *_TOOLS, *_PARTS))
"""What a page may ask the library to fill in, as `<!-- fingerpost: NAME -->`."""
_PLAY = ("What it is", "Where it comes from", "Works when", "Breaks when", "Adapt by", IN_PLACES, NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page, with what all pages of the kind share."""

    id: str
    folder: str
    """Under playbook/, and the first part of the address."""
    singular: str
    plural: str
    parts: tuple[str, ...] = ()
    """The `##` headings that each page has, in this order."""
    keys: frozenset[str] = frozenset()
    """Front matter beyond `EVERY_KEY`."""
    needs: frozenset[str] = frozenset()
    """Of these keys, the ones that no page of the kind may leave out."""
    gist: tuple[str, ...] = ()
    """The parts that somebody in a hurry reads; "" is what stands before the first heading."""


def _play(id: str, folder: str, singular: str, plural: str, *keys: str) -> Kind:
    """Return a kind whose pages say when something works, when it breaks, and how to adapt it."""
    return Kind(id, folder, singular, plural, parts=_PLAY, keys=frozenset(keys), gist=("", "What it is", "Adapt by"))


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind(
            "phase",
            "phases",
            "Phase",
            "Phases",
            parts=(
                "What it is for",
                "Signs you are here",
                "How long it lasts",
                "Questions to ask",
                "What people do",
                "Who does what",
                "What comes out of it",
                "Signs you are ready to move",
                "What goes wrong",
                "What funders can do",
                "Exercises",
                "Questions to reflect on",
                IN_PLACES,
                "In other models",
                NOT_KNOWN,
            ),
            keys=frozenset({"order", "pitfalls", "exercises", "leads_to", "crosswalk"}),
            needs=frozenset({"order", "leads_to", "crosswalk"}),
            gist=("", "Signs you are here", "What goes wrong"),
        ),
        Kind(
            "pitfall",
            "pitfalls",
            "Pitfall",
            "Pitfalls",
            parts=(
                "How to spot it early",
                "Why it happens",
                "Ways out",
                "How to tell it from its neighbours",
                IN_PLACES,
                NOT_KNOWN,
            ),
            keys=frozenset({"group", "phases"}),
            needs=frozenset({"group", "people_say"}),
            gist=("", "How to spot it early", "Ways out"),
        ),
        _play("theme", "themes", "Theme", "Themes", "order"),
        _play("principle", "principles", "Principle", "Principles", "order"),
        _play("factor", "factors", "Success factor", "Success factors", "phases"),
        _play("framework", "frameworks", "Framework", "Frameworks", "crossed_as", "elements", "elements_called"),
        _play("behaviour", "behaviours", "System behaviour", "System behaviours", "order"),
        _play("model", "models", "Sustaining model", "Sustaining models"),
        Kind(
            "tension",
            "tensions",
            "Tension",
            "Tensions",
            parts=("One side", "The other side", "Living with both", IN_PLACES, NOT_KNOWN),
            gist=("", "One side", "The other side"),
        ),
        Kind(
            "exercise",
            "exercises",
            "Exercise",
            "Exercises",
            parts=("What it is for", "Steps", "Facilitator notes", "Worksheet", NOT_KNOWN),
            keys=frozenset({"minutes", "group", "room", "materials", "steps", "phases"}),
            needs=frozenset({"minutes", "group", "room", "materials", "steps"}),
            gist=("", "What it is for", "Steps"),
        ),
        Kind(
            "role",
            "roles",
            "Reader",
            "Readers",
            parts=("What this gives you", "Start here", "A path for your time", NOT_KNOWN),
            keys=frozenset({"reads", "parts", "words", "known_by"}),
            needs=frozenset({"reads"}),
        ),
        Kind("funding", "funding", "Funding", "Funding"),
        Kind("page", "", "Page", "Pages", keys=frozenset({"doors"})),
    )
}

KIND_BY_FOLDER = {kind.folder: kind for kind in KINDS.values()}
JOINED = frozenset(kind.id for kind in KINDS.values() if IN_PLACES in kind.parts)
"""The kinds whose pages show what happened in real places."""
