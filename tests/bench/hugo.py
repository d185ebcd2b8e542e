"""The same words and the same kinds of pages by Hugo: a page for each case, a list for each value of a facet."""

import json
from pathlib import Path

import yaml

_CONFIG = """\
baseURL: https://example.org/
title: Plain
disableKinds: [RSS, sitemap]
taxonomies: {theme: themes, focus: focus, status: status, setting: settings, nation: nations, phase: phases}
"""
_BASE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<link rel="stylesheet" href="/site.css"></head><body><header><nav><ul>
{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer><p>Words under CC BY 4.0.</p></footer></body></html>
"""
_SINGLE = """\
{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Description }}</p>{{ .TableOfContents }}{{ .Content }}
<ul>{{ range .GetTerms "themes" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}
"""
_LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Description }}</p></li>{{ end }}</ul>{{ end }}
"""


def hugo_site(folder: Path, cases: list[Path], texts: list[str]) -> list[str]:
    """Write a site for Hugo, a page for each case; return the arguments that build it.

    texts: the words of a case's page as Markdown, for case after case, again from the first where they end.
    """
    for name, text in (
        ("hugo.yaml", _CONFIG),
        ("layouts/_default/baseof.html", _BASE),
        ("layouts/_default/single.html", _SINGLE),
        ("layouts/_default/list.html", _LIST),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    pages = folder / "content" / "cases"
    pages.mkdir(parents=True)
    for number, case in enumerate(cases):
        matter = json.dumps(_matter(yaml.load(case.read_bytes(), yaml.CSafeLoader)))  # our own files
        (pages / f"{case.stem}.md").write_text(f"{matter}\n\n{texts[number % len(texts)]}\n", encoding="utf-8")
    return ["--source", str(folder), "--quiet"]


def _matter(case: dict[str, object]) -> dict[str, object]:
    place, events = case.get("place"), case.get("events")
    phases = {str(event["phase"]) for event in events if event.get("phase")} if isinstance(events, list) else set()
    return {
        "title": case["title"],
        "description": case["summary"],
        "themes": case.get("themes", []),
        "focus": case.get("focus", []),
        "status": [case["status"]],
        "phases": sorted(phases),
        **({"settings": [place["setting"]], "nations": [place["nation"]]} if isinstance(place, dict) else {}),
    }
