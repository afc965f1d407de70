"""What parties, places and origins are called, by the reports that are at hand."""

from collections.abc import Collection, Iterable, Iterator

from crossbearing.model.entity import Entity, EntityType
from crossbearing.model.reading import Reading
from crossbearing.model.visible import visible
from crossbearing.reconcile.protection import without_names
from crossbearing.reconcile.stand_ins import StandIns

# An origin without a name is known by its report.
UNNAMED = "report:"
# So begins what an origin has in the place of the name of somebody who is protected.
_PROTECTED = "protected source"


class Names:
    """The names of entities by key, as these reports have them; stand-ins for protected people."""

    def __init__(self, readings: Iterable[Reading], hidden: Collection[str]) -> None:
        self._hidden = hidden
        self._known: dict[str, tuple[Reading, str]] = {}
        for reading in readings:
            for entity in reading.entities:
                self._known.setdefault(entity.key, (reading, entity.id))

    def of(self, key: str | None) -> str | None:
        """What the entity of that key is called; by the words of its key where no report at hand names it."""
        if key is None or key.startswith(UNNAMED):
            return None
        found = self._known.get(key)
        if found is not None:
            reading, entity = found
            return StandIns(reading).name_of(entity)
        return without_names(key_words(key), self._hidden)

    def knows(self, key: str | None) -> bool:
        """Whether a report at hand names the entity of that key."""
        return key in self._known

    def origins(self, keys: Iterable[str]) -> Iterator[str | None]:
        """What origins are called: an unnamed source is told by whoever published it; None for an unknown publisher."""
        for key in keys:
            publisher, comma, source = key.partition(", ")
            if not comma:
                yield self.of(key)
            else:
                named = "[protected]" if source.startswith(_PROTECTED) else self.of(source)
                outlet = self.of(publisher)
                yield named if outlet is None else f"{named} ({outlet})"


def place_name(key: str | None, reading: Reading | None) -> str | None:
    """What a place is called in a report; by the words of its key where that does not name it."""
    if key is None:
        return None
    found = None if reading is None else next((one for one in reading.entities if one.key == key), None)
    return key_words(key).title() if found is None or not _is_place(found) else visible(found.name)


def key_words(key: str) -> str:
    """The words of an entity key: "place:tell-abyad" is "tell abyad"."""
    return (key.partition(":")[2] or key).replace("-", " ")


def _is_place(entity: Entity) -> bool:
    return entity.type in (EntityType.PLACE, EntityType.FACILITY)
