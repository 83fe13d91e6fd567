"""What a form of a decision sends, read into what is asked; nothing is decided here."""

from starlette.datastructures import FormData

from reportedly.errors import InputError
from reportedly.model.corrections import ClaimField, Slip
from reportedly.model.opinions import RecordField
from reportedly.pipeline.typed import NOTHING
from reportedly.server.deciding import Asked, Deed
from reportedly.server.forms import words_of


def asked_in(form: FormData, deed: Deed, incident: str) -> Asked:
    """The form of a deed. InputError for what no form of the desk sends."""
    claims = tuple(str(told) for told in form.getlist("claim"))
    field = words_of(form, "field")
    return Asked(
        deed,
        incident,
        claims,
        field=_record_field(field) if deed is Deed.PREFER else None,
        slip=_slip(form, _claim_field(field)) if deed is Deed.CORRECT else None,
        others=_others(form),
        undoes=words_of(form, "judgement"),
    )


def _record_field(name: str) -> RecordField | None:
    try:
        return RecordField(name) if name else None
    except ValueError:
        raise InputError(f"no field of a record is called {name!r}") from None


def _claim_field(name: str) -> ClaimField:
    try:
        return ClaimField(name)
    except ValueError:
        known = ", ".join(ClaimField)
        raise InputError(f"no field of a claim is called {name!r}", hint=known) from None


def _others(form: FormData) -> tuple[str, ...]:
    """Incidents chosen from those near by, and those typed by number."""
    typed = words_of(form, "number").replace(",", " ").split()
    chosen = (str(told) for told in form.getlist("other"))
    return tuple(dict.fromkeys((*chosen, *typed)))


def _slip(form: FormData, field: ClaimField) -> Slip:
    words, country = words_of(form, "words") or None, words_of(form, "country").upper() or None
    nothing = words_of(form, "nothing") == "yes"
    return Slip(field, _nothing(form, field) if nothing else _values(form, field), words, country)


def _nothing(form: FormData, field: ClaimField) -> tuple[str, ...]:
    return (f"{_counted(form)}={NOTHING}",) if field is ClaimField.FIGURE else (NOTHING,)


def _values(form: FormData, field: ClaimField) -> tuple[str, ...]:
    match field:
        case ClaimField.FIGURE:
            low, high = words_of(form, "low"), words_of(form, "high")
            count = low if low == high else f"{low}..{high}"
            return (f"{_counted(form)}={count}",) if low or high else ()
        case ClaimField.DATE:
            first, last = words_of(form, "first"), words_of(form, "last")
            return (f"{first}..{last or first}",) if first else ()
        case ClaimField.ACTOR | ClaimField.RECIPIENT:
            names = (line.strip() for line in words_of(form, "value").splitlines())
            return tuple(name for name in names if name)
        case _:
            told = words_of(form, "value") or words_of(form, "candidate")
            return (told,) if told else ()


def _counted(form: FormData) -> str:
    whom = words_of(form, "whom")
    return words_of(form, "outcome") + (f":{whom}" if whom and whom != "unknown" else "")
