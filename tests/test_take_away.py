"""The copy that works from a folder."""

from fingerpost.assemble.take_away import for_folder, page_for_folder, zipped


def test_page_for_folder() -> None:
    """A link to a folder names the file in it; one to a file, a fragment or another site stays; a module is none."""
    page = (
        '<script type="module" src="a.js"></script>'
        '<a href="../">1</a><a href="..">2</a><a href=".">3</a><a href="../cases/?view=map#top">4</a>'
        '<a href="#here">5</a><a href="https://example.org/">6</a><a href="x.pdf">7</a><form action="../find/">'
    )

    assert page_for_folder(page) == (
        '<script defer src="a.js"></script>'
        '<a href="../index.html">1</a><a href="../index.html">2</a><a href="./index.html">3</a>'
        '<a href="../cases/index.html?view=map#top">4</a>'
        '<a href="#here">5</a><a href="https://example.org/">6</a><a href="x.pdf">7</a>'
        '<form action="../find/index.html">'
    )


def test_zipped_twice() -> None:
    """The same files give the same bytes, in whatever order they come."""
    files = {"index.html": b"<p>Home</p>", "a.pdf": b"%PDF"}

    assert zipped(files) == zipped(dict(reversed(files.items())))


def test_for_folder_data() -> None:
    """What a tool fetches becomes a script; open data stays as well, and what nobody fetches as it is."""
    made = {
        uri: dict(for_folder(uri, b"[1]")) for uri in ("search/a.json", "data/v1/cases/a.json", "data/v1/terms.json")
    }

    assert [list(files) for files in made.values()] == [
        ["search/a.js"],
        ["data/v1/cases/a.js", "data/v1/cases/a.json"],
        ["data/v1/terms.json"],
    ]
    assert b"{detail: [1]}" in made["search/a.json"]["search/a.js"]
