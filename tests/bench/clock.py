"""How long a command takes, and how much memory."""

import os
import re
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tests.bench.memory import watched

DAY = {"SOURCE_DATE_EPOCH": "1795305600", "NO_MKDOCS_2_WARNING": "1"}
"""2026-11-22, so that every run builds for the same day; and no notice of another MkDocs."""
_STAGE = re.compile(r"^ *([0-9.]+) s  (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long something took, by the clock and on the processors."""

    clock: float
    processor: float = 0.0
    """User and system, of all processes together; 0 where it is not known."""

    def each(self, fewer: "Seconds", pages: int) -> "Seconds":
        """Return what each of some more pages took, beside a run with fewer."""
        return Seconds((self.clock - fewer.clock) / pages, (self.processor - fewer.processor) / pages)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    seconds: Seconds
    peak: int = 0
    """The most memory that one of its processes held, in MiB."""
    total: int = 0
    """The most that all of them held together at a time."""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Runs:
    """Some runs of the same."""

    clock: float
    """The median, in seconds, as the others."""
    spread: float
    """From the quickest to the slowest."""
    processor: float
    peak: int
    total: int


def run(command: Sequence[str], environment: Mapping[str, str] = DAY, folder: Path | None = None) -> Run:
    """Run a command to its end.

    Raises CalledProcessError with what it said, where it fails.
    """
    started = monotonic()
    with (
        subprocess.Popen(  # noqa: S603  # ours
            command, env={**os.environ, **environment}, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as process,
        watched(process.pid) as most,
    ):
        said = process.stdout.read().decode(errors="replace") if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        took = monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Run(Seconds(took, used.ru_utime + used.ru_stime), used.ru_maxrss // 1024, most(), said)


def stages(said: str) -> dict[str, float]:
    """Return how long each stage of a build took, from what it says with --verbose; of each name the longest."""
    return dict(sorted((name.strip(), float(seconds)) for seconds, name in _STAGE.findall(said)))


def together(runs: Sequence[Run]) -> Runs:
    """Return the median of some runs, with their spread."""
    clocks = [each.seconds.clock for each in runs]
    return Runs(
        statistics.median(clocks),
        max(clocks) - min(clocks),
        statistics.median(each.seconds.processor for each in runs),
        max(each.peak for each in runs),
        max(each.total for each in runs),
    )


def timed(seconds: Sequence[Seconds]) -> Runs:
    """Return the same of what is no command of its own."""
    return together([Run(each) for each in seconds])
