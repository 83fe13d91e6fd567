"""What a rule pack is: a name, a version, its options, and how it concludes."""

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.model.records import EventRecord
from reportedly.reconcile.case import Case, Cites


@dataclass(frozen=True, slots=True)
class PackOptions:
    """Where a codebook leaves a choice, the choice is stated here.

    `admit_lone_witness`: a toll that rests on one unnamed or single witness may set the high
    estimate. Off: GED asks for reliable reports.
    `inquiry_floor_sets_best`: an official inquiry's "at least n" outranks a monitor's closed
    toll. Off: an open floor states no count, and GED's own rows follow the closed toll.
    `without`: rules that are left out to see what they change, by id; none in earnest.
    """

    admit_lone_witness: bool = False
    inquiry_floor_sets_best: bool = False
    without: tuple[str, ...] = ()


DEFAULT_OPTIONS = PackOptions()


def as_concluded(records: tuple[EventRecord, ...], pack: "RulePack") -> tuple[EventRecord, ...]:
    """For packs without a rule over several incidents."""
    return records


@dataclass(frozen=True, slots=True)
class RulePack:
    """A codebook's rules, with the version and the options they run under.

    `conclude` answers one incident. `settle` takes the records of all incidents, in their order,
    and applies what speaks of several; it may merge some, and leaves the order. `optional` are the
    ids of the rules that can be left out.
    """

    name: str
    version: str
    cites: Cites
    conclude: Callable[[Case, "RulePack"], tuple[EventRecord, ...]]
    optional: tuple[str, ...]
    settle: Callable[[tuple[EventRecord, ...], "RulePack"], tuple[EventRecord, ...]] = as_concluded
    options: PackOptions = DEFAULT_OPTIONS
