"""The fixed words of a case's page: what its codes and its silences are called."""

STORY_HEADINGS = {
    "what_happened": "What happened",
    "how_it_is_led": "How it is led",
    "how_power_is_shared": "How power is shared",
    "how_it_learns": "How it learns",
    "what_changed_course": "What changed course",
    "what_it_leaves": "What it leaves",
}
ASPECTS = {
    "disposition": "Readiness for change",
    "fault-line": "Fault lines",
    "incentives": "Incentives",
    "overlapping-boundaries": "Overlapping boundaries",
    "shock": "Shocks",
    "assets": "What was there to build on",
    "history": "What came before",
}
OUTCOMES = {
    "got-out": "Got out",
    "partly": "Partly out",
    "did-not": "Did not get out",
    "unknown": "Not known whether it got out",
}
DIRECTIONS = {"against": "Against", "for": "For", "unclear": "Unclear"}
"""In the order in which they are shown: what contradicts first."""
EFFECTS = {"helped": "Helped", "hindered": "Got in the way", "both": "Helped and got in the way"}
MAY_BE_LEFT_OUT = {
    "partners": "who else took part",
    "funding": "the money",
    "context": "the place it grew in",
    "events": "dated events",
    "pitfalls": "pitfalls",
    "evidence": "findings",
    "did_not_work": "what did not work",
    "national_rules": "rules made elsewhere",
}
"""What a case may be silent on, in words: silence is told apart from 'not known' and from 'none'."""
NONE_OF = {**MAY_BE_LEFT_OUT, "lead": "anybody who leads it", "adapted_from": "earlier work behind it"}
