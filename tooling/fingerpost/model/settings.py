"""What the site is called and where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What the library needs of mkdocs.yml; the rest of that file is the engine's."""

    name: str
    url: str = ""
    """Where the site stands, with a slash at its end; "" where that is not said."""
    repository: str = ""
    """Where changes are proposed, with no slash at its end; "" where that is not said."""
    licence: str = ""
    """On what terms it may be copied, in a sentence."""
