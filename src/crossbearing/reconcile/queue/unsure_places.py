"""Which places of reports may well be others of their names, noted while events are linked."""

from collections.abc import Mapping

from crossbearing.model.place import Fix
from crossbearing.model.reading import Reading
from crossbearing.reconcile.linking.told import Fixes

# Under this a fix is less likely right than wrong, by its own reckoning.
UNSURE = 0.5


class UnsurePlaces:
    """Gives the fixes of readings, and knows of those it gave which are unsure: working them out twice costs most."""

    def __init__(self, fixes: Fixes) -> None:
        self._fixes = fixes
        self._found: dict[str, frozenset[str]] = {}

    def __call__(self, reading: Reading) -> Mapping[str, Fix]:
        """The fixes of one reading, by entity id."""
        fixes = self._fixes(reading)
        unsure = frozenset(entity for entity, fix in fixes.items() if fix.confidence < UNSURE)
        if unsure:
            self._found[reading.sha256] = unsure
        return fixes

    def of(self, reading: Reading) -> frozenset[str]:
        """The entities of a reading whose fixes are unsure, as far as they were asked for."""
        return self._found.get(reading.sha256, frozenset())
