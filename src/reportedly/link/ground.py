"""What claims make of themselves, as they were read: nothing that persons decided is in it."""

from collections import defaultdict
from collections.abc import Set

from reportedly.link.blocking import Cells
from reportedly.link.bonds import Bonds
from reportedly.link.profiles import Profile
from reportedly.link.tellings import Telling
from reportedly.model.incidents import Incident

Cluster = tuple[int, ...]  # tellings by number


class Ground:
    """Tellings by number, their scores, and the clusters that they make.

    What persons amended is filed and compared here as well, but stands in no cluster and in
    neither `told` nor `at`: it moves none of those that were read.
    """

    def __init__(self) -> None:
        self.bonds = Bonds()
        self._cells = Cells()
        self.profiles: dict[str, Profile] = {}  # by report
        self.told: dict[str, list[int]] = defaultdict(list)  # by report
        self.at: dict[str, int] = {}  # by claim, the number of its telling
        self.clusters: dict[int, Cluster] = {}  # by the number of each of its tellings
        self.incidents: dict[int, Incident] = {}  # of claims alone, by the first of its cluster
        self.gone: set[int] = set()  # tellings that were told anew

    def met(self, at: int, telling: Telling) -> Set[int]:
        """File a new telling under its number: those that it is to be compared with."""
        met = self._cells.file(at, telling)
        return met - self.gone if self.gone else met

    def compare(self, telling: Telling) -> int:
        """The number of what persons amended, once it is compared with what it meets."""
        at = len(self.bonds.tellings)
        self.bonds.take_in([(telling, self.met(at, telling))])
        return at

    def withdraw(self, at: int) -> None:
        """Compare a telling with nothing any more; its number stays taken."""
        self.bonds.withdraw(at)
        self.gone.add(at)
