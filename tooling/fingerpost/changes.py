"""What a live preview shows before the site has it, and which open pages have changed since they were served."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from time import time_ns

from fingerpost.assemble.poured import Pages

_PING_AFTER = 20.0
"""Seconds without a change after which an open page is sent a sign of life, so that a closed one is noticed."""


class Changes:
    """Counts what was shown and made, so that an open page can ask whether it has changed since its number."""

    def __init__(self) -> None:
        self.number = self._shown = self._built = time_ns()
        """Each one more than the last when something was shown or made; from past where a preview before this ended."""
        self._newer: Pages | None = None
        """The pages that the site does not have yet."""
        self._last: Pages | None = None
        """Those that were shown last."""
        self._coming = False
        self._condition = Condition()

    def show(self, pages: Pages) -> None:
        """Show pages before the site has them, and tell those that are open."""
        with self._condition:
            self._last = self._newer = pages
            self._coming = False
            self._shown = self._counted()

    @contextmanager
    def coming(self) -> Iterator[None]:
        """Let whoever asks for a page wait until it is shown, or until there is nothing to show."""
        self._coming = True
        try:
            yield
        finally:
            with self._condition:
                self._coming = False
                self._condition.notify_all()

    def built(self) -> None:
        """Tell the pages that only the site has that there is a new one."""
        with self._condition:
            self._newer = None
            self._built = self._counted()

    def fresh(self, address: str) -> tuple[int, str | None]:
        """Return a number to ask for changes by, and a page that is newer than the site; None where the site has it."""
        with self._condition:
            self._condition.wait_for(lambda: not self._coming)
            number, pages = self.number, self._newer
        return number, pages.at(address) if pages else None

    def wait(self, address: str, number: int) -> int:
        """Wait until a page has changed; return the number to go on from, the same where it did not in time.

        number: with which the page was served. One of a preview before this one is out of date.
        """
        with self._condition:
            found = self._condition.wait_for(lambda: not self._changed(address) <= number <= self.number, _PING_AFTER)
            return self.number if found else number

    def _changed(self, address: str) -> int:
        """Return the number with which a page changed last."""
        return self._shown if self._last and self._last.has(address) else self._built

    def _counted(self) -> int:
        self.number += 1
        self._condition.notify_all()
        return self.number
