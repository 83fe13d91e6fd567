from reportedly.evaluate.edits import ENTRIES, edits_per_incident
from reportedly.evaluate.gold import Article, SaidClaim
from reportedly.evaluate.scores import score_claims

STRIKE = SaidClaim(event_group="e1", event_type="air_strike", evidence=("Jets struck Sel Amar.",))
TRUCE = SaidClaim(event_group="e2", event_type="ceasefire", evidence=("A truce began at dawn.",))


def edits(said: tuple[SaidClaim, ...]) -> tuple[float, float]:
    gold = [Article("1", (STRIKE, TRUCE))]
    found = edits_per_incident(gold, score_claims(gold, [Article("1", said)], draws=0))
    assert found.incidents == 2
    return found.by_hand * 2, found.left * 2


def test_nothing_is_left_where_every_claim_is_right() -> None:
    assert edits((STRIKE, TRUCE)) == (2 * len(ENTRIES), 0)


def test_a_missed_claim_costs_all_its_entries_and_an_invented_one_its_striking_out() -> None:
    other = SaidClaim(event_type="abduction", evidence=("Two clerks went missing on the road.",))
    assert edits((STRIKE, other)) == (2 * len(ENTRIES), len(ENTRIES) + 1)


def test_a_wrong_entry_costs_one() -> None:
    shelled = SaidClaim(event_type="shelling", evidence=STRIKE.evidence)
    assert edits((shelled, TRUCE))[1] == 1
