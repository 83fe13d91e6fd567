"""What a rule pack is: a name, a version, its options, and how it concludes."""

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.model.records import EventRecord
from reportedly.reconcile.case import Case


@dataclass(frozen=True, slots=True)
class PackOptions:
    """Where a codebook leaves a choice, the choice is stated here.

    `admit_lone_witness`: a toll that rests on one unnamed or single witness may set the high
    estimate. Off: GED asks for reliable reports.
    `inquiry_floor_sets_best`: an official inquiry's "at least n" outranks a monitor's closed
    toll. Off: an open floor states no count, and GED's own rows follow the closed toll.
    """

    admit_lone_witness: bool = False
    inquiry_floor_sets_best: bool = False


DEFAULT_OPTIONS = PackOptions()


@dataclass(frozen=True, slots=True)
class RulePack:
    """A codebook's rules as one callable, with the version and the options they run under."""

    name: str
    version: str
    conclude: Callable[[Case, "RulePack"], tuple[EventRecord, ...]]
    options: PackOptions = DEFAULT_OPTIONS
