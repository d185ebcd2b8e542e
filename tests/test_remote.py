"""A site in a store of objects is brought up to date by little, and no reader meets half of it."""

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from fsspec.core import url_to_fs
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.registry import register_implementation

from fingerpost.problems import ToolingError
from fingerpost.publish import MARK
from fingerpost.remote import ASK_AGAIN, FOR_EVER, HASHES, Sent, cache_control, content_type, opened, update
from fingerpost.render.assets import assets
from tests.conftest import ROOT
from tests.standing import small_site
from tests.test_faults import GOOD, run

STORE = "frail://site"
HELD = f"{MARK} contribute/about.html index.html search/cards-{{}}.json service-worker.js"
"""What a small site holds, each of its pages made with the one file whose name changes with its content."""


class Frail(MemoryFileSystem):  # type: ignore[misc]  # fsspec has no types
    """A store that fails after so many changes, as a network does."""

    protocol = "frail"
    store: ClassVar[dict[str, object]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    left: ClassVar[list[int]] = []

    def pipe_file(self, path: str, value: bytes, **options: object) -> None:
        """Write a file, or fail."""
        self._spend()
        super().pipe_file(path, value, **options)

    def put_file(self, local: str, path: str, **options: object) -> None:
        """Write a file from this machine, or fail."""
        self._spend()
        super().put_file(local, path, **options)

    def rm_file(self, path: str) -> None:
        """Remove a file, or fail."""
        self._spend()
        super().rm_file(path)

    def _spend(self) -> None:
        if self.left and not self.left[0]:
            raise ConnectionError("the line went dead")
        self.left[:] = [self.left[0] - 1] if self.left else []


register_implementation("frail", Frail)


@pytest.fixture(autouse=True)
def store() -> Iterator[None]:
    """An empty store for each test."""
    yield
    for each in (Frail, MemoryFileSystem):
        each.store.clear()
        each.pseudo_dirs[:] = [""]
    Frail.left.clear()


def made(folder: Path, edition: str) -> Path:
    """Write an edition of a small site: every page asks for the file of its edition."""
    digest = f"{sum(edition.encode()):012x}"
    for uri in (*HELD.format(digest).split(), f"only-in-{edition}/index.html"):
        path = folder / edition / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"made with search/cards-{digest}.json" if uri.endswith("html") else edition, encoding="utf-8")
    return folder / edition


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stored(address: str = STORE) -> dict[str, bytes]:
    """Return every file of the site in a store."""
    store, folder = url_to_fs(address)
    store.invalidate_cache()
    found = {path.removeprefix(f"{folder}/"): store.cat_file(path) for path in store.find(folder)}
    return {uri: raw for uri, raw in found.items() if uri != HASHES}


def test_only_what_changed_is_sent_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    """A second edition costs what differs; the same once more costs nothing; `again` costs all."""
    one, two = made(tmp_path, "one"), made(tmp_path, "two")
    assert update(opened(STORE), one) == Sent(6, 0)
    (two / MARK).write_bytes((one / MARK).read_bytes())

    sent = [update(opened(STORE), two), update(opened(STORE), two), update(opened(STORE), two, again=True)]

    assert sent == [Sent(5, 1), Sent(0, 0), Sent(6, 1)]
    assert stored() == files(two)


def test_what_open_pages_may_ask_for_stays_for_one_more_upload(tmp_path: Path) -> None:
    """What pages of the last edition ask for is there, and what those before it asked for is not."""
    editions = [made(tmp_path, edition) for edition in ("one", "two", "three")]
    update(opened(STORE), editions[0])

    sent = [update(opened(STORE), edition) for edition in (editions[1], editions[1], editions[2], editions[0])]

    assert sent == [Sent(6, 1), Sent(0, 0), Sent(6, 2), Sent(6, 2)]
    assert stored() == files(editions[0]) | lasting_of(editions[2])


def lasting_of(edition: Path) -> dict[str, bytes]:
    """Return the files of an edition whose names change with their content."""
    return {uri: raw for uri, raw in files(edition).items() if cache_control(uri) == FOR_EVER}


@pytest.mark.parametrize("next_edition", ["one", "two", "three"])
def test_an_upload_cut_short_anywhere_leaves_a_site_and_is_mended(next_edition: str, tmp_path: Path) -> None:
    """After any change that fails every page has what it asks for; the next run, of any edition, ends with a site."""
    one, two, after = made(tmp_path, "one"), made(tmp_path, "two"), made(tmp_path, next_edition)
    update(opened(STORE), one)
    cuts = 0
    while True:
        Frail.left[:] = [cuts]
        try:
            update(opened(STORE), two)
        except ToolingError as error:
            assert str(error) == f"cannot write to {STORE}: the line went dead"  # noqa: PT017  # the last one succeeds
        else:
            break
        pages = [raw.decode() for uri, raw in stored().items() if uri.endswith(".html")]
        assert all(page.removeprefix("made with ") in stored() for page in pages)
        Frail.left.clear()
        update(opened(STORE), after)
        assert files(after).items() <= stored().items()
        assert {*stored()} - {*files(after)} <= {*lasting_of(one), *lasting_of(two)}
        update(opened(STORE), one)
        cuts += 1
    assert cuts > 8


def test_a_first_upload_cut_short_is_completed(tmp_path: Path) -> None:
    """What a first upload left is known for ours, though the mark of a site is not there yet."""
    Frail.left[:] = [2]
    with pytest.raises(ToolingError):
        update(opened(STORE), made(tmp_path, "one"))
    Frail.left.clear()
    assert MARK not in stored()

    update(opened(STORE), tmp_path / "one")

    assert stored() == files(tmp_path / "one")


def test_a_folder_of_strangers_files_is_refused() -> None:
    """Files that are no site of ours are left alone, and told in one line."""
    url_to_fs(STORE)[0].pipe_file(f"{STORE}/holiday.jpg", b"dear")

    with pytest.raises(ToolingError, match=f"^{STORE} holds files that are not a site of ours"):
        opened(STORE)

    assert stored() == {"holiday.jpg": b"dear"}


@pytest.mark.parametrize("damaged", [None, b"{", b"[]"])
def test_a_site_whose_hashes_are_lost_is_sent_whole(damaged: bytes | None, tmp_path: Path) -> None:
    """A site that was put there in another way, or whose list was damaged, is taken over: nothing in it is trusted."""
    files_there, folder = url_to_fs(STORE)
    files_there.put(str(small_site(tmp_path / "old")), folder, recursive=True)
    if damaged:
        files_there.pipe_file(f"{folder}/{HASHES}", damaged)

    sent = update(opened(STORE), made(tmp_path, "one"))

    assert (sent.files, stored()) == (6, files(tmp_path / "one"))


def test_a_folder_of_this_machine_is_an_address_too(tmp_path: Path) -> None:
    """`file://` gives the same site, with the folders that it takes."""
    address = f"file://{tmp_path}/to"

    update(opened(address), made(tmp_path, "one"))

    assert stored(address) == files(tmp_path / "one")
    assert set(json.loads((tmp_path / "to" / HASHES).read_bytes())) == set(files(tmp_path / "one"))


@pytest.mark.parametrize(
    ("address", "told"),
    [("nonsense://a/b", "Protocol not known: nonsense"), ("sftp://me:secret@127.0.0.1/b", "paramiko")],
)
def test_a_store_that_cannot_be_had_is_one_line(address: str, told: str) -> None:
    """What fsspec does not know, or lacks a package for, is told without any password."""
    with pytest.raises(ToolingError, match=told) as caught:
        opened(address)

    assert "secret" not in str(caught.value)


def test_without_the_extra_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """fsspec is an extra: nothing but an address asks for it."""
    monkeypatch.setitem(sys.modules, "fsspec", None)

    with pytest.raises(ToolingError, match=re.escape("pip install 'fingerpost[remote]'")):
        opened(STORE)


def test_headers_are_told_to_who_sets_them_elsewhere() -> None:
    """Who hosts the site where no header can be sent along reads the same ones in the page about hosting."""
    told = (ROOT / ".github" / "RUNNING.md").read_text(encoding="utf-8")

    assert f"`Cache-Control: {FOR_EVER}`" in told
    assert f"`Cache-Control: {ASK_AGAIN}`" in told
    assert f"`{HASHES}`" in told


@pytest.mark.slow
def test_every_file_of_a_site_has_a_type(site: Path) -> None:
    """No file of the repository's own site goes out as mere bytes, save the pieces of the search index."""
    unknown = {uri for uri in files(site) if content_type(uri) == "application/octet-stream"}

    assert {uri for uri in unknown if not re.search(r"^pagefind/.*\.(?:pf_\w+|pagefind)$", uri)} == set()


@pytest.mark.slow
def test_the_pattern_for_servers_finds_what_lasts(site: Path) -> None:
    """Who sets headers by a pattern, as the page about hosting has it, sets those that we do."""
    told = re.search(r"take\s`(\S+)`\.", (ROOT / ".github" / "RUNNING.md").read_text(encoding="utf-8"))

    assert told
    found = {uri for uri in files(site) if re.search(told[1], uri)}
    assert found == {uri for uri in files(site) if cache_control(uri) == FOR_EVER}


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """An empty bucket in an S3 store on this machine."""
    from moto.server import ThreadedMotoServer  # a second to import, for these tests alone

    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    told = {"ENDPOINT_URL": f"http://{host}:{port}", "ACCESS_KEY_ID": "nobody", "SECRET_ACCESS_KEY": "none"}
    told |= {"SHARED_CREDENTIALS_FILE": "/nowhere", "CONFIG_FILE": "/nowhere", "EC2_METADATA_DISABLED": "true"}
    with pytest.MonkeyPatch.context() as environment:
        for name, value in (told | {"DEFAULT_REGION": "us-east-1", "MAX_ATTEMPTS": "1"}).items():
            environment.setenv(f"AWS_{name}", value)
        url_to_fs("s3://a-bucket")[0].mkdir("a-bucket")
        yield "s3://a-bucket/playbook"
    url_to_fs("s3://a-bucket")[0].clear_instance_cache()
    server.stop()


@pytest.mark.slow
def test_build_to_an_object_store(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole command: the bucket holds the site, served as it should be, and the same once more sends nothing."""
    content = shutil.copytree(GOOD, tmp_path / "content", ignore=shutil.ignore_patterns(".cache", "site"))
    build = ["-C", str(content), "build", "--no-pdf", "--no-search", "--site-dir", bucket]

    code, told, _ = run(build, monkeypatch, capsys)

    here = files(content / ".cache" / "fingerpost" / "site")
    assert code == 0
    assert f"{bucket}: {len(here)} files sent, 0 removed in " in told
    assert update(opened(bucket), content / ".cache" / "fingerpost" / "site") == Sent(0, 0)
    assert not (content / "site").exists()
    assert stored(bucket) == here
    heads = {uri: head(bucket, uri) for uri in here if uri.startswith(("index", "search/", "service", "assets/f"))}
    assert heads["index.html"] == ("text/html; charset=utf-8", ASK_AGAIN)
    assert heads["service-worker.js"] == ("text/javascript; charset=utf-8", ASK_AGAIN)
    assert heads[f"{assets()}/site.js"] == ("text/javascript; charset=utf-8", FOR_EVER)
    lasting = {uri for uri, (_, kept) in heads.items() if kept == FOR_EVER}
    assert lasting == {uri for uri in heads if re.search(r"-[0-9a-f]{12}(?:/.*\.\w+|\.json|\.woff2)$", uri)}
    assert len({uri.partition("-")[0] for uri in lasting}) > 3


def head(bucket: str, uri: str) -> tuple[str, str]:
    """Return type and caching of an object, as the store serves it."""
    store, folder = url_to_fs(bucket)
    name, _, prefix = folder.partition("/")
    found = store.call_s3("head_object", Bucket=name, Key=f"{prefix}/{uri}")
    return found["ContentType"], found["CacheControl"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ({"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, "Unable to locate credentials"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "Could not connect"),
        ({}, "there is no bucket 'another'"),
    ],
    ids=["credentials", "network", "bucket"],
)
def test_build_to_a_store_that_will_not_have_it_is_one_line(
    missing: dict[str, str],
    told: str,
    bucket: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No credentials, no network and no bucket are each one clear line with exit 2, before anything is built."""
    for name, value in missing.items():
        monkeypatch.setenv(name, value)
    url_to_fs(bucket)[0].clear_instance_cache()

    code, _, errors = run(["-C", str(GOOD), "build", "--site-dir", "s3://another/one"], monkeypatch, capsys)

    url_to_fs(bucket)[0].clear_instance_cache()
    assert (code, errors.count("\n")) == (2, 1)
    assert errors.startswith("fingerpost: cannot write to s3://another/one: ")
    assert told in errors
