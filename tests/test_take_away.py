"""The copy that works from a folder."""

from fingerpost.assemble.take_away import from_folder, zipped


def test_from_folder_links() -> None:
    """A link to a folder names the file in it; one to a file, a fragment or another site stays; scripts go."""
    page = (
        '<script type="module" src="a.js"></script>'
        '<a href="../">1</a><a href="..">2</a><a href=".">3</a><a href="../cases/?view=map#top">4</a>'
        '<a href="#here">5</a><a href="https://example.org/">6</a><a href="x.pdf">7</a><form action="../find/">'
    )

    assert from_folder(page) == (
        '<a href="../index.html">1</a><a href="../index.html">2</a><a href="./index.html">3</a>'
        '<a href="../cases/index.html?view=map#top">4</a>'
        '<a href="#here">5</a><a href="https://example.org/">6</a><a href="x.pdf">7</a>'
        '<form action="../find/index.html">'
    )


def test_zipped_twice() -> None:
    """The same files give the same bytes, in whatever order they come."""
    files = {"index.html": b"<p>Home</p>", "a.pdf": b"%PDF"}

    assert zipped(files) == zipped(dict(reversed(files.items())))
