"""Astro Starlight: a page for each case, out of the navigation."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.bench.peers.peer import Peer, write_files
from tests.bench.words import CaseText

_CONFIG = """\
import { defineConfig } from "astro/config";
import starlight from "@astrojs/starlight";

export default defineConfig({
  integrations: [starlight({ title: "Plain", pagefind: false, sidebar: [{ label: "Home", link: "/" }] })],
});
"""
_CONTENT = """\
import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""


def _write(folder: Path, cases: Sequence[CaseText]) -> list[str]:
    pages = folder / "src" / "content"
    write_files(folder, {"astro.config.mjs": _CONFIG, "package.json": '{"type": "module"}\n'})
    write_files(pages.parent, {"content.config.ts": _CONTENT, "content/docs/index.md": "---\ntitle: Home\n---\n"})
    for case in cases:
        matter = f"---\ntitle: {json.dumps(case.title)}\ndescription: {json.dumps(case.summary)}\n---\n"
        write_files(pages / "docs" / "cases", {f"{case.id}.md": f"{matter}\n{case.text}\n"})
    installed = next(
        path for path in Path(shutil.which("astro") or "").resolve().parents if path.name == "node_modules"
    )
    (folder / "node_modules").symlink_to(installed)
    return ["astro", "build", "--silent"]


STARLIGHT = Peer(
    "astro", "astro", "npm install astro @astrojs/starlight", "its theme, no lists, no search", _write, "dist",
    slow=True,
)  # fmt: skip
