"""A folder of files appears whole or not at all, and never in place of a user's own files."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.publish.folders import LISTING, check_free, write_folder

FIRST = [("index.html", b"first"), ("incidents/1.html", b"one"), ("incidents/2.html", b"two")]


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_every_file_is_listed_with_its_digest_as_sha256sum_reads_it(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", iter(FIRST))
    written = held(tmp_path / "site")
    listing = written.pop(LISTING).decode().splitlines()
    assert written == dict(FIRST)
    assert listing == [f"{hashlib.sha256(held).hexdigest()}  {name}" for name, held in FIRST]


def test_one_of_ours_is_replaced_with_nothing_of_the_old_left(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, iter(FIRST))
    write_folder(folder, iter(FIRST[:1]))
    assert held(folder).keys() == {"index.html", LISTING}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_may_be_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write_folder(tmp_path / "site", iter(FIRST))
    assert (tmp_path / "site" / "index.html").exists()


@pytest.mark.parametrize("name", ["notes.txt", "incidents/mine.html"])
def test_a_folder_with_a_file_of_the_users_own_stays_as_it_is(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "site"
    write_folder(folder, iter(FIRST))
    (folder / name).write_text("mine")
    before = held(folder)
    with pytest.raises(InputError, match="not ours to replace") as refused:
        write_folder(folder, iter(FIRST))
    assert refused.value.hint and held(folder) == before


def test_another_listing_does_not_make_a_folder_ours(tmp_path: Path) -> None:
    """Neither that of a release nor one that cannot be read."""
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / "data.csv").write_text("rows")
    (folder / LISTING).write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"data\.csv"):
        check_free(folder)


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("held")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    for place in ("file", "nowhere"):
        with pytest.raises(InputError, match="is no folder"):
            write_folder(tmp_path / place, iter(FIRST))
    with pytest.raises(InputError, match="cannot be written"):
        write_folder(tmp_path / "file" / "site", iter(FIRST))


def test_a_page_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_folder(folder, iter(FIRST))
    before = held(folder)

    def failing() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"second"
        raise OSError(28, "No space left on device")

    with pytest.raises(InputError, match="No space left"):
        write_folder(folder, failing())
    assert held(folder) == before and [path.name for path in tmp_path.iterdir()] == ["site"]


def test_two_pages_of_one_name_are_told_and_not_one_lost(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_folder(tmp_path / "site", iter([*FIRST, FIRST[0]]))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_take_its_place_gives_the_old_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, rename = tmp_path / "site", Path.rename
    write_folder(folder, iter(FIRST))

    def refusing(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(InputError, match="Input/output"):
        write_folder(folder, iter(FIRST[:1]))
    assert held(folder).keys() == {name for name, _ in FIRST} | {LISTING}
