"""How a case was sustained over time, on four lenses, drawn as SVG; the lists under it say what each bar stands for."""

from string import ascii_uppercase

from fingerpost.model import Case
from fingerpost.model.course import Spell
from fingerpost.render.axis import LEFT, RIGHT, WIDTH, Axis, labels
from fingerpost.render.site import Site, rendered

LENSES = ("funding", "infrastructure", "processes", "relationships")
_TOP, _LANE, _BAR, _GAP, _FOOT = 10, 16, 11, 9, 24


def letters(case: Case) -> list[str]:
    """Return the letter by which each spell is known in the picture and in the list."""
    return [ascii_uppercase[number % len(ascii_uppercase)] for number in range(len(case.spells))]


def spells_picture(site: Site, case: Case, axis: Axis | None) -> str:
    """Return the picture, or "" where there is no spell."""
    if axis is None or not case.spells:
        return ""
    lanes = len(case.spells) * _LANE
    tops = {lens: _TOP + row * (lanes + _GAP) for row, lens in enumerate(LENSES)}
    known: dict[str, list[str]] = {"grounded": [], "speculative": []}
    unknown, names = list[str](), list[tuple[float, float, str]]()
    spans = [(axis.x(spell.from_), axis.x(spell.to + 1.0 if spell.to else axis.last)) for spell in case.spells]
    for lens, top in tops.items():
        for lane, (spell, span, letter) in enumerate(zip(case.spells, spans, letters(case), strict=True)):
            y = top + lane * _LANE
            if getattr(spell, lens):
                known[spell.coded].append(_bar(*span, y, closed=bool(spell.to)))
            else:
                unknown.append(f"M{span[0]} {y + _BAR / 2}H{span[1]}")
            names.append((span[0] - 5, y + _BAR - 1, letter))
    base = _TOP + len(LENSES) * (lanes + _GAP)
    return rendered(
        "pictures/spells.html",
        site,
        "",
        width=WIDTH,
        height=base + _FOOT,
        years=axis.years(base + 6, base + _FOOT),
        labels=labels((lens.capitalize(), top + (lanes - _LANE) / 2 + _BAR) for lens, top in tops.items()),
        lines="".join(f"M{LEFT} {top - _GAP / 2}H{RIGHT}" for top in list(tops.values())[1:]),
        grounded="".join(known["grounded"]),
        guessed="".join(known["speculative"]),
        unknown="".join(unknown),
        names=names,
        count=len(case.spells),
        overlap=_overlap(case.spells),
        open_ended=any(spell.to is None for spell in case.spells),
    )


def _bar(start: float, end: float, y: float, *, closed: bool) -> str:
    """Return the path of a bar; one whose end is open has a point, like an arm of a signpost."""
    if closed:
        return f"M{start} {y}H{end}v{_BAR}H{start}z"
    return f"M{start} {y}H{end - _BAR / 2:g}l{_BAR / 2} {_BAR / 2}l{-_BAR / 2} {_BAR / 2}H{start}z"


def _overlap(spells: tuple[Spell, ...]) -> bool:
    """Tell whether two spells ran at the same time."""
    ordered = sorted(spells, key=lambda spell: spell.from_)
    reached = 0
    for spell in ordered:
        if spell.from_ < reached:
            return True
        reached = max(reached, spell.to or 9999)
    return False
