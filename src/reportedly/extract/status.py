"""Whether a statement tells what happened, denies it, or only plans or fears it."""

from reportedly.extract.cues import Stance
from reportedly.extract.doers import what_is_denied
from reportedly.extract.events import is_hypothetical, is_negated, is_unreal
from reportedly.extract.refuted import is_refuted
from reportedly.extract.sayings import Saying
from reportedly.extract.speakers import Speaker
from reportedly.model.events import Denies, Status


def status_of(
    saying: Saying | None,
    speaker: Speaker | None,
    text: str,
    at: int,
    counted_at: int | None,
) -> tuple[Status, Denies | None, str]:
    """What is said of it, what a denial denies, and why; `counted_at` is where a figure stands."""
    if saying is not None and saying.stance is Stance.DENIES:
        return Status.DENIED, what_is_denied(text, speaker, counted_at), "the speaker denies it"
    if is_refuted(text, at if counted_at is None else counted_at):
        denied = what_is_denied(text, speaker) if counted_at is None else Denies.TOLL
        return Status.DENIED, denied, "the words say it is not so"
    if is_negated(text, at) and counted_at is None:
        return Status.DENIED, what_is_denied(text), "the words deny it"
    if is_unreal(text) or (is_hypothetical(text, at) and counted_at is None):
        return Status.PLANNED_OR_HYPOTHETICAL, None, "a modal or a plan stands before the trigger"
    return Status.ACTUAL, None, "told as having happened"
