"""What a claim says, in words of our own made of its values: neutral, none of a report's own."""

from reportedly.model.casualties import Figure, Outcome
from reportedly.model.claims import ResolvedClaim
from reportedly.model.events import Denies, EventType, Status
from reportedly.publish.telling import UNSAID, amount_told, people_told

_HAPPENING = {
    EventType.ARMED_CLASH: "there was fighting",
    EventType.AIR_STRIKE: "there was an air strike",
    EventType.SHELLING: "there was shelling",
    EventType.EXPLOSIVE_DEVICE: "an explosive device went off",
    EventType.SUICIDE_BOMBING: "there was a suicide bombing",
    EventType.SHOOTING: "there was a shooting",
    EventType.CHEMICAL_ATTACK: "there was a chemical attack",
    EventType.EXECUTION: "there was an execution",
    EventType.ABDUCTION: "there was an abduction",
    EventType.OTHER_VIOLENCE: "there was violence",
    EventType.TERRITORIAL_CHANGE: "control of territory changed",
    EventType.CEASEFIRE: "there was a truce",
    EventType.AGGREGATE: "there was violence over a period or an area",
}
_DENIED = {
    Denies.OCCURRENCE: "denied that it happened",
    Denies.AUTHORSHIP: "denied having done it",
    Denies.TOLL: "denied the toll",
}
_WERE = {
    Outcome.KILLED: "killed",
    Outcome.WOUNDED: "wounded",
    Outcome.KILLED_OR_WOUNDED: "killed or wounded",
    Outcome.MISSING: "missing",
    Outcome.CAPTURED: "captured",
    Outcome.DISPLACED: "displaced",
}


def paraphrase(claim: ResolvedClaim) -> str:
    """ "Lantern Watch said that there was shelling: at least 83 people killed".

    In the past, which is the same for one who speaks and for several.
    """
    said, who = claim.claim, claim.speaker.name
    if said.denies is not None:
        return f"{who} {_DENIED[said.denies]}"
    where = "" if claim.place is None else f" at {claim.place.mention.name}"
    verb = "said that" if said.status is Status.ACTUAL else "told as planned or possible that"
    counted = "; ".join(map(_counted, said.figures))
    return f"{who} {verb} {_HAPPENING[said.event_type]}{where}" + (
        f": {counted}" if counted else ""
    )


def _counted(figure: Figure) -> str:
    amount = amount_told(figure.low, figure.high)
    of = " of" if amount == UNSAID else ""
    people = people_told(figure, amount)
    part = ", as a part of the total" if figure.part_of_total else ""
    return f"{amount}{of} {people} {_WERE[figure.outcome]}{part}"
