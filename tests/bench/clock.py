"""How long a command takes, and how much memory."""

import os
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

DAY = {"SOURCE_DATE_EPOCH": "1795305600"}  # 2026-11-22, so that every run builds for the same day


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long something took, by the clock and on the processors."""

    clock: float
    processor: float
    """User and system, of all processes together."""

    def each(self, fewer: "Seconds", pages: int) -> "Seconds":
        """Return what each of some more pages took, beside a run with fewer."""
        return Seconds((self.clock - fewer.clock) / pages, (self.processor - fewer.processor) / pages)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    seconds: Seconds
    peak: int
    """The most memory that one of its processes held, in MiB."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Some runs of the same."""

    clock: float
    """The median, in seconds, as the others."""
    spread: float
    """From the quickest to the slowest."""
    processor: float
    peak: int


def run(command: Sequence[str], environment: Mapping[str, str] = DAY, folder: Path | None = None) -> Run:
    """Run a command to its end.

    Raises CalledProcessError with what it said, where it fails.
    """
    started = monotonic()
    with subprocess.Popen(  # noqa: S603  # ours
        command, env={**os.environ, **environment}, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        said = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Run(Seconds(monotonic() - started, used.ru_utime + used.ru_stime), used.ru_maxrss // 1024)


def together(runs: Sequence[Run]) -> Runs:
    """Return the median of some runs, with their spread."""
    clocks = [each.seconds.clock for each in runs]
    return Runs(
        statistics.median(clocks),
        max(clocks) - min(clocks),
        statistics.median(each.seconds.processor for each in runs),
        max(each.peak for each in runs),
    )
