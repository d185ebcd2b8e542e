"""Makes the outlines that the map is drawn on, from Natural Earth as the package world-atlas carries it.

Run by hand, when the outlines are to be made anew:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tooling/outlines.py package tooling/fingerpost/templates/outlines
"""

import json
import sys
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

Point = tuple[float, float]
"""Longitude, latitude in degrees."""
ISLES = {"United Kingdom", "Ireland", "Isle of Man"}


def main(package: Path, target: Path) -> None:
    """Write both outlines."""
    isles = [shape for shape in shapes(package / "countries-10m.json", "countries", 0.018) if shape[0] in ISLES]
    world = [shape for shape in shapes(package / "land-110m.json", "land", 0.8) if max(y for _, y in shape[1]) > -60]
    write(target / "isles.geojson", isles, least=0.004, places=3)
    write(target / "world.geojson", world, least=12, places=1)


def shapes(path: Path, layer: str, closeness: float) -> list[tuple[str, list[Point]]]:
    """Return name and outer ring of every piece of land in a layer of a TopoJSON file.

    Each stretch of border is simplified once, so that neighbours still meet.
    """
    topology: Any = json.loads(path.read_text(encoding="utf-8"))
    (across, up), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for steps in topology["arcs"]:
        x = y = 0
        arc: list[Point] = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * across + left, y * up + bottom))
        arcs.append(simplified(arc, closeness))
    found = []
    for land in topology["objects"][layer]["geometries"]:
        pieces = [land["arcs"]] if land["type"] == "Polygon" else land["arcs"]
        found += [(land.get("properties", {}).get("name", "Land"), _ring(arcs, piece[0])) for piece in pieces]
    return found


def _ring(arcs: list[list[Point]], numbers: list[int]) -> list[Point]:
    """Return the arcs as one ring, which goes on past 180 degrees where it crosses that line."""
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    whole = ring[:1]
    for x, y in ring[1:]:
        whole.append((x - 360 * round((x - whole[-1][0]) / 360), y))
    turns = 360 * round(sum(x for x, _ in whole) / len(whole) / 360)
    return [(x - turns, y) for x, y in whole]


def simplified(line: list[Point], closeness: float) -> list[Point]:
    """Return a line without the points that lie closer than that to it (Douglas and Peucker 1973)."""
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = hypot(x2 - x1, y2 - y1)
    farthest, at = 0.0, 0
    for index, (x, y) in enumerate(line[1:-1], 1):
        across = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1))
        off = across / length if length else hypot(x - x1, y - y1)
        if off > farthest:
            farthest, at = off, index
    if farthest <= closeness:
        return [line[0], line[-1]]
    return simplified(line[: at + 1], closeness)[:-1] + simplified(line[at:], closeness)


def area(ring: list[Point]) -> float:
    """Return the area of a ring in square degrees."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def write(path: Path, pieces: list[tuple[str, list[Point]]], least: float, places: int) -> None:
    """Write the larger pieces as GeoJSON, a feature a country."""
    by_name: dict[str, list[Any]] = {}
    for name, ring in pieces:
        if area(ring) >= least:
            points = [[round(x, places), round(y, places)] for x, y in ring]
            by_name.setdefault(name, []).append([points])
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "MultiPolygon", "coordinates": rings}}
        for name, rings in sorted(by_name.items())
    ]
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
