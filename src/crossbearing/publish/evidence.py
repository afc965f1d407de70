"""What an incident rests on, in the shapes that several formats need: quotes, sources, whom it is blamed on."""

from collections.abc import Callable, Iterable, Iterator

from crossbearing.publish.outgoing import (
    Involved,
    Outgoing,
    PublicIncident,
    ToldEvent,
)
from crossbearing.publish.part import JsonObject
from crossbearing.publish.values import Party, Passage, Source


def happened(outgoing: Outgoing) -> Iterator[PublicIncident]:
    """The incidents that took place by some report."""
    return (incident for incident in outgoing.incidents() if incident.happened)


def not_happened(outgoing: Outgoing) -> Iterator[str]:
    """A line that counts the incidents that took place by no report; nothing where there are none."""
    count = sum(not incident.happened for incident in outgoing.incidents())
    if count:
        yield f"{count} left out: planned, postponed, denied or taken back by all who tell it"


def sources_of(incident: PublicIncident) -> tuple[Source, ...]:
    """The reports that tell it, each once, in the order of their telling."""
    return tuple({one.source.id: one.source for one in incident.told}.values())


def words_of(incident: PublicIncident) -> tuple[Passage, ...]:
    """Every passage that tells it, each once."""
    found = (passage for one in incident.told for passage in one.words)
    # Masked words have no place, so that places alone do not tell passages apart.
    return tuple({(one.source.id, one.start, one.end, one.exact): one for one in found}.values())


def blamed_in(incident: PublicIncident) -> tuple[Party, ...]:
    """The parties that some account blames, each once."""
    found = (account.blamed for account in incident.accounts if account.blamed is not None)
    return tuple({party.key: party for party in found}.values())


def targets_of(incident: PublicIncident) -> tuple[Party, ...]:
    """The parties that some report says were hit, each once."""
    return _parties(incident.told, lambda one: one.target)


def _parties(told: Iterable[ToldEvent], role: Callable[[ToldEvent], Involved | None]) -> tuple[Party, ...]:
    found = (involved.party for one in told if (involved := role(one)) is not None)
    return tuple({party.key: party for party in found if party is not None}.values())


def weapons_of(incident: PublicIncident) -> tuple[str, ...]:
    """The means of attack that some report names, each once, as words."""
    return tuple(dict.fromkeys(kind.replace("_", " ") for one in incident.told for kind in one.weapons))


def quote_object(passage: Passage) -> JsonObject:
    """Words with the report that they stand in and where."""
    source = passage.source
    return {
        "quote": passage.exact,
        "publisher": source.publisher,
        "published": source.published,
        "url": source.url,
        "report": source.id,
        "start": passage.start,
        "end": passage.end,
        "masked": passage.masked,
    }


def cited(passage: Passage) -> str:
    """Words with their publisher and date, in one line."""
    source = passage.source
    by = ", ".join(part for part in (source.publisher, source.published) if part is not None)
    return f"“{passage.exact}” ({by})" if by else f"“{passage.exact}”"
