"""Telegram: the JSON that Telegram Desktop exports; one message of a channel one report."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from reportedly.ingest.items import MAX_ITEM_BYTES, Item, Refused, compose
from reportedly.ingest.sources import Source
from reportedly.model.reports import Reject

_MAX_BYTES = 16 * MAX_ITEM_BYTES  # an export must be held whole
_PUBLIC = frozenset({"public_channel", "public_supergroup", "private_channel"})
_CHAT = re.compile(
    r'"type"\s*:\s*"(?:(?:public|private)_(?:channel|supergroup|group)|personal_chat|bot_chat'
    r'|saved_messages)"'
)
_HOLDS = re.compile(r'"(?:messages|chats)"\s*:\s*[\[{]')
_PRIVATE = (
    "this is a private chat ({kind}): those who wrote in it did not publish",
    "if they agree, save the messages that may be used as JSON Lines and add that",
)


class _Chat(msgspec.Struct, frozen=True):
    """A channel or group as exported. Messages are decoded one by one: one may be broken."""

    name: str | None = None
    type: str = ""
    id: int | None = None
    messages: list[msgspec.Raw] = []


class _Chats(msgspec.Struct, frozen=True):
    list: tuple[_Chat, ...] = ()


class _Export(_Chat, frozen=True):
    """One chat, or all of an account."""

    chats: _Chats | None = None


class _Message(msgspec.Struct, frozen=True):
    """A message as exported; `text` is a string, or strings and marked stretches in turn."""

    id: int
    type: str = "message"
    date: str = ""
    date_unixtime: str = ""
    edited: str = ""
    text: str | list[Any] = ""
    forwarded_from: str | None = None
    saved_from: str | None = None
    reply_to_message_id: int | None = None


def is_telegram(head: str) -> bool:
    """True if JSON begins like an export of Telegram Desktop."""
    return _CHAT.search(head) is not None and _HOLDS.search(head) is not None


def read_telegram(source: Source, announce: Callable[[str], None]) -> Iterator[Item | Reject]:
    """The messages with text of each public channel or group, in order.

    A private chat is a Reject. Raises Refused where the export is too large or broken.
    """
    content = source.stream.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise Refused("the export is too large to be held", "export fewer months at a time")
    try:
        export = msgspec.json.decode(content, type=_Export)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(f"this is no whole Telegram export: {error}", "export it again") from None
    chats = export.chats.list if export.chats is not None else (export,)
    for chat in chats:
        yield from _chat_items(chat, source.name, announce)


def _chat_items(chat: _Chat, name: str, announce: Callable[[str], None]) -> Iterator[Item | Reject]:
    if chat.type not in _PUBLIC:
        yield Reject.of(_place(name, chat), _PRIVATE[0].format(kind=chat.type), _PRIVATE[1])
        return
    left: Counter[str] = Counter()
    for number, raw in enumerate(chat.messages, 1):
        found = _message_item(raw, chat, f"{_place(name, chat)}, message {number}")
        if isinstance(found, str):
            left[found] += 1
        else:
            yield found
    if left:
        why = ", ".join(f"{what} ({count:,})" for what, count in left.most_common())
        announce(f"{_place(name, chat)}: left alone were: {why}")


def _place(name: str, chat: _Chat) -> str:
    """Where a chat lies; private ones are not named."""
    return f"{name}, {chat.name}" if chat.type in _PUBLIC and chat.name else name


def _message_item(raw: msgspec.Raw, chat: _Chat, locator: str) -> Item | Reject | str:
    """The item of a message, or in a word why it is left alone."""
    content = bytes(raw)
    try:
        message = msgspec.json.decode(content, type=_Message)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Reject.of(locator, f"this is no message: {error}", "export the channel again")
    if message.type != "message":
        return "notices of the service"
    text, (day, day_notes) = _text(message.text), _day(message)
    if not text.strip():
        return "messages without text"
    return Item(
        locator=locator,
        content=content,
        media_type="application/json",
        words=compose("", text),
        given_id=f"{chat.id}/{message.id}" if chat.id is not None else str(message.id),
        outlet=chat.name,
        page_date=day,
        notes=(*day_notes, *_notes(message, chat)),
    )


def _text(value: str | list[Any]) -> str:
    parts = value if isinstance(value, list) else [value]
    return "".join(_words(part) for part in parts)


def _words(part: object) -> str:
    found = part.get("text", "") if isinstance(part, dict) else part
    return found if isinstance(found, str) else ""


def _day(message: _Message) -> tuple[str | None, list[str]]:
    """The day of a message in UTC, else on the exporter's clock; a note of what was no date."""
    notes: list[str] = []
    for said, moment in ((message.date_unixtime, _of_unix), (message.date, _of_clock)):
        try:
            if said:
                return moment(said).date().isoformat(), notes
        except (ValueError, OverflowError, OSError):
            notes.append(f"the message's date {said!r} is no date")
    return None, notes


def _of_unix(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def _of_clock(said: str) -> datetime:
    return datetime.fromisoformat(said)


def _notes(message: _Message, chat: _Chat) -> Iterator[str]:
    if chat.type == "private_channel":
        yield "from a channel that only its subscribers can read"
    if message.forwarded_from is not None:
        yield f"relayed from {message.forwarded_from}: these are not the channel's own words"
    if message.edited:
        yield f"edited after it was published, on {message.edited}"
    if message.reply_to_message_id is not None:
        yield f"answers message {message.reply_to_message_id}"
