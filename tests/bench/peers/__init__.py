"""Other generators, given the same words: each makes a page of each case, and lists where it has them."""

from tests.bench.peers.eleventy import ELEVENTY
from tests.bench.peers.hugo import HUGO
from tests.bench.peers.mkdocs import MKDOCS, ZENSICAL
from tests.bench.peers.peer import Peer
from tests.bench.peers.sphinx import SPHINX
from tests.bench.peers.starlight import STARLIGHT

PEERS: dict[str, Peer] = {
    "hugo": HUGO,
    "mkdocs": MKDOCS,
    "zensical": ZENSICAL,
    "sphinx": SPHINX,
    "eleventy": ELEVENTY,
    "astro": STARLIGHT,
}
"""By the names that the command line takes."""
