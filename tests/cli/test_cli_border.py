"""Whatever goes wrong reaches the person as words and an exit code, never as a traceback."""

import errno
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from reportedly.cli import keeping, main
from reportedly.errors import EngineError, FloorError, InputError, UnknownId
from reportedly.settings import Settings, read_settings
from reportedly.store.sqlite import open_casebook


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def failing(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(settings: object) -> None:
        raise error

    monkeypatch.setattr(keeping, "opened", fail)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError("no file a.txt", hint="look again"), 2),
        (UnknownId("no incident 9", hint="list them"), 3),
        (EngineError("no engine", hint="install it"), 4),
        (FloorError("figures fell", hint="see why"), 5),
    ],
)
def test_each_error_has_its_words_its_hint_and_its_code(
    error: InputError, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(error, monkeypatch)
    told = run("status")
    assert told.exit_code == code
    assert told.stderr == f"error: {error}\nhint: {error.hint}\n"
    assert told.stdout == ""


def test_an_error_that_quotes_hostile_text_is_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(InputError("no outlet \x1b[2J\u202e", hint="try \x07"), monkeypatch)
    assert run("status").stderr == "error: no outlet ␛[2J‹U+202E›\nhint: try ␇\n"


def test_a_bug_says_that_it_is_one_and_how_to_see_more(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(KeyError("figure"), monkeypatch)
    told = run("status")
    assert told.exit_code == 70
    assert "bug" in told.stderr and "--debug" in told.stderr and "Traceback" not in told.stderr
    assert isinstance(run("--debug", "status").exception, KeyError)


def test_ctrl_c_says_that_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(KeyboardInterrupt(), monkeypatch)
    told = run("status")
    assert told.exit_code == 130
    assert told.stderr == (
        "stopped; what was acknowledged is kept; run the same command again to go on\n"
    )


def test_a_missing_file_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(FileNotFoundError(2, "No such file or directory", "gone.txt"), monkeypatch)
    told = run("status")
    assert told.exit_code == 2
    assert told.stderr.startswith("error: gone.txt: No such file or directory\nhint: ")


def test_a_full_disk_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(OSError(errno.ENOSPC, "No space left on device"), monkeypatch)
    told = run("status")
    assert told.exit_code == 2 and "no space is left" in told.stderr


@pytest.mark.parametrize("words", [["show", "i\udcff"], ["report", "r\udcff"]])
def test_typed_bytes_that_are_no_text_are_no_bug(words: list[str], tmp_path: Path) -> None:
    book = str(tmp_path / "x.casebook")
    open_casebook(book).close()
    told = run("--casebook", book, *words)
    assert told.exit_code == 2
    assert "holds bytes that are no UTF-8" in told.stderr and "bug" not in told.stderr


def test_a_missing_casebook_is_told_with_the_way_to_make_one(tmp_path: Path) -> None:
    for words in (["incidents"], ["show", "1"], ["rejects"], ["dump"], ["conclude"]):
        told = run("--casebook", str(tmp_path / "none.casebook"), *words)
        assert told.exit_code == 3
        assert "reportedly add" in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_reader_who_leaves_is_no_error() -> None:
    """`reportedly ... | head -1` ends without a word, with the code of a closed pipe."""
    code = (
        "from reportedly.cli import keeping, main\n"
        "import click, contextlib\n"
        "def rows(*_):\n"
        "    for _ in range(100_000): click.echo('x' * 100)\n"
        "keeping._print_all = rows\n"
        "keeping.opened = lambda settings: contextlib.nullcontext()\n"
        "main(['dump'])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as told:
        assert told.stdout is not None and told.stderr is not None
        told.stdout.readline()
        told.stdout.close()
        assert told.stderr.read() == b""
    assert told.returncode == 141


@pytest.mark.parametrize(
    "words",
    [
        ["add", "x.txt", "--date", "13/11/2017"],
        ["add", "x.txt", "--map", "text"],
        ["add", "x.txt", "--map", "=body"],
        ["incidents", "--since", "2017-02-30"],
        ["incidents", "--limit", "0"],
        ["export", "--as", "pdf", "-o", "x.pdf"],
        ["judge", "reject", "c-aaaa"],
        ["judge", "reject", "c-aaaa", "--reason", " ", "--author", "rk"],
        ["judge", "must-link", "c-aaaa", "c-aaaa", "--reason", "same", "--author", "rk"],
        ["add", "x.txt", "--outlet", ""],
        ["add", ".", "--outlet", "Post\udcff"],
        ["add", "x.txt", "--url", "not a url"],
        ["add", "x.txt", "--url", "http://[bad"],
        ["code", ".", "--map", "text=a", "--map", "text=b"],
        ["places", "find", "Idlib", "--country", "Atlantis"],
        ["places", "find", ""],
        ["actors", "find", ""],
        ["actors", "find", "\ufeff \u200b"],
        ["speakers", "find", " "],
        ["--casebook", "", "status"],
        ["--workers", "0", "status"],
        ["--workers", "many", "status"],
    ],
)
def test_what_is_no_use_is_refused_with_code_2(words: list[str]) -> None:
    told = run(*words)
    assert told.exit_code == 2
    assert told.stdout == "" and told.stderr


def test_the_package_runs_as_the_command_does() -> None:
    words = [sys.executable, "-m", "reportedly", "--version"]
    told = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout[:11]) == (0, "reportedly ")


def test_settings_are_read_once_and_the_command_line_wins() -> None:
    around = {"REPORTEDLY_CASEBOOK": "a.casebook", "REPORTEDLY_WORKERS": "3", "NO_COLOR": "1"}
    said = read_settings(around, casebook="b.casebook", workers=2)
    assert said == Settings(Path("b.casebook"), 2, colour=False)
    assert read_settings(around).casebook == Path("a.casebook")
    assert read_settings(around).workers == 3
    assert read_settings({}).casebook == Path("reportedly.casebook")
    assert read_settings({}).workers >= 1
    assert read_settings({"COLUMNS": "12"}).columns == 40
    assert read_settings({"COLUMNS": "wide"}).columns is None


@pytest.mark.parametrize("words", ["0", "-1", "65", "two", "²"])
def test_a_number_of_workers_is_from_1_to_64(words: str) -> None:
    with pytest.raises(InputError) as refused:
        read_settings({"REPORTEDLY_WORKERS": words})
    assert refused.value.hint


def test_a_usage_error_never_runs_the_command() -> None:
    with pytest.raises(click.UsageError):
        main(["show"], standalone_mode=False)
