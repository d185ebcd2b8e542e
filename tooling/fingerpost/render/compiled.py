"""Templates as they were compiled, kept beside them, as Python keeps its modules. What is damaged is compiled anew."""

import os
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from fingerpost.cache import digest


class Compiled(BytecodeCache):
    """A folder of compiled templates, each in a file with a seal; where it cannot be written, nothing is kept."""

    def __init__(self, folder: Path, how: bytes) -> None:
        """how: what templates are compiled with besides Jinja, which itself looks only whether a template changed."""
        self._folder = folder
        self._how = digest((how, version("jinja2")))

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            seal, _, code = self._file(bucket).read_bytes().partition(b"\n")
            if seal == digest((code,)).encode():
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        file, code = self._file(bucket), bucket.bytecode_to_string()
        partial = file.with_suffix(f".partial-{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            partial.write_bytes(digest((code,)).encode() + b"\n" + code)
            partial.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{self._how}-{bucket.key}.jinja"
