"""Work gives the same whoever does it: this process, copies of it, or workers elsewhere that may die."""

import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from fingerpost.assemble import pages
from fingerpost.build import Options, build
from fingerpost.engine import dask
from fingerpost.engine.dask import cluster
from fingerpost.link import TermIndex
from fingerpost.problems import ToolingError
from fingerpost.publish import Staging
from fingerpost.workers import HERE, Files, Workers
from tests.conftest import TODAY
from tests.test_build import files
from tests.test_faults import GOOD, run


def squares(numbers: Sequence[int]) -> list[int]:
    """Work that is pure."""
    return [number * number for number in numbers]


def lengths(texts: Sequence[str]) -> list[int]:
    """Work on what was read."""
    return [len(text) for text in texts]


def written(suffix: str, numbers: Sequence[int], files: Files) -> list[int]:
    """Work that writes a file for each number."""
    for number in numbers:
        files.put(f"{number}{suffix}", "x" * number)
    return list(numbers)


def refused(numbers: Sequence[int]) -> list[int]:
    """Work that cannot be done."""
    raise ToolingError(f"no {max(numbers)}")


class Packing(ThreadPoolExecutor):
    """An executor that knows nothing of what is known here: all that it works on has been packed up and unpacked."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **_: Any) -> "Future[Any]":
        """Work on copies."""
        packed = pickle.dumps((work, arguments))
        return super().submit(lambda: pickle.loads(pickle.dumps(worked(*pickle.loads(packed)))))  # noqa: S301  # our own


def worked(work: Callable[..., Any], arguments: Sequence[Any]) -> Any:
    """Do the work."""
    return work(*arguments)


@pytest.mark.parametrize("executor", [None, Packing(3)], ids=["here", "elsewhere"])
@pytest.mark.parametrize("count", [0, 3, 701])
def test_any_executor_does_the_same_work(count: int, executor: Executor | None, tmp_path: Path) -> None:
    """Each item is worked on once: what is read is read here, and what is written is written here."""
    workers, numbers = Workers(executor), range(count)

    found = [
        sorted(workers.spread(squares, numbers)),
        sorted(workers.spread_read(lengths, numbers, lambda number: number * "x")),
        sorted(workers.spread_written(partial(written, ".txt"), numbers, Staging(tmp_path, tmp_path))),
    ]

    assert found == [[number * number for number in numbers], list(numbers), list(numbers)]
    assert {path.name: path.stat().st_size for path in tmp_path.iterdir()} == {f"{n}.txt": n for n in numbers}


@pytest.mark.parametrize("executor", [None, Packing(2)], ids=["here", "elsewhere"])
def test_what_goes_wrong_in_a_worker_goes_wrong_here(executor: Executor | None) -> None:
    """A fault of a worker is raised where its results are read, as it was."""
    with pytest.raises(ToolingError, match=r"^no \d+$"):
        list(Workers(executor).spread(refused, range(400)))


def by_whom(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Tell which process worked on each number."""
    return [(number, os.getpid()) for number in numbers]


def test_no_process_works_on_very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process ends after some thousand records and another takes its place, so that memory does not grow with all."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1}, raising=False)

    found = list(HERE.spread(by_whom, range(30_000)))

    assert sorted(number for number, _ in found) == list(range(30_000))
    assert max(Counter(process for _, process in found).values()) <= 5_000
    assert active_children() == []


def ended(numbers: Sequence[int]) -> list[int]:
    """Work that is ended from outside as it begins, while others are long at theirs."""
    if 0 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    signal.pause()
    return []


def test_a_worker_that_is_killed_ends_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told in one line, and the others end too: none goes on writing into a folder that is being removed."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1}, raising=False)

    with pytest.raises(ToolingError, match=r"^a worker process was ended before"):
        list(HERE.spread(ended, range(400)))

    assert active_children() == []


ENDED = """
import os, signal
from fingerpost.workers import HERE
os.sched_getaffinity = lambda process: {{0, 1}}
for _ in HERE.spread(lambda numbers: [1000 * "long" for number in numbers], range(10_000)):
    {}
"""


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
        ("signal.signal(2, signal.SIG_IGN), os.killpg(0, 2)", 0),
    ],
    ids=["killed", "interrupted"],
)
def test_workers_end_when_who_asked_them_does(end: str, code: int) -> None:
    """Where a build is killed its workers hold on to nothing; where it is interrupted that is for it to act on."""
    command = [sys.executable, "-c", ENDED.format(end)]

    done = subprocess.run(  # noqa: S603  # our own
        command, capture_output=True, text=True, check=False, timeout=60, start_new_session=True
    )  # it waits until all of them have closed what they share

    assert (done.returncode, done.stderr) == (code, "")


def test_files_are_read_as_workers_take_them_up() -> None:
    """However large the library, few of its texts are held at a time."""
    read: list[int] = []

    def load(number: int) -> int:
        read.append(number)
        return number

    with ThreadPoolExecutor(1) as executor:
        results = Workers(executor, batch=1).spread_read(squares, range(10_000), load)
        next(results)

        assert len(read) < 1000


def test_terms_are_found_alike_after_a_journey() -> None:
    """What finds terms can be sent to another machine, though its automaton cannot."""
    index = TermIndex.of_phrases(("home ground", "grounds"), ("home-ground", "ground"))

    arrived = pickle.loads(pickle.dumps(index))  # noqa: S301  # our own

    text = "Off their home ground, on no grounds."
    assert list(arrived.find(text)) == list(index.find(text)) != []


def test_what_is_an_extra_is_not_asked_for() -> None:
    """A plain command neither needs nor loads what clusters and stores are reached with."""
    script = (
        "import sys, fingerpost.cli.site;"
        " print({'cloudpickle', 'dask', 'distributed', 'fsspec', 's3fs'} & {*sys.modules})"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603  # ours

    assert done.stdout == "set()\n"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("tcp://127.0.0.1:9", "no Dask scheduler answers at tcp://127.0.0.1:9"),
        ("nonsense", "'nonsense' is no address of a Dask scheduler, such as tcp://host:8786"),
    ],
)
@pytest.mark.slow
def test_a_scheduler_that_is_not_there_is_one_line(
    address: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said within seconds, with exit 2, before anything is built."""
    monkeypatch.setattr(dask, "SECONDS", 1)

    code, _, errors = run(["-C", str(GOOD), "build", "--executor", address], monkeypatch, capsys)

    assert (code, errors) == (2, f"fingerpost: {told}\n")


def test_without_the_extra_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask is an extra: nothing but its option asks for it."""
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(ToolingError, match="fingerpost\\[dask\\]"), cluster("tcp://127.0.0.1:9"):
        pass


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small playbook."""
    return Path(shutil.copytree(GOOD, tmp_path / "content", ignore=shutil.ignore_patterns(".cache", "site")))


@pytest.mark.slow
def test_any_executor_builds_the_same_site(content: Path, tmp_path: Path) -> None:
    """All that the stages send and get back can be packed up, and nothing that a worker changes in memory is missed."""
    here = Options(content, tmp_path / "here", TODAY, search=False, pdf=False)
    there = replace(here, site=tmp_path / "there", workers=Workers(Packing(2), batch=5))

    assert build(there, lambda stage: None) == build(here, lambda stage: None)
    assert files(tmp_path / "there") == files(tmp_path / "here")


@pytest.mark.slow
def test_site_of_very_many_cases_is_made_alike(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this process makes all that looks at all cases, the site is the same."""
    few = Options(content, tmp_path / "few", TODAY, search=False, pdf=False)
    build(few, lambda stage: None)
    monkeypatch.setattr(pages, "VERY_MANY", 1)

    build(replace(few, site=tmp_path / "many", clean=True), lambda stage: None)

    assert files(tmp_path / "many") == files(tmp_path / "few")


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_builds_the_same_site(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two workers of Dask, of which one is killed while pages are made, give the site that this machine gives alone."""
    from dask.config import set as configured  # seconds to import, for this test alone
    from distributed import LocalCluster

    here = Options(content, tmp_path / "here", TODAY, search=False, pdf=False)
    monkeypatch.setattr(dask, "SECONDS", 60)  # however busy the machine is
    shared: list[Any] = []
    impatient = configured({"distributed.comm.timeouts.connect": "5s"})  # how long the dead are called
    two = LocalCluster(n_workers=2, threads_per_worker=2, host="127.0.0.1", dashboard_address=":0")  # type: ignore[no-untyped-call]  # as it comes
    with impatient, two, cluster(two.scheduler_address) as workers:

        def share(work: Any) -> Any:
            shared.append(work)
            sent = workers.share(work)
            if len(shared) == 4:  # reading, linking and checking are done by both
                os.kill(two.workers[0].pid, signal.SIGKILL)
            return sent

        there = replace(here, site=tmp_path / "there", workers=replace(workers, share=share, batch=5))
        built = build(there, lambda stage: None)

    assert build(replace(here, workers=HERE), lambda stage: None) == built
    assert len(shared) >= 4
    assert files(tmp_path / "there") == files(tmp_path / "here")
