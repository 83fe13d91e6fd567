"""What a form sends: read before a page's own work begins, and signed."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from reportedly.errors import InputError
from reportedly.model.incidents import Signature


async def _sent(request: Request) -> FormData:
    return await request.form()


Sent = Annotated[FormData, Depends(_sent)]


def words_of(form: FormData, name: str) -> str:
    """What stands in a field, without blanks around it; "" where it is missing or a file."""
    told = form.get(name)
    return told.strip() if isinstance(told, str) else ""


def is_at_home(address: str) -> bool:
    """Whether an address that a form carries is a page of this desk, and of no other host."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def signed(form: FormData, author: str) -> Signature:
    """Who decides, why, and when the form was opened, so that sent twice it is one decision.

    Raises InputError where no reason is given.
    """
    reason = words_of(form, "reason")
    if not reason:
        raise InputError("no reason is given", hint="say in a few words why; others will read it")
    try:
        opened = datetime.fromisoformat(words_of(form, "made_at"))
    except ValueError:
        opened = datetime.now(UTC)
    return Signature(author, reason, opened if opened.tzinfo else opened.replace(tzinfo=UTC))
