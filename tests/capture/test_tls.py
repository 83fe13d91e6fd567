"""TLS to a machine that was judged: the certificate is still that of the name."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from served import PAGE, Said, Site, site, visitor

from reportedly.capture.visits import Answer, Unanswered, Why

NAME = "outlet.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key, and a certificate for NAME that vouches for itself, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    plain = serialization.NoEncryption()
    pem, old = serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL
    path.write_bytes(key.private_bytes(pem, old, plain) + made.public_bytes(pem))
    return path


@contextmanager
def secure_site(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with site(tls=context, raid=Said()) as shown:
        yield shown


def test_a_name_whose_certificate_is_trusted_is_asked(certificate: Path) -> None:
    with secure_site(certificate) as shown:
        guest = visitor(trusted=lambda: ssl.create_default_context(cafile=str(certificate)))
        answer = guest.visit(f"https://{NAME}:{shown.port}/raid")
    assert isinstance(answer, Answer)
    assert (answer.body, answer.peer) == (PAGE, "127.0.0.1")
    assert shown.asked[-1][1]["host"] == f"{NAME}:{shown.port}"


def test_a_certificate_for_another_name_is_refused(certificate: Path) -> None:
    with secure_site(certificate) as shown:
        guest = visitor(trusted=lambda: ssl.create_default_context(cafile=str(certificate)))
        refused(guest.visit(f"https://other.example:{shown.port}/raid"))
    assert shown.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    with secure_site(certificate) as shown:
        refused(visitor().visit(f"https://{NAME}:{shown.port}/raid"))
    assert shown.asked == []


def test_plain_words_where_tls_is_expected_are_refused() -> None:
    with site(raid=Said()) as shown:
        refused(visitor().visit(f"https://127.0.0.1:{shown.port}/raid"))


def refused(answer: Answer | Unanswered) -> None:
    """Its robots.txt could not be had either, for the same reason."""
    assert isinstance(answer, Unanswered)
    assert answer.why is Why.ROBOTS
    assert "certificate or TLS" in answer.reason
