"""What a form of a decision sends, read into what is asked; nothing is decided here."""

from starlette.datastructures import FormData

from reportedly.errors import InputError
from reportedly.model.casualties import Whom
from reportedly.model.corrections import ClaimField, Pointed, Slip
from reportedly.model.opinions import RecordField
from reportedly.pipeline.typed import NOTHING
from reportedly.server.choices import written_count
from reportedly.server.deciding import Asked, Deed
from reportedly.server.forms import words_of

EVERYWHERE = "everywhere"
_YES = "yes"  # what a ticked box sends
_DIGITS = 3  # no claim names a thousand parties
_ABOUT = "~"  # heads a count that the words call "about", as `judge correct --figure` takes it


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
        everywhere=words_of(form, "name") if _is_everywhere(form) else "",
    )


def _is_everywhere(form: FormData) -> bool:
    """Whether a name is to mean it in every report, not in this claim alone."""
    return words_of(form, "scope") == EVERYWHERE


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
    """What is typed of a field. A place is meant by its id, else by its point, else by its name."""
    words, country = words_of(form, "words") or None, words_of(form, "country").upper() or None
    if words_of(form, "nothing") == _YES:
        return Slip(field, _nothing(form, field), words, country)
    entry = words_of(form, "place_id") or None
    pointed = None if entry is not None else _pointed(form)
    instead = _instead(form) if field is ClaimField.FIGURE else None
    kind = words_of(form, "kind") or None if field is ClaimField.SPEAKER else None
    return Slip(field, _values(form, field), words, country, pointed, entry, instead, kind)


def _instead(form: FormData) -> str | None:
    """The figure that the typed one takes the place of, where that counts others."""
    instead = words_of(form, "instead")
    typed = f"{words_of(form, 'outcome')}:{words_of(form, 'whom') or Whom.UNKNOWN}"
    return instead if instead and instead != typed else None


def _pointed(form: FormData) -> Pointed | None:
    return pointed_at(*(words_of(form, name) for name in ("lat", "lon", "radius_km")))


def pointed_at(lat: str, lon: str, radius_km: str) -> Pointed | None:
    """The point that is typed, in degrees and kilometres; None where none is. InputError for what
    is no point."""
    if not (lat and lon):
        return None
    try:
        return Pointed(float(lat), float(lon), float(radius_km or 0))
    except ValueError:
        hint = "degrees as 36.139 and 36.825, the distance in kilometres"
        told = ", ".join((lat, lon, radius_km))
        raise InputError(f"{told} is no point on Earth", hint=hint) from None


def _nothing(form: FormData, field: ClaimField) -> tuple[str, ...]:
    if field is not ClaimField.FIGURE:
        return (NOTHING,)
    return (f"{words_of(form, 'instead') or _counted(form)}={NOTHING}",)


def _values(form: FormData, field: ClaimField) -> tuple[str, ...]:
    match field:
        case ClaimField.FIGURE:
            return _figure(form)
        case ClaimField.DATE:
            first, last = words_of(form, "first"), words_of(form, "last")
            return (f"{first}..{last or first}",) if first else ()
        case ClaimField.ACTOR | ClaimField.RECIPIENT:
            return _parties(form)
        case ClaimField.STATUS:
            return tuple(filter(None, (words_of(form, "value"), words_of(form, "background"))))
        case _:
            told = words_of(form, "value")
            return (told,) if told else ()


def _parties(form: FormData) -> tuple[str, ...]:
    """All that are typed, one a line; the chosen entry in the place of the name asked about.

    A name that is to mean one everywhere speaks of that one alone.
    """
    typed = [line.strip() for line in words_of(form, "value").splitlines() if line.strip()]
    entry, at = words_of(form, "entry"), words_of(form, "at")
    number = int(at) if at.isdecimal() and len(at) <= _DIGITS else 0
    meant = [entry] if entry else typed[number : number + 1]
    typed[number : number + 1] = meant
    return tuple(meant if _is_everywhere(form) else typed)


def _figure(form: FormData) -> tuple[str, ...]:
    low, high = words_of(form, "low"), words_of(form, "high")
    if _instead(form) is not None and _stands(form):
        return (_counted(form),)
    if not (low or high):
        return ()
    about = _ABOUT if words_of(form, "about") == _YES else ""
    count = f"{about}{low}" if low == high else f"{low}..{high}"
    return (f"{_counted(form)}={count}",)


def _stands(form: FormData) -> bool:
    """Whether the count is left as it was, or empty: then each claim keeps its own."""
    typed = written_count(*(words_of(form, name) for name in ("low", "high", "about")))
    return typed in (written_count("", "", ""), words_of(form, "stood"))


def _counted(form: FormData) -> str:
    whom = words_of(form, "whom")
    return words_of(form, "outcome") + (f":{whom}" if whom and whom != "unknown" else "")
