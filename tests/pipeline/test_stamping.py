"""Time stamps by an authority of our own: openssl behind a small server on this machine."""

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.pipeline.stamping import check_stamps, stamp, stamped
from reportedly.store.base import Casebook
from reportedly.store.custody import Act

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")

CONFIGURATION = """
[tsa]
default_tsa = own
[own]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[for_stamps]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[for_authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
"""


def openssl(folder: Path, *typed: str, given: bytes = b"") -> bytes:
    run = subprocess.run(
        ["openssl", *typed], cwd=folder, input=given, capture_output=True, check=True
    )
    return run.stdout


def made_authority(folder: Path) -> Path:
    """An authority with its own certificate; comes back as the folder that holds it."""
    folder.mkdir()
    (folder / "tsa.cnf").write_text(CONFIGURATION.format(folder=folder))
    (folder / "serial").write_text("01\n")
    new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    openssl(
        folder,
        *("req", "-x509", *new, "-keyout", "ca.key", "-out", "ca.pem", "-days", "30"),
        *("-subj", "/CN=Lantern Authority", "-config", "tsa.cnf", "-extensions", "for_authority"),
    )
    request = ("req", *new, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Lantern Stamps")
    openssl(folder, *request, "-config", "tsa.cnf")
    signing = ("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key")
    openssl(
        folder,
        *(*signing, "-CAcreateserial", "-out", "tsa.pem", "-days", "30"),
        *("-extfile", "tsa.cnf", "-extensions", "for_stamps"),
    )
    return folder


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_authority(tmp_path_factory.mktemp("tsa") / "lantern")


def _answer_of(authority: Path, query: bytes) -> bytes:
    (authority / "query.tsq").write_bytes(query)
    signing = ("-signer", "tsa.pem", "-inkey", "tsa.key")
    asked = ("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq")
    return openssl(authority, *asked, *signing)


@pytest.fixture
def served() -> Iterator[Callable[[Callable[[bytes], tuple[int, bytes]]], str]]:
    """Serves what a function makes of each query, and gives the address."""
    running: list[HTTPServer] = []

    def serve(answer: Callable[[bytes], tuple[int, bytes]]) -> str:
        class Answering(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                query = self.rfile.read(int(self.headers["Content-Length"]))
                status, content = answer(query)
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        server = HTTPServer(("127.0.0.1", 0), Answering)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.fixture
def stamping(served: Callable[..., str], authority: Path) -> str:
    return served(lambda query: (200, _answer_of(authority, query)))


def test_the_end_of_the_log_is_stamped_and_the_stamp_is_checked(
    casebook: Casebook, stamping: str, authority: Path
) -> None:
    before = casebook.head()
    given = stamp(casebook, stamping)
    assert given.entry == before.number
    assert [entry.act for entry in casebook.log()][-1] is Act.STAMPED
    assert list(stamped(casebook)) == [given]
    assert list(check_stamps(casebook, None)) == []
    assert list(check_stamps(casebook, authority / "ca.pem")) == []
    assert casebook.check().faults == ()


def test_a_stamp_of_another_authority_is_doubted(
    casebook: Casebook, stamping: str, tmp_path: Path
) -> None:
    stamp(casebook, stamping)
    other = made_authority(tmp_path / "other")
    (fault,) = check_stamps(casebook, other / "ca.pem")
    assert fault.where == "time stamp 1, of entry 1"
    assert "not signed by an authority" in fault.what


def test_a_stamp_of_another_log_is_doubted(
    casebook: Casebook, stamping: str, authority: Path
) -> None:
    stamp(casebook, stamping)
    kept = casebook.stamps()[0]
    casebook.add_stamp(type(kept)(2, kept.server, kept.token, kept.imprint))
    (fault,) = check_stamps(casebook, authority / "ca.pem")
    assert "of another log" in fault.what


@pytest.mark.parametrize(
    "answer",
    [
        (500, b"no"),
        (200, b"<html>not a stamp</html>"),
        (200, b""),
        (302, b"elsewhere"),
    ],
)
def test_a_server_that_gives_no_stamp_is_told_and_nothing_is_kept(
    casebook: Casebook, served: Callable[..., str], answer: tuple[int, bytes]
) -> None:
    before = casebook.head()
    with pytest.raises(InputError, match="gave no time stamp"):
        stamp(casebook, served(lambda _: answer))
    assert (casebook.stamps(), casebook.head()) == ((), before)


def test_an_answer_to_another_question_is_refused(
    casebook: Casebook, served: Callable[..., str], authority: Path
) -> None:
    """A server that replays an old stamp, or stamps something else."""
    other = openssl(
        authority, "ts", "-query", "-digest", "00" * 32, "-sha256", "-cert", "-config", "tsa.cnf"
    )
    old = _answer_of(authority, other)
    with pytest.raises(InputError, match="something else"):
        stamp(casebook, served(lambda _: (200, old)))


def test_a_server_that_is_not_there_is_told(casebook: Casebook) -> None:
    with pytest.raises(InputError, match="gave no time stamp"):
        stamp(casebook, "http://127.0.0.1:9/")


def test_a_file_that_holds_no_certificate_is_told(
    casebook: Casebook, stamping: str, tmp_path: Path
) -> None:
    stamp(casebook, stamping)
    (tmp_path / "ca.pem").write_text("nothing")
    with pytest.raises(InputError, match="no certificate"):
        list(check_stamps(casebook, tmp_path / "ca.pem"))
