"""Sheets of paper to draw places on: the isles and the world, with the land as SVG path data."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import atan2, atanh, cos, pi, radians, sin, tan

from fingerpost.render.templates import TEMPLATES

Point = tuple[float, float]
"""Across and down, in the units of the picture."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One map without its marks."""

    id: str
    """Also the name of its outline's file."""
    title: str
    west: float
    """The degrees between which it shows the world; `south` and `north` are latitudes."""
    east: float
    south: float
    north: float
    width: float
    project: Callable[[float, float], Point]
    """Latitude and longitude in degrees → across and up, in any unit."""

    def holds(self, latitude: float, longitude: float) -> bool:
        """Tell whether a place lies on the sheet."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    def at(self, latitude: float, longitude: float) -> Point:
        """Return where a place lies on the sheet."""
        left, _, right, top = self._edges()
        across, up = self.project(latitude, longitude)
        scale = self.width / (right - left)
        return round((across - left) * scale, 1), round((top - up) * scale, 1)

    @property
    def height(self) -> float:
        left, bottom, right, top = self._edges()
        return round(self.width * (top - bottom) / (right - left), 1)

    def _edges(self) -> tuple[float, float, float, float]:
        corners = [self.project(y, x) for y in (self.south, self.north) for x in (self.west, self.east)]
        return (
            min(x for x, _ in corners),
            min(y for _, y in corners),
            max(x for x, _ in corners),
            max(y for _, y in corners),
        )


def transverse(latitude: float, longitude: float) -> Point:
    """Project as maps of Britain are: transverse Mercator about 2 degrees west, on a globe."""
    north, east = radians(latitude), radians(longitude + 2)
    return atanh(cos(north) * sin(east)), atan2(tan(north), cos(east))


def plain(latitude: float, longitude: float) -> Point:
    """Project the world with true distances along 35 degrees: small, and only to show which land is meant."""
    return radians(longitude) * cos(35 * pi / 180), radians(latitude)


ISLES = Sheet("isles", "The United Kingdom", -8.7, 2.2, 49.7, 61.0, 600, transverse)
WORLD = Sheet("world", "The world", -170, 180, -50, 74, 600, plain)


@cache
def land(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Return name and path data of each country on a sheet."""
    text = (TEMPLATES / "outlines" / f"{sheet.id}.geojson").read_text(encoding="utf-8")
    return tuple(
        (feature["properties"]["name"], "".join(_path(sheet, ring[0]) for ring in feature["geometry"]["coordinates"]))
        for feature in json.loads(text)["features"]
    )


def _path(sheet: Sheet, ring: list[list[float]]) -> str:
    """Return a closed ring of longitudes and latitudes as path data, each point told from the one before."""
    points = [sheet.at(latitude, longitude) for longitude, latitude in ring[:-1]]
    steps = [f"M{points[0][0]:g} {points[0][1]:g}l"]
    for (x1, y1), (x2, y2) in pairwise(points):
        steps.append(f"{x2 - x1:.1f} {y2 - y1:.1f} ")
    return "".join(steps).rstrip() + "z"
