"""Time stamps by somebody else (RFC 3161): that the log stood as it does no later than then.

This asks a server on the network, and only where a person names one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import urllib3
from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from reportedly.errors import InputError
from reportedly.store.base import Casebook
from reportedly.store.custody import Fault, Stamp, Wanted

_TIMEOUT_S = 30.0  # an authority signs in milliseconds; what takes longer is not coming
_MOST_BYTES = 1 << 20  # an answer with its certificates has some kilobytes
_HEADERS = {
    "Content-Type": "application/timestamp-query",
    "Accept": "application/timestamp-reply",
}


@dataclass(frozen=True, slots=True)
class Stamped:
    """An entry of the log, and the time before which it stood there, by the server's word."""

    entry: int
    server: str
    at: datetime


def stamp(casebook: Casebook, server: str) -> Stamped:
    """Have the last entry of the log stamped by this server, and keep its answer.

    Only a digest leaves the machine. Raises InputError where the server cannot be reached or
    gives no stamp of that digest.
    """
    head = casebook.head()
    words = head.hash.encode()
    query = TimestampRequestBuilder().data(words).hash_algorithm(HashAlgorithm.SHA256).build()
    token = _asked(server, query.as_bytes())
    imprint = sha256(words).digest()
    answer = _read(token)
    if answer is None or _imprint(answer) != imprint or answer.tst_info.nonce != query.nonce:
        raise _no_stamp(server, "it stamped something else, or nothing")
    casebook.add_stamp(Stamp(head.number, server, token, imprint))
    return Stamped(head.number, server, answer.tst_info.gen_time)


def stamped(casebook: Casebook) -> Iterator[Stamped]:
    """What the stamps that are kept say of their time."""
    for kept in casebook.stamps():
        answer = _read(kept.token)
        if answer is not None:
            yield Stamped(kept.entry, kept.server, answer.tst_info.gen_time)


def check_stamps(casebook: Casebook, authorities: Path | None) -> Iterator[Fault]:
    """Every stamp that does not fit its entry or, where a file with certificates of authorities
    is named (PEM), was not signed under one of them."""
    roots = () if authorities is None else _certificates(authorities)
    for number, kept in enumerate(casebook.stamps(), start=1):
        entry = next(casebook.log(Wanted(number=kept.entry)), None)
        why = "is of no entry of this log" if entry is None else _doubt(kept, entry.hash, roots)
        if why:
            yield Fault(f"time stamp {number}, of entry {kept.entry}", why, _HINT)


_HINT = "Give the certificate of its authority with --authority, or have the log stamped again."


def _doubt(kept: Stamp, entry_hash: str, roots: Sequence[x509.Certificate]) -> str:
    """Why a stamp does not vouch for an entry; "" where it does."""
    words = entry_hash.encode()
    answer = _read(kept.token)
    if answer is None:
        return "cannot be read"
    if _imprint(answer) != sha256(words).digest() or kept.imprint != sha256(words).digest():
        return "is of another log than this one"
    if not roots:
        return ""
    builder = VerifierBuilder()
    for root in roots:
        builder = builder.add_root_certificate(root)
    try:
        builder.build().verify_message(answer, words)
    except VerificationError as error:
        return f"was not signed by an authority that you name: {error}"
    return ""


def _asked(server: str, query: bytes) -> bytes:
    """The server's answer. It follows no redirect: the person named this server."""
    pool = urllib3.PoolManager(timeout=_TIMEOUT_S, retries=False)
    try:
        with pool.request(
            "POST", server, body=query, headers=_HEADERS, redirect=False, preload_content=False
        ) as answer:
            content = answer.read(_MOST_BYTES)
    except (urllib3.exceptions.HTTPError, ValueError) as error:
        raise _no_stamp(server, str(error)) from error
    if answer.status != 200:  # OK, and nothing else, has a stamp in it
        raise _no_stamp(server, f"it answered {answer.status}")
    return content


def _no_stamp(server: str, why: str) -> InputError:
    hint = "Name a server that gives RFC 3161 time stamps; nothing was kept."
    return InputError(f"{server} gave no time stamp: {why}", hint=hint)


def _read(token: bytes) -> TimeStampResponse | None:
    try:
        answer = decode_timestamp_response(token)
        answer.tst_info.gen_time  # noqa: B018  a refusal has none
    except ValueError:
        return None
    return answer


def _imprint(answer: TimeStampResponse) -> bytes:
    return answer.tst_info.message_imprint.message


def _certificates(path: Path) -> tuple[x509.Certificate, ...]:
    try:
        return tuple(x509.load_pem_x509_certificates(path.read_bytes()))
    except ValueError as error:
        hint = "Name a file with certificates in PEM, as the authority publishes them."
        raise InputError(f"{path} holds no certificate", hint=hint) from error
