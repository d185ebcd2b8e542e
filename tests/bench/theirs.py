"""What other generators take for the same words; a long run goes on where one of them fails."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from tests.bench import serve
from tests.bench.clock import Run, run, together
from tests.bench.ours import COLD
from tests.bench.peers.hugo import HUGO
from tests.bench.peers.peer import Peer
from tests.bench.rows import Row
from tests.bench.words import CaseText, words_in

SAID = 500
"""Letters shown of what a command said that failed."""
_ENOUGH = 0.98
"""The part of a case's words that has to be on its page: not all count marks and numbers alike."""


def there(peer: Peer) -> bool:
    """Return whether a generator is installed, and say so."""
    if peer.is_there:
        _tell(f"{peer.name} {peer.edition}: {peer.makes}")
    else:
        _tell(f"{peer.name} is left out: there is no {peer.program} on the path ({peer.install})")
    return peer.is_there


def theirs(peer: Peer, texts: list[CaseText], parts: Collection[str], runs: int) -> Iterator[Row]:
    """Measure another generator, a slow one once; where it fails, or does less than it should, say so."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        command = peer.write(folder, texts)
        try:
            if "site" in parts:
                found = [_afresh(peer, folder, command) for _ in range(1 if peer.slow else runs)]
                yield Row(COLD, peer.name, len(texts), together(found), _counted(folder / peer.output, texts))
            if peer is HUGO and "serve" in parts:
                yield serve.hugos(folder, [text.id for text in texts], runs)
        except subprocess.CalledProcessError as error:
            _tell(f"{peer.name} failed: {error.stdout.strip()[-SAID:]}")
        except _TooLittleError as error:
            _tell(f"{peer.name} does less than we do: {error}")


class _TooLittleError(Exception):
    """A site came out with fewer pages or words than it should have."""


def _afresh(peer: Peer, folder: Path, command: list[str]) -> Run:
    shutil.rmtree(folder / peer.output, ignore_errors=True)
    return run(command, folder=folder)


def _counted(site: Path, texts: list[CaseText]) -> int:
    """Return how many pages there are. Raises _TooLittleError where one of a case is not there, or lacks words."""
    for text in texts:
        page = site / "cases" / text.id / "index.html"
        shown = words_in(page.read_text(encoding="utf-8")) if page.is_file() else 0
        if shown < (words := words_in(text.text)) * _ENOUGH:
            raise _TooLittleError(f"{shown} of {words} words of {text.id}")
    return sum(1 for _ in site.rglob("*.html"))


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")
