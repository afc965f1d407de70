"""The brief in a few sentences, each with who says it: the narrator is sure of nothing but what stands in reports."""

from collections.abc import Iterator
from dataclasses import replace

from crossbearing.model.agreement import Degree
from crossbearing.model.figure import Category
from crossbearing.model.when import days_of
from crossbearing.publish.brief.blocks import Line, Points, Said
from crossbearing.publish.brief.citations import Citations
from crossbearing.publish.brief.disputes import issues, taken_back, unsaid
from crossbearing.publish.brief.material import Material
from crossbearing.publish.brief.tellers import words_of_tellers
from crossbearing.publish.brief.wording import (
    counted,
    edtf_words,
    kind,
    listed,
    many,
    opened,
    place,
    when,
)
from crossbearing.publish.evidence import sources_of
from crossbearing.publish.outgoing import (
    PublicAccount,
    PublicAgreement,
    PublicIncident,
    PublicTally,
)
from crossbearing.publish.values import Number

# What stands on the first screen: the gravest incidents, and the agreements that reports tell most of.
MOST_INCIDENTS, MOST_AGREEMENTS = 5, 3
_STOP = ". "
_TOLLS = (Category.KILLED, Category.WOUNDED)
_STATES = (
    (Degree.FULL, "done"),
    (Degree.PARTIAL, "partly done"),
    (Degree.NONE, "not done"),
    (Degree.REFUSED, "refused"),
    (Degree.POSTPONED, "postponed"),
    (Degree.DISPUTED, "disputed"),
    (Degree.UNCLEAR, "of unknown fate"),
)


def summary(found: Material, citations: Citations) -> Points:
    """The lines of the summary."""
    lines = [_extent(found)]
    lines += [_incident(one, citations) for one in _gravest(found)]
    lines += [_agreement(one, citations) for one in _foremost(found)]
    lines += list(_disputed(found))
    return Points(tuple(lines))


def _extent(found: Material) -> Line:
    publishers = {source.publisher for source in found.sources if source.publisher is not None}
    days = [days_of(source.published) for source in found.sources if source.published is not None]
    firsts = [first.isoformat() for first, _ in days if first is not None]
    lasts = [last.isoformat() for _, last in days if last is not None]
    span = ""
    if firsts and lasts:
        ends = [edtf_words(min(firsts)), edtf_words(max(lasts))]
        span = f", published {ends[0]}" if ends[0] == ends[1] else f", published from {ends[0]} to {ends[1]}"
    held = len(found.happened)
    other = len(found.incidents) - held
    told = f"{many(len(found.sources), 'report')} of {many(len(publishers), 'publisher')}{span}"
    firm = sum(len(incident.origins) > 1 for incident in found.happened)
    rests = f"; {firm} of them rest on two independent sources or more" if firm else ""
    planned = f" {other} more {'was' if other == 1 else 'were'} only planned, denied or taken back." if other else ""
    verb = "tells" if len(found.sources) == 1 else "tell"
    return Line((Said(f"{told}, {verb} of {many(held, 'incident')} said to have happened{rests}.{planned}"),))


def _gravest(found: Material) -> list[PublicIncident]:
    """The incidents with the largest tolls, in the order of their dates."""
    hurt = [one for one in found.happened if any(one.tally(category) is not None for category in _TOLLS)]
    rest = [one for one in found.happened if one not in hurt and len(sources_of(one)) > 1]
    ranked = sorted(hurt, key=lambda one: tuple(-_most(one.tally(category)) for category in _TOLLS))
    ranked += sorted(rest, key=lambda one: -len(sources_of(one)))
    chosen = {one.id for one in ranked[:MOST_INCIDENTS]}
    return [one for one in found.happened if one.id in chosen]


def _most(tally: PublicTally | None) -> Number:
    if tally is None:
        return -1
    return max((end for end in (tally.low, tally.best, tally.high) if end is not None), default=-1)


def _incident(one: PublicIncident, citations: Citations) -> Line:
    """What is said to have happened, how many by whose word, and whom each account blames."""
    where = "" if one.site is None else f", {place(one.site)}"
    parts = [Said(f"{opened(when(one.date))}{where}: {kind(one.type)}", citations.numbers(sources_of(one)), _STOP)]
    for category in _TOLLS:
        tally = one.tally(category)
        if tally is not None:
            parts.extend(_tolls(tally, citations))
    parts.extend(_blame(account, citations) for account in one.accounts if account.blamed is not None and account.said)
    denied = [passage for account in one.accounts for passage in account.denied]
    if denied:
        by = listed(passage.source.publisher or "a report" for passage in denied)
        parts.append(Said(f"Denied, as told by {by}", citations.of(denied), _STOP))
    return Line((*parts[:-1], replace(parts[-1], after="")))


def _tolls(tally: PublicTally, citations: Citations) -> Iterator[Said]:
    """Each source's figure with its source."""
    words = words_of_tellers(tally.figures)
    used = [word for word in words if not word.aside] or words
    for position, word in enumerate(used, 1):
        what = f"{opened(counted(tally))}: {word.value}" if position == 1 else word.value
        after = _STOP if position == len(used) else "; "
        yield Said(f"{what} by the word of {word.teller}", citations.numbers(word.sources), after)


def _blame(account: PublicAccount, citations: Citations) -> Said:
    assert account.blamed is not None
    by = listed(account.origins) or listed(passage.source.publisher or "a report" for passage in account.said)
    return Said(f"Blamed on {account.blamed.name} by {by}", citations.of(account.said), _STOP)


def _foremost(found: Material) -> list[PublicAgreement]:
    """The agreements of which most duties are told, in their own order."""
    ranked = sorted(found.agreements, key=lambda one: -len(one.duties))
    chosen = {one.id for one in ranked[:MOST_AGREEMENTS] if one.duties}
    return [one for one in found.agreements if one.id in chosen]


def _agreement(one: PublicAgreement, citations: Citations) -> Line:
    states = [duty.state for duty in one.duties if duty.exists]
    fates = listed(f"{states.count(state)} {words}" for state, words in _STATES if state in states)
    dated = "" if one.date.edtf is None else f" ({when(one.date)})"
    sources = citations.numbers(passage.source for passage in one.words)
    said = f"{opened(one.name)}{dated}: of {many(len(states), 'duty', 'duties')} that reports tell"
    return Line((Said(f"{said}, {fates}", sources),))


def _disputed(found: Material) -> Iterator[Line]:
    counts = (
        (len(issues(found)), "contradiction"),
        (len(unsaid(found)), "silence"),
        (len(taken_back(found)), "correction"),
    )
    told = [many(count, noun) for count, noun in counts if count]
    if told:
        yield Line((Said(f"Below: {listed(told)}."),))
