"""Notes the runs of nine words in documents that are not ours, so that `fingerpost check` finds them in our pages.

Usage: python tooling/not_our_words.py DOCUMENT...   (plain text in UTF-8, all documents at once: old notes go)
"""

import sys
from pathlib import Path

from fingerpost.read.runs import NOT_OUR_WORDS, write_runs

count = write_runs(Path(), [Path(name).read_bytes() for name in sys.argv[1:]])
sys.stdout.write(f"{count} runs in {NOT_OUR_WORDS}\n")
