"""What the likenesses weigh, frozen with the version.

Learned by `eval/links_weights.py` from the links that UCDP's coders wrote to Airwars' incidents in
Syria, those of odd months; docs/evaluation.md says how well they do on the even ones. Two were
given by hand, since those lists say nothing of them: a party shared or not, a type shared or not.
"""

from reportedly.compare.likeness import Weights

# For claims against a database: figures weigh nothing, or disagreement would hide itself.
WITHOUT_TOLLS = Weights(
    base=-4.7,
    km=-1.6,
    no_point=0.5,
    days=-1.8,
    spread=1.9,
    name=2.0,
    region=2.6,
    sides=0.7,
    kind=0.3,
)

# For two databases, neither of which is ours: ranges of killed count as well.
WITH_TOLLS = Weights(
    base=-4.2,
    km=-1.3,
    no_point=0.7,
    days=-2.1,
    spread=1.3,
    name=1.9,
    region=2.0,
    sides=0.0,
    kind=0.0,
    tolls=1.2,
)

# The least score of a pair. Of .5, .35 and .25 the second has the best F1 without tolls on the
# odd months but for .002, and takes fewer doubtful pairs than the third.
LEAST = 0.35
