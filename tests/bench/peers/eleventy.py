"""Eleventy: a page for each case, a list for each value of a facet."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.bench.peers.peer import Peer, write_files
from tests.bench.words import CaseText

_CONFIG = """\
const facets = ["themes", "focus", "status", "settings", "nations", "phases"];

export default function (eleventy) {
  eleventy.addCollection("values", (all) => {
    const lists = new Map();
    for (const page of all.getFilteredByTag("case"))
      for (const facet of facets)
        for (const value of page.data[facet]) {
          const address = `/${facet}/${value}/`;
          if (!lists.has(address)) lists.set(address, { address, value, pages: [] });
          lists.get(address).pages.push(page);
        }
    return [...lists.values()];
  });
  return { markdownTemplateEngine: false, dir: { input: "content" } };
}
"""
_BASE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title>
<link rel="stylesheet" href="/site.css"></head><body><header><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<main>{{ content | safe }}</main><footer><p>Words under CC BY 4.0.</p></footer></body></html>
"""
_CASE = """\
---
layout: base.njk
---
<h1>{{ title }}</h1><p>{{ description }}</p>{{ content | safe }}
<ul>{% for theme in themes %}<li><a href="/themes/{{ theme }}/">{{ theme }}</a></li>{% endfor %}</ul>
"""
_LIST = """\
---
layout: base.njk
pagination: {data: collections.values, size: 1, alias: list}
permalink: "{{ list.address }}"
---
<h1>{{ list.value }}</h1><ul>{% for page in list.pages %}
<li><a href="{{ page.url }}">{{ page.data.title }}</a><p>{{ page.data.description }}</p></li>{% endfor %}</ul>
"""


def _write(folder: Path, cases: Sequence[CaseText]) -> list[str]:
    write_files(
        folder,
        {
            "eleventy.config.mjs": _CONFIG,
            "content/_includes/base.njk": _BASE,
            "content/_includes/case.njk": _CASE,
            "content/list.njk": _LIST,
        },
    )
    for case in cases:
        matter = {"layout": "case.njk", "tags": "case", "title": case.title, "description": case.summary, **case.terms}
        text = f"---json\n{json.dumps(matter)}\n---\n\n{case.text}\n"
        write_files(folder / "content" / "cases", {f"{case.id}.md": text})
    return ["eleventy", "--quiet"]


ELEVENTY = Peer(
    "eleventy", "eleventy", "npm install @11ty/eleventy", "a small layout, lists by six facets", _write, "_site"
)
