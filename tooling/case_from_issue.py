"""Turn an issue made with the short form into a case: `python tooling/case_from_issue.py EVENT.json FOLDER`.

EVENT.json is what GitHub tells of the issue. Into FOLDER goes what proposes the case, ready to be sent: the file with
its author in `file.json`, the pull request in `pull.json`, the file's path in `path`, the branch's name in `branch`.
Nothing is written where an answer holds a private detail: what a proposal carried is kept for good.
"""

import json
import re
import sys
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from fingerpost.check.private_detail import NAMED, NOBODY_NAMED, details
from fingerpost.checked import checked, hinted
from fingerpost.model import Case, Library
from fingerpost.problems import Problem
from fingerpost.read import read
from fingerpost.render.new_case import new_case_id
from fingerpost.render.templates import TEMPLATES
from fingerpost.report import report
from short_form import NOT_FIELDS, Answers, answers, form, value_of

ROOT = Path(__file__).parent.parent
ACCOUNT = "account"
"""The key of the one source that such a case has: the issue."""
MOST_LETTERS = 70
"""Of a file's name, which may have 80, with room for a number."""
_ENDED = re.compile(r"([.?!]?)$")
Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Issue:
    """What the event tells."""

    number: int
    url: str
    title: str
    body: str
    on: str
    """The day on which it was opened."""
    login: str
    """The name of the account that opened it."""
    user: int
    """The number of that account."""
    base: str
    """The branch that the project stands on."""


def issue_of(event: Path) -> Issue:
    """Return the issue of an event."""
    whole = json.loads(event.read_text(encoding="utf-8"))
    found, user = whole["issue"], whole["issue"]["user"]
    return Issue(
        number=found["number"],
        url=found["html_url"],
        title=found["title"].removeprefix(form()["title"]).strip(),
        body=found["body"] or "",
        on=found["created_at"][:10],
        login=user["login"],
        user=user["id"],
        base=whole["repository"]["default_branch"],
    )


def case_of(issue: Issue, told: Answers, library: Library, today: str) -> Tree:
    """Return the case, with nothing in it that was not told."""
    tree: Tree = {"title": issue.title, "reviewed": today, "place": {}, "story": {}, "consent": {}}
    for id, text in told.items():
        name, _, inner = id.partition("-")
        if inner:
            tree[name][inner] = value_of(library, id, text)
        elif id not in NOT_FIELDS:
            tree[name] = value_of(library, id, text)
    if "what_happened" in tree["story"]:
        tree["story"]["what_happened"] = _cited(tree["story"]["what_happened"])
    if "credit" in told:
        tree["contributors"] = [{"name": told["credit"], "part": "told"}]
    source = {"title": f"{issue.title}, told in answers to the short form", "publisher": "This project's issues"}
    tree["sources"] = {ACCOUNT: {**source, "year": issue.on[:4], "url": issue.url}}
    return {name: tree[name] for name in Case.model_fields if tree.get(name)}


def _cited(story: str) -> str:
    """Return a story in which each paragraph cites whose account it is."""
    parts = re.split(r"\n{2,}", story)
    return "\n\n".join(
        part if part.startswith("#") else _ENDED.sub(rf" [@{ACCOUNT}]\1", part.rstrip(), count=1) for part in parts
    )


class _Writer(yaml.SafeDumper):
    """Writes text of several lines as it would be read."""


_Writer.add_representer(
    str,
    lambda writer, text: writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)


def written(tree: Tree) -> str:
    """Return the text of the case's file."""
    first_line = (TEMPLATES / "new_case.yml").read_text(encoding="utf-8").split("\n", 1)[0]
    return f"{first_line}\n{yaml.dump(tree, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=120)}"


def private(tree: Tree, others: Iterable[str]) -> list[str]:
    """Return as much as may be shown of what must not be sent, whether or not the case can be read."""
    texts = [*_texts(tree), *others]
    names = NAMED if tree.get("consent", {}).get("naming") in NOBODY_NAMED else re.compile(r"(?!)")
    found = {found for text in texts for _, _, found in details(text)}
    return sorted(found | {f"{match[0]}…" for text in texts for match in names.finditer(text)})


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def path_for(issue: Issue, library: Library) -> str:
    """Return where the case goes: among the cases, under a name that none of them has."""
    id = new_case_id(issue.title)[:MOST_LETTERS].strip("-") or "case"
    return f"case_studies/{id if id not in library.cases else f'{id}-{issue.number}'}.yml"


def author_of(issue: Issue, told: Answers) -> Tree:
    """Return whose work it is, without their address; nothing where they would rather not be named."""
    email = f"{issue.user}+{issue.login}@users.noreply.github.com"
    return {} if "- [x]" in told.get("unnamed", "").lower() else {"author": {"name": issue.login, "email": email}}


def message(issue: Issue, problems: list[Problem], hints: list[Problem], known: str) -> str:
    """Return the words of the pull request. What a stranger wrote stands as code, so that it does nothing here."""
    found = report(problems, "text") or "Nothing has to be mended."
    parts = [f"From #{issue.number}, by a program, once somebody had read it.", "## What the check says", _code(found)]
    if hints:
        parts += ["## What is worth a second look", _code(report(hints, "text"))]
    if known:
        parts += ["## How they know, to be placed among the sources", _code(known)]
    parts.append("GitHub starts no checks for what a program proposes: close this and open it again for its preview.")
    return "\n\n".join(parts) + "\n"


def _code(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def propose(issue: Issue, root: Path, folder: Path, today: str) -> str:
    """Write the proposal, and return what is in the way of it: "" where nothing is."""
    library, _ = read(root, today)
    told = answers(issue.body)
    known = told.get("known", "")
    tree = case_of(issue, told, library, today)
    if found := private(tree, [known]):
        return (
            f"Nothing is proposed, since what is proposed is kept for good. Take out of the issue: {', '.join(found)}"
        )
    path = path_for(issue, library)
    (root / path).write_text(written(tree), encoding="utf-8")
    library, links, problems = checked(root, today)
    ours, hints = ([one for one in some if one.path == path] for some in (problems, hinted(root, library, links)))
    branch, title = f"case-from-issue-{issue.number}", f"case-studies: Add {Path(path).stem}"
    file = {"message": title, "branch": branch, "content": b64encode((root / path).read_bytes()).decode()}
    pull = {"title": title, "head": branch, "base": issue.base, "body": message(issue, ours, hints, known)}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "file.json").write_text(json.dumps({**file, **author_of(issue, told)}), encoding="utf-8")
    (folder / "pull.json").write_text(json.dumps(pull), encoding="utf-8")
    (folder / "path").write_text(path, encoding="utf-8")
    (folder / "branch").write_text(branch, encoding="utf-8")
    return ""


if __name__ == "__main__":
    sys.exit(propose(issue_of(Path(sys.argv[1])), ROOT, Path(sys.argv[2]), date.today().isoformat()) or 0)
