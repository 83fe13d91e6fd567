"""The acts of the log in sentences, and what each of them is about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from reportedly.capture.answers import Why
from reportedly.query.speech import _, plain, plural
from reportedly.store.custody import About, Act, LogEntry

NOT_MODIFIED: Final = 304  # what a server says of a page that is as it was
_FAULTS_IN_A_LINE: Final = 2  # the entry's own page has all
_NOT_ASKED: Final = (Why.ADDRESS, Why.INSIDE, Why.ROBOTS)  # by our own rules

MEANINGS: Final[Mapping[Act, str]] = {
    Act.BEGUN: _("the log begins; what stood in the casebook before"),
    Act.UPGRADED: _("a newer version of the program changed the layout of the file"),
    Act.IMPORTING: _("somebody adds files, folders or addresses"),
    Act.CAPTURED: _("an address on the web was asked, and what it answered"),
    Act.TAKEN_IN: _("a report came in, with its bytes"),
    Act.SET_ASIDE: _("something could not be read, with the reason"),
    Act.ANSWERED: _("what could not be read came in later, or is there no longer"),
    Act.READ: _("a file whose parts are reports, with its digest"),
    Act.CODED: _("what the program read in a report"),
    Act.LIST_ADDED: _("a list of places, parties or speakers of your own"),
    Act.JUDGED: _("a decision of a person"),
    Act.CONCLUDED: _("what rules made of claims and decisions"),
    Act.EXPORTING: _("a file is about to be written"),
    Act.EXPORTED: _("that file stands, with its digest"),
    Act.RELEASED: _("a dataset was frozen under a name"),
    Act.NUMBERED: _("incidents were given the numbers they are published under"),
    Act.KEYED: _("a key was drawn that hides what stays inside"),
    Act.ERASED: _("a report was taken away on request"),
    Act.BACKED_UP: _("a copy of the casebook was made, and verified"),
    Act.RESTORED: _("the casebook came back from a copy"),
    Act.STAMPED: _("an authority signed the end of the log with its time"),
    Act.CHECKED: _("all that is kept was compared with the log and the digests"),
}


# What a check counts, by the names that it counts under: tables, where the log vouches for rows.
_COMPARED: Final[Mapping[str, str]] = {
    "log entries": _("entries of the log, each with the one before it"),
    "blobs": _("files as received, with the log"),
    "reports": _("reports, with the log"),
    "rejects": _("items set aside, with the log"),
    "answers": _("what became of items set aside, with the log"),
    "contained": _("which file a report is a part of, with the log"),
    "codings": _("readings of reports, with the log"),
    "claims": _("the claims of each reading, with the log"),
    "lists": _("lists of your own, with the log"),
    "list_rows": _("the rows of each list, with the log"),
    "judgements": _("decisions, with the log"),
    "ledger": _("numbers of incidents, with the log"),
    "snapshots": _("conclusions, with the log"),
    "held_records": _("what each conclusion changed, with the log"),
    "held_values": _("values of the history, with their digest"),
    "stamps": _("time stamps, with the log"),
    "releases": _("releases, with the log"),
    "release_rows": _("the rows of each release, with the log"),
    "release_values": _("values of releases, with their digest"),
    "public_numbers": _("numbers that were published, with the log"),
    "publishing_keys": _("keys that hide what stays inside, with the log"),
}
_TOLD: Final[Mapping[Act, str]] = {
    Act.TAKEN_IN: _("{outlet}, from {from}"),
    Act.ANSWERED: "{from}: {became}",
    Act.LIST_ADDED: _("{rows_added:,} rows of {kind}, from {name}"),
    Act.RELEASED: _("{release}, for {profile}, by the rules {pack}"),
    Act.NUMBERED: _("{given:,} numbers of the series {series}"),
    Act.KEYED: _("for {name}"),
    Act.STAMPED: _("the end of the log, then entry {entry}, by {server}"),
}


class Kind(StrEnum):
    """What an entry can lead to."""

    REPORT = "report"
    REJECT = "reject"
    JUDGEMENT = "judgement"
    ENTRY = "entry"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that an entry is about and that can be looked at: its kind and its id."""

    kind: Kind
    key: str


_LEADS: Final[Mapping[str, Kind]] = {
    "report": Kind.REPORT,
    "report_id": Kind.REPORT,
    "reject": Kind.REJECT,
    "judgement": Kind.JUDGEMENT,
    "import": Kind.ENTRY,
    "entry": Kind.ENTRY,
    "of": Kind.ENTRY,
    "conclusion": Kind.CONCLUSION,
}


def compared_words(name: str) -> str:
    """What a check counted, in words, from the name it was counted under."""
    return _COMPARED.get(name) or plain(name)


def topics(entry: LogEntry) -> tuple[Topic, ...]:
    """What an entry leads to, each once."""
    about = entry.about or {}
    told = {(kind, about.get(name)) for name, kind in _LEADS.items()}
    return tuple(Topic(kind, str(key)) for kind, key in sorted(told, key=str) if key is not None)


def entry_words(entry: LogEntry) -> str:
    """What an entry was about, in a line; whose acts it names stands beside it."""
    if entry.about is None:
        return _("what this was about was taken away by an erasure")
    try:
        return _SAID[entry.act](entry.about)
    except (KeyError, TypeError, ValueError):  # of an older version, or of one to come
        return _all_of(entry.about)


def came_words(about: About) -> str:
    """What an address answered: never that anything was deleted, for nobody can tell."""
    status = about.get("status")
    if status is None:
        return _silence(about.get("why")).format(reason=about.get("reason"))
    if status == NOT_MODIFIED:
        return _("its server said that it is as it was")
    return _("it answered {status}").format(status=status)


def _silence(why: object) -> str:
    """Of what was not asked nobody may say that it was silent."""
    if why in _NOT_ASKED:
        return _("we did not ask there: {reason}")
    if why == Why.LATER:  # its host may have answered, with just this wish
        return _("we left it alone: {reason}")
    return _("it gave no answer: {reason}")


def _captured(about: About) -> str:
    return f"{about['address']}: {came_words(about)}"


def _importing(about: About) -> str:
    paths = about["paths"]
    if not isinstance(paths, list):
        raise TypeError(paths)
    return ", ".join(map(str, paths))


def _set_aside(about: About) -> str:
    """The reason, or that it was set aside once more for the reason it had before."""
    return f"{about['from']}: {about['reason'] if 'reason' in about else about['became']}"


def _coded(about: About) -> str:
    return plural(int(str(about["claims"])), "claim")


def _concluded(about: About) -> str:
    changed = plural(int(str(about["records_changed"])), "record changed", "records changed")
    founded = plural(int(str(about["incidents_founded"])), "incident founded", "incidents founded")
    number = _("conclusion {conclusion:,}").format_map(about)
    return f"{number}: {changed}, {founded}"


def _judged(about: About) -> str:
    return plain(str(about["verdict"]))


def _file(about: About) -> str:
    how = ", ".join(
        f"{plain(name)} {value}"
        for name, value in about.items()
        if name not in ("file", "sha256") and value is not None
    )
    return f"{about['file']} ({how})" if how else str(about["file"])


def _read(about: About) -> str:
    if "file" in about:
        return _("{file}, {bytes:,} bytes").format_map(about)
    return _("{bytes:,} bytes, kept whole").format_map(about)


def _layout(about: About) -> str:
    if "held" in about:
        return _("{held:,} rows of {table} that stood there").format_map(about)
    return _("layout {layout}, was {from}").format_map(about)


def _erased(about: About) -> str:
    if "still_held" in about:
        return _("{still_held:,} rows that stay, committed to anew").format_map(about)
    return str(about["reason"])


def _checked(about: About) -> str:
    faults = about["faults"]
    if not isinstance(faults, list):
        raise TypeError(faults)
    up_to = _("up to entry {up_to:,}").format_map(about)
    if not faults:
        return _("{up_to}: everything held").format(up_to=up_to)
    count = plural(len(faults) + int(str(about["unnamed"])), "fault")
    named = "; ".join(f"{where} {what}" for where, what, _hint in faults[:_FAULTS_IN_A_LINE])
    return f"{up_to}: {count}: {named}"


def _all_of(about: About) -> str:
    told = ((name, value) for name, value in about.items() if name not in ("rows", "headers"))
    return ", ".join(f"{plain(name)} {value}" for name, value in told if value is not None)


def _by_template(template: str) -> Callable[[About], str]:
    return lambda about: template.format_map(about)


_SAID: Final[Mapping[Act, Callable[[About], str]]] = {
    **{act: _by_template(template) for act, template in _TOLD.items()},
    Act.BEGUN: _layout,
    Act.UPGRADED: _layout,
    Act.IMPORTING: _importing,
    Act.CAPTURED: _captured,
    Act.SET_ASIDE: _set_aside,
    Act.CODED: _coded,
    Act.CONCLUDED: _concluded,
    Act.READ: _read,
    Act.JUDGED: _judged,
    Act.EXPORTING: _file,
    Act.EXPORTED: _file,
    Act.BACKED_UP: _file,
    Act.RESTORED: _file,
    Act.ERASED: _erased,
    Act.CHECKED: _checked,
}
