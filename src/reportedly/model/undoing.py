"""Which judgements are in force: an undo is one itself, and may be undone."""

from collections import Counter
from collections.abc import Iterable

from reportedly.model.incidents import Judgement, Verdict


def undone(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """By the id of each judgement that is withdrawn: the latest undo in force that withdraws it.

    Judged from the last of each chain backwards: an undo counts if none in force undoes it. An
    undo names the digest of what it undoes, so that no chain can close on itself.
    """
    known = {judgement.id: judgement for judgement in judgements}
    open_undos = Counter(j.undoes for j in known.values() if j.undoes in known)
    settled = [j for j in known.values() if not open_undos[j.id]]
    withdrawn: dict[str, Judgement] = {}
    for judgement in settled:  # grows while it is read
        target = known.get(judgement.undoes or "")
        if target is None:
            continue
        if judgement.id not in withdrawn:
            rival = withdrawn.get(target.id, judgement)
            withdrawn[target.id] = max(rival, judgement, key=lambda j: (j.made_at, j.id))
        open_undos[target.id] -= 1
        if not open_undos[target.id]:
            settled.append(target)
    return withdrawn


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """What persons decided and nothing withdraws, oldest first; undoing itself is left out."""
    made = {judgement.id: judgement for judgement in judgements}
    withdrawn = undone(made.values())
    standing = (j for j in made.values() if j.id not in withdrawn and j.verdict is not Verdict.UNDO)
    return tuple(sorted(standing, key=lambda judgement: (judgement.made_at, judgement.id)))
