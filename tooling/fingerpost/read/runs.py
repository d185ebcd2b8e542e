"""Runs of nine words as numbers: how a playbook knows other people's sentences without holding them."""

import sys
from array import array
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from itertools import accumulate
from operator import sub
from pathlib import Path

from fingerpost.problems import ToolingError

RUN = 9
NOT_OUR_WORDS = "playbook/not-our-words.bin"
"""Numbers of runs of words in documents that are not ours to publish, in order, eight bytes each."""
_DROPPED = "'’‘".encode()
_SPACES = "“”–—…".encode()[2::3]
_LETTERS = bytes(32 if byte in _SPACES or (byte < 128 and not chr(byte).isalnum()) else byte for byte in range(256))


def words(text: bytes) -> list[bytes]:
    """Return the words of a text in UTF-8, in small letters, without marks: on bytes, a fifth of the time of `re`."""
    return text.lower().translate(_LETTERS, _DROPPED).split()


def runs(text: bytes) -> Iterator[int]:
    """Return a number for each run of nine words.

    The number is the sum of the nine words' own, so that one subtraction leads from run to run. Only the same words in
    another order have the same.
    """
    so_far = list(accumulate(map(_number, words(text)), initial=0))
    return map(sub, so_far[RUN:], so_far)


@cache
def _number(word: bytes) -> int:
    """Return a number for a word, the same everywhere. It has 56 bits: a sum of nine fits in 64."""
    from_word = blake2b(word, digest_size=7, key=b"fingerpost")
    return int.from_bytes(from_word.digest(), "big")


def read_runs(root: Path) -> frozenset[int]:
    """Return the numbers that a playbook holds, none where it holds no such file."""
    path = root / NOT_OUR_WORDS
    numbers = array("Q")
    try:
        numbers.frombytes(path.read_bytes() if path.is_file() else b"")
    except (OSError, ValueError) as error:
        raise ToolingError(f"cannot read {path}: {error}") from error
    if sys.byteorder == "big":
        numbers.byteswap()
    return frozenset(numbers)


def write_runs(root: Path, texts: list[bytes]) -> int:
    """Write the numbers of some documents in the place of those that were there; return how many."""
    numbers = array("Q", sorted({number for text in texts for number in runs(text)}))
    if sys.byteorder == "big":
        numbers.byteswap()
    (root / NOT_OUR_WORDS).write_bytes(numbers.tobytes())
    return len(numbers)
