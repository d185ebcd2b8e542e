"""A pack holds what was chosen, in that order, and nothing that its readers should not have."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from fingerpost.cli import main
from fingerpost.engine.pdf import compile_pdf
from fingerpost.model import Library
from fingerpost.render.sheets.edition import Printing
from fingerpost.render.sheets.guide import guide
from fingerpost.render.sheets.pack import Choice, address_of, pack, unknown
from fingerpost.render.sheets.pieces import FOR_FACILITATORS
from fingerpost.render.sheets.tree import plain, tree
from tests.conftest import ROOT, TODAY
from tests.prints.reading import Branch, chapter, codes, in_one_line, opened, texts, words_of

TRAINERS = tuple(
    Choice(*words.split(" "))
    for words in (
        "phase sensing",
        "phase holding",
        "exercise power-map",
        "exercise who-is-missing",
        "worksheet power-map",
        "case watchet-onion-collective",
        "case coventry-grapevine",
        "case lambeth-black-thrive",
        "worksheet incentives-map",
        *(f"term {id}" for id in ("backbone", "fault-line", "lived-experience", "power", "place", "trust")),
        "pitfall hero-leader",
    )
)


def private(library: Library) -> set[str]:
    """Return every sentence that a facilitator alone should read."""
    notes = [page.part(FOR_FACILITATORS) for page in library.of_kind("exercise")]
    return {text.strip() for note in notes for block in tree(note) for text in texts(block) if len(text) > 40}


def known(printing: Printing) -> tuple[Choice, ...]:
    """Return what a trainer chooses, as far as the library has it."""
    return tuple(choice for choice in TRAINERS if not unknown(printing, [choice]))


@pytest.fixture(scope="session")
def packs(printing: Printing) -> dict[bool, Branch]:
    """The same choice for participants, and for the facilitator (True)."""
    return {led: pack(replace(printing, facilitator=led), known(printing)) for led in (False, True)}


@pytest.fixture(scope="session")
def files(packs: dict[bool, Branch]) -> dict[bool, PdfReader]:
    return {led: opened(compile_pdf("sheets", document, day=TODAY)) for led, document in packs.items()}


def test_nothing_but_a_facilitators_printing_holds_facilitators_words(
    printing: Printing, documents: dict[str, Branch], packs: dict[bool, Branch]
) -> None:
    """What a facilitator alone should read is in no record that a group is given, and whole in the facilitator's."""
    secrets = private(printing.library)
    assert secrets

    for document in (*documents.values(), packs[False]):
        assert not secrets & {text.strip() for text in texts(document)}
    led = guide(replace(printing, facilitator=True), printing.library.pages["phase-sensing"])
    exercises = chapter(led, "exercises")["pieces"]
    assert secrets & {text.strip() for text in texts(led)}
    assert all(piece["notes"] for piece in exercises)


def test_session_plan_adds_up(packs: dict[bool, Branch], printing: Printing) -> None:
    """Exercises follow one another without a gap, steps fill their exercise, and the whole is the sum."""
    plan, sheets = chapter(packs[True], "plan"), chapter(packs[True], "exercises")["pieces"]
    clock = [(row["from"], row["to"]) for row in plan["rows"]]

    assert plan["minutes"] == sum(row["minutes"] for row in plan["rows"]) == 130
    assert plan["total"] == "2 hours 10 minutes"
    assert clock == [("0:00", "1:30"), ("1:30", "2:10")]
    for sheet in sheets:
        assert sum(step["minutes"] for step in sheet["steps"]) == sheet["minutes"]
        last = sheet["steps"][-1]
        hours, minutes = map(int, last["from"].split(":"))
        assert hours * 60 + minutes + last["minutes"] == sheet["minutes"]


def test_pack_is_in_the_chosen_order(packs: dict[bool, Branch], printing: Printing) -> None:
    """What was chosen side by side and is of one kind is a chapter; nothing is left out, nothing is added."""
    kinds = [found["type"] for found in packs[False]["chapters"]]

    assert kinds == ["phase", "phase", "exercises", "worksheets", "cases", "worksheets", "terms", "pitfalls"]
    titles = [piece["title"] for found in packs[False]["chapters"] for piece in found.get("pieces", [found])]
    assert len(titles) == len(known(printing))


def test_one_phase_alone_is_its_guide(printing: Printing, documents: dict[str, Branch]) -> None:
    """The command gives for one phase what the site offers."""
    assert pack(printing, [Choice("phase", "holding")]) == documents["holding"]


def test_address_of_a_pack_holds_the_choice(printing: Printing) -> None:
    """A link is a pack: items in their order, for whom, and in which print."""
    chosen = (Choice("exercise", "power-map"), Choice("term", "trust"))

    assert address_of(printing, chosen) == "print/pack/?items=exercise-power-map,term-trust"
    assert address_of(replace(printing, facilitator=True, large=True), chosen).endswith("&for=facilitator&print=large")


@pytest.mark.slow
@pytest.mark.xdist_group("prints")
def test_files_of_a_pack(packs: dict[bool, Branch], files: dict[bool, PdfReader], printing: Printing) -> None:
    """Each piece is in the file, each sheet bears its edition, and the participants' file has no facilitator's word."""
    given, led = words_of(files[False]), words_of(files[True])

    for found in packs[False]["chapters"]:
        for piece in found.get("pieces", [found]):
            assert in_one_line(piece["title"]) in given
    for page in (*files[False].pages, *files[True].pages):
        assert "Edition of 22 November 2026" in in_one_line(page.extract_text())
    for id in ("power-map", "who-is-missing"):
        notes = printing.library.pages[f"exercise-{id}"].part(FOR_FACILITATORS)
        said = [text for text in texts(tree(notes)) if 30 < len(text) < 80]
        assert said
        assert all(plain(text)[:28] in led for text in said)
        assert not any(plain(text)[:28] in given for text in said)
    assert "says whether the site has been made again since" in in_one_line(files[False].pages[0].extract_text())
    assert all("for the facilitator" in page.extract_text().lower() for page in files[True].pages)
    assert "for the facilitator" not in given.lower()


@pytest.mark.slow
def test_print_command(tmp_path: Path) -> None:
    """The command writes the file, in the order of its options; it says how long it is, and leads to the site."""
    file = tmp_path / "pack.pdf"
    words = ["-C", str(ROOT), "print", "--worksheet", "who-is-missing", "--term", "trust"]
    words += ["--exercise", "who-is-missing", "--for", "facilitator", "-o", str(file)]

    here = {"SOURCE_DATE_EPOCH": "1795305600", "FINGERPOST_SITE_URL": "https://example.org/play"}
    outcome = CliRunner().invoke(main, words, env=here)

    assert outcome.exit_code == 0, outcome.output
    pack = "worksheet-who-is-missing,term-trust,exercise-who-is-missing&for=facilitator"
    assert f"https://example.org/play/print/pack/?items={pack}&edition=2026-11-22" in codes(opened(file.read_bytes()))
    text = words_of(opened(file.read_bytes()))
    assert f"{file}: {len(opened(file.read_bytes()).pages)} pages, 40 minutes, in " in outcome.stdout
    assert text.index("Session plan") < text.index("Two invitations") < text.rindex("Exercise sheets")


def test_print_command_with_unknown_names(tmp_path: Path) -> None:
    """Every unknown name is told with the nearest known one, nothing is written, and it counts as wrong usage."""
    file = tmp_path / "pack.pdf"
    words = ["-C", str(ROOT), "print", "--exercise", "powermap", "--phase", "sensin", "-o", str(file)]

    outcome = CliRunner().invoke(main, words)

    assert outcome.exit_code == 2
    assert outcome.stderr == (
        "unknown-exercise: 'powermap' is not an exercise\n    fix: did you mean 'power-map'?\n"
        "unknown-phase: 'sensin' is not a phase\n    fix: did you mean 'sensing'?\n"
    )
    assert not file.exists()


@pytest.mark.slow
@pytest.mark.xdist_group("prints")
def test_case_in_stages_keeps_its_end_for_the_last_sheet(printing: Printing) -> None:
    """All events are told in order, each part asks what you would do, and the end stands on the last sheets alone."""
    id = "watchet-onion-collective"
    case = printing.library.cases[id]
    document = pack(printing, [Choice("stages", id)])
    (piece,) = chapter(document, "stages")["pieces"]
    told = [event["text"] for events in piece["stages"] for event in events]

    pages = [in_one_line(page.extract_text()) for page in opened(compile_pdf("sheets", document, day=TODAY)).pages]

    assert told == [plain(event.text) for event in case.events]
    assert all(len(events) >= 2 for events in piece["stages"])
    asked = [number for number, page in enumerate(pages) if "What would you do?" in page]
    ends = [
        number
        for number, page in enumerate(pages)
        if "What came of it" in page or in_one_line(piece["summary"]) in page
    ]
    assert len(asked) == len(piece["stages"])
    assert max(asked) < min(ends)
    few = [id for id, case in printing.library.standing() if len(case.events) < 4]
    assert all("too-few-events" in unknown(printing, [Choice("stages", id)])[0].message for id in few)
