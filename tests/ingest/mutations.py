"""Ways to break a file: blindly, by its words, and from within its own structure.

Blind changes seldom come past a format's first check; so JSON is broken as a tree, ZIP and gzip
files are packed again around broken contents, and archives and mails keep their frames.
"""

import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable
from random import Random

Change = Callable[[bytes, Random], bytes]

_BYTES = (b"\0", b"\xff", b"\r\n\r\n", b"-1", b"99999999999", b"<", b'"', b"\xf0\x9f", b"\n")
_CHARSETS = (
    *(b"utf-8", b"utf-16", b"utf-7", b"utf-32-le", b"latin-1", b"big5", b"shift_jis", b"koi8-r"),
    *(b"unicode_escape", b"raw_unicode_escape", b"punycode", b"idna", b"rot13", b"zlib", b"hex"),
    *(b"undefined", b"charmap", b"cp65001", b"\xe9", b"", b"x" * 300, b"iso-2022-jp", b"hz"),
)
# Words that formats know: sizes, types, encodings, days, addresses, and what opens or closes.
_WORDS = (
    *(b"0", b"-1", b"4294967296", b"18446744073709551616", b"1e999", b"NaN", b"9" * 5000, b"0x1"),
    *(b"gzip", b"deflate", b"br", b"zstd", b"chunked", b"identity", b"base64", b"quoted-printable"),
    *(b"x-uuencode", b"7bit", b"text/html", b"text/plain", b"application/pdf", b"message/rfc822"),
    *(b"multipart/mixed; boundary=x", b"message/partial", b"response", b"resource", b"revisit"),
    *(b"0000-00-00T00:00:00Z", b"9999-12-31T23:59:59+23:59", b"31/02/2017", b"1969-12-31"),
    *(b"http://[::1", b"http://\xff/", b"https://e.example:99999/", b"//", b"javascript:1", b"\\"),
    *(b"]]>", b"<!--", b"<![CDATA[", b"<script>", b"&#0;", b"&#xD800;", b"&lol;", b"=?utf-8?b?!?="),
    *(b"=?x?q?=FF?=", b"\\ud800", b"\\u0000", b"\\x", b"%00", b"\xed\xa0\x80", b"\xef\xbb\xbf"),
    *(
        b"\xff\xfe",
        b"\x1f\x8b\x08",
        b"PK\x03\x04",
        b"WARC/1.0\r\n",
        b"From a@b 2017\n",
        b"%PDF-1.4",
    ),
    *(b"{" * 2000, b"[" * 2000, b"<div>" * 2000, b"(" * 2000, b'"' * 999, b"," * 999, b"\t" * 60),
)
_GZIP = b"\x1f\x8b"
_TOKEN = re.compile(rb"[A-Za-z]+|\d+|\s+|[^A-Za-z\d\s]")
_LINE_END = re.compile(rb"(?<=\n)")
_CHARSET = re.compile(rb"""((?:charset|encoding)\s*=\s*["']?)[\w-]*""", re.I)


def blind(content: bytes, chance: Random) -> bytes:
    """A few stretches overwritten, cut out, doubled or put in."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((0, 1, 1, 4, 40, 400)))
        piece = chance.choice((chance.randbytes(3), chance.choice(_BYTES), made[at:end] * 2))
        made[at:end] = b"" if chance.random() < 0.25 else piece
    return bytes(made[: chance.randrange(len(made) + 1)] if chance.random() < 0.1 else made)


def by_words(content: bytes, chance: Random) -> bytes:
    """A few words and signs replaced by such as mean something to some format, or moved."""
    return b"".join(_shuffled(_TOKEN.findall(content), chance))


def by_lines(content: bytes, chance: Random) -> bytes:
    """A few lines gone, doubled, moved, or holding something else."""
    return b"".join(_shuffled(_LINE_END.split(content), chance, end=b"\n"))


def _shuffled(parts: list[bytes], chance: Random, *, end: bytes = b"") -> list[bytes]:
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(parts) + 1)
        other = chance.choice(parts) if parts else b""
        width = chance.choice((0, 1, 1, 1, 5))
        parts[at : at + width] = chance.choice(
            ([], [other], [other] * 30, [chance.choice(_WORDS) + end], parts[at : at + width] * 2)
        )
    return parts


def another_encoding(content: bytes, chance: Random) -> bytes:
    """The text in an encoding that it does not say, or that nobody uses, or says wrongly."""
    if chance.random() < 0.5:
        content += chance.choice((b"\xe9", b"\\ud800\xe9", b"\xd8\x00", b""))
        return _CHARSET.sub(rb"\1" + chance.choice(_CHARSETS).replace(b"\\", b""), content)
    text = content.decode("utf-8", "replace")
    named = chance.choice(
        ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp1251", "cp037")
    )
    return text.encode(named, "replace")[: -chance.randint(1, 3)]


def as_tree(content: bytes, chance: Random) -> bytes:
    """JSON, each line of it or the whole, with a value somewhere in it changed for another."""
    try:
        held, whole = [json.loads(content)], True
    except ValueError:
        lines = content.splitlines()
        held, whole = [json.loads(line) for line in lines if line.startswith(b"{")], False
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(held))
        held[at] = _changed(held[at], chance)
    made = [json.dumps(one, ensure_ascii=chance.random() < 0.5) for one in held]
    return (made[0] if whole else "\n".join(made)).encode("utf-8", "surrogatepass")


def _changed(value: object, chance: Random) -> object:
    """The value with one place inside it changed; deep places as often as shallow ones."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        if chance.random() < 0.1:
            return {**value, chance.choice(("", "\ud800", "text", "url", "x.y")): value[key]}
        return {**value, key: _changed(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        return [*value[:at], _changed(value[at], chance), *value[at + 1 :]]
    return _odd_value(value, chance)


def _odd_value(value: object, chance: Random) -> object:
    deep: object = value
    for _ in range(chance.choice((1, 20, 200, 300))):
        deep = chance.choice(([deep], {"text": deep}, {"rendered": deep}))
    numbers = (0, -1, 2**63, 2**64, 1e308, float("inf"), float("nan"), True, None, 10**400)
    texts = ("", "\0", "\ud800", "\ufeff", "=1", "nan", "x" * 70_000, "\u2028", "<p>\0</p><p>")
    days = ("9999-12-31T23:59:59Z", "0000-00-00", "-1510607700", "99999999999999", "٢٠١٧-١١-١٣")
    return chance.choice((deep, chance.choice(numbers), chance.choice(texts + days), [], {}))


def within_gzip(change: Change) -> Change:
    """What is inside changed, and packed again; sometimes two files, or something behind them."""

    def changed(content: bytes, chance: Random) -> bytes:
        inside = change(gzip.decompress(content) if content[:2] == _GZIP else content, chance)
        cut = chance.randrange(len(inside) + 1)
        packed = gzip.compress(inside[:cut], 1) + gzip.compress(inside[cut:], 1)
        return chance.choice((gzip.compress(inside, 1), packed, packed + chance.randbytes(20)))

    return changed


def within_zip(change: Change) -> Change:
    """One of the members changed, or its name, and all packed again with true sums."""

    def changed(content: bytes, chance: Random) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
            broken = chance.choice(old.namelist())
            for name in old.namelist():
                inside = old.read(name)
                if name == broken:
                    inside = change(inside, chance) if inside else chance.randbytes(9)
                    name = chance.choice(
                        (name, name, name, name + "x", f"archive/{name}", "\ud7ff")
                    )
                packing = chance.choice(
                    (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA)
                )
                new.writestr(name, inside, packing)
        return out.getvalue()

    return changed


def within_records(change: Change) -> Change:
    """A record of a web archive changed, its stated length mostly set right again."""

    def changed(content: bytes, chance: Random) -> bytes:
        records = content.split(b"WARC/1.")[1:] or [content]
        at = chance.randrange(len(records))
        head, _, body = records[at].partition(b"\r\n\r\n")
        body = body.removesuffix(b"\r\n\r\n")
        if chance.random() < 0.5:
            head = by_words(head, chance)
        else:
            body = change(body, chance)
        if chance.random() < 0.8:
            head = re.sub(rb"(?<=Content-Length: )\d+", b"%d" % len(body), head)
        records[at] = head + b"\r\n\r\n" + body + b"\r\n\r\n"
        return b"".join(b"WARC/1." + record for record in records)

    return changed


def one_of(*changes: Change) -> Change:
    """One change of these, by chance."""
    return lambda content, chance: chance.choice(changes)(content, chance)


TEXT = one_of(blind, by_words, by_lines, another_encoding)
JSON = one_of(as_tree, as_tree, TEXT)
ARCHIVE = one_of(within_records(TEXT), within_records(TEXT), TEXT)
