"""What `records` answers: from a casebook and a question to what is printed, kept nowhere."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rich.console import RenderableType

from reportedly.cli.forms import Form
from reportedly.cli.history_view import held_view
from reportedly.cli.records_forms import difference_form, record_form, trial_form
from reportedly.cli.records_view import differences_view, records_view, trials_view
from reportedly.errors import InputError
from reportedly.model.actors import SpeakerKind
from reportedly.pipeline.progress import Progress, untold
from reportedly.query import words
from reportedly.query.history import held_on as query_held_on
from reportedly.reconcile.comparing import Trial, differences, try_out
from reportedly.reconcile.held import Held
from reportedly.reconcile.packs import PackOptions, RulePack
from reportedly.reconcile.records import open_pack
from reportedly.reconcile.sensitivity import sensitivity
from reportedly.store.base import Casebook

Doubt = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One pack, two to compare, or one with what is left out of it to see what moves."""

    packs: tuple[RulePack, ...]
    doubts: tuple[Doubt, ...]
    sensitivity: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer for a person and for a program, and what to say beside it."""

    view: Callable[[], RenderableType]
    forms: Callable[[], Iterable[Form]]
    notes: tuple[str, ...] = ()


def asked_for(
    packs: Sequence[str], doubts: Sequence[Doubt], *, sensitivity: bool = False
) -> Question:
    """The question, its packs and rules known. Raises InputError for one that is not."""
    for what, name in doubts:
        if what == "rule":
            _without_rule(packs[0], name)
        elif what == "speaker-kind":
            _speaker_kind(name)
    return Question(tuple(map(open_pack, packs)), tuple(doubts), sensitivity)


def answered(
    book: Casebook, question: Question, *, until: date | None, progress: Progress = untold
) -> Answer:
    """What the casebook's claims answer."""
    held = held_in(book)
    if until is None:
        return _answer(held, question, progress)
    undated = sum(claim.published is None for claim in held.claims)
    note = f"left out: {words.plural(undated, 'claim')} of no publication day"
    answer = _answer(held.until(until), question, progress)
    return replace(answer, notes=(note, *answer.notes)) if undated else answer


def held_then(book: Casebook, day: date, *, rules: str | None, today: date) -> Answer:
    """What was held at the end of a day, as it was kept; says so where that day is not over.

    Raises CasebookError, InputError.
    """
    found = query_held_on(book, day)
    pack = found.made.snapshot.pack.split()[0]
    if rules not in (None, pack):
        hint = f"ask without --rules; --published-until {day} concludes by any rules, of today"
        raise InputError(f"by the rules {pack} was held then, not by {rules}", hint=hint)
    made = f"concluded {words.minute_words(found.made.made_at)}"
    notes = [f"{made} by the program {found.made.snapshot.code}, rules {pack}"]
    if day >= today:
        notes.insert(0, f"{day} is not over yet (UTC): this is what is held so far")
    return Answer(
        lambda: held_view(found.records), lambda: map(record_form, found.records), tuple(notes)
    )


def _answer(held: Held, question: Question, progress: Progress) -> Answer:
    if question.sensitivity:
        return _sensitive(held, question.packs[0], progress)
    if question.doubts:
        return _doubted(held, question.packs[0], question.doubts)
    if len(question.packs) > 1:
        return _compared(held, question.packs[0], question.packs[1])
    return _listed(held, question.packs[0])


def held_in(book: Casebook) -> Held:
    """All that records are concluded from, as the casebook has it now."""
    with book.still():
        incidents = tuple(book.incidents())
        return Held(book.resolved(), incidents, book.copies(), book.judgements())


def _listed(held: Held, pack: RulePack) -> Answer:
    found = held.records(pack)
    without = len(held.incidents) - len({record.incident_id for record in found})
    told = f"{words.plural(without, 'incident')} without a record by the rules {pack.name}"
    notes = (told,) if without else ()
    return Answer(lambda: records_view(held, found), lambda: map(record_form, found), notes)


def _compared(held: Held, one: RulePack, other: RulePack) -> Answer:
    found = differences(held.records(one), held.records(other))
    names = one.name, other.name
    return Answer(
        lambda: differences_view(found, names),
        lambda: (difference_form(each, names) for each in found),
    )


def _doubted(held: Held, pack: RulePack, doubts: Sequence[Doubt]) -> Answer:
    trials = tuple(_trials(held, pack, doubts))
    return Answer(lambda: trials_view(trials, pack.name), lambda: map(trial_form, trials))


def _sensitive(held: Held, pack: RulePack, progress: Progress) -> Answer:
    trials = sensitivity(
        held, pack, step=lambda done, total: progress(done, total, "leaving out one by one")
    )
    telling = [trial for trial in trials if trial.before != trial.after or trial.moved]
    still = len(trials) - len(telling)
    told = f"outlets, kinds of speaker and rules that move nothing, not shown: {still:,}"
    notes = (told,) if still else ()
    return Answer(
        lambda: trials_view(telling, pack.name, before=trials[:1]),
        lambda: map(trial_form, trials),
        notes,
    )


def _trials(held: Held, pack: RulePack, doubts: Iterable[Doubt]) -> Iterator[Trial]:
    usual = held.records(pack)
    for what, name in doubts:
        if what == "rule":
            left, rules = held, _without_rule(pack.name, name)
        else:
            left, rules = _without(held, what, name), pack
        yield try_out(f"{what}={name}", usual, left.records(rules))


def _without_rule(pack: str, rule: str) -> RulePack:
    return open_pack(pack, options=PackOptions(without=(rule.upper(),)))


def _without(held: Held, what: str, name: str) -> Held:
    if what == "speaker-kind":
        return held.without_speakers(_speaker_kind(name))
    left = held.without_outlet(name)
    if len(left.claims) == len(held.claims):
        outlets = ", ".join(sorted({claim.outlet for claim in held.claims})[:_MOST_NAMES])
        raise InputError(f"no claim is by an outlet {name!r}", hint=f"outlets: {outlets}")
    return left


_MOST_NAMES = 12  # outlets in a hint


def _speaker_kind(name: str) -> SpeakerKind:
    try:
        return SpeakerKind(name.casefold().replace("-", "_"))
    except ValueError:
        kinds = ", ".join(kind.replace("_", "-") for kind in SpeakerKind)
        raise InputError(f"no kind of speaker is called {name!r}", hint=f"kinds: {kinds}") from None
