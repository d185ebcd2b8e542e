"""Places like ours: likeness between places that explains itself."""

from fingerpost.alike.likeness import Likeness, Part, likeness
from fingerpost.alike.places import Places, places, places_after
from fingerpost.alike.questions import QUESTIONS, Profile, Question, profile_of

__all__ = [
    "QUESTIONS",
    "Likeness",
    "Part",
    "Places",
    "Profile",
    "Question",
    "likeness",
    "places",
    "places_after",
    "profile_of",
]
