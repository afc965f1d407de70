"""schema.org ClaimReview: what the ledger has to say of claims about incidents, as JSON-LD.

A rating here is a grade of support by a written rule. It says nothing of truth, and it is given to no denial.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crossbearing.errors import DateError
from crossbearing.model.claim import ClaimKind, Polarity
from crossbearing.model.entity import EntityType
from crossbearing.model.when import days_of
from crossbearing.publish.form import Container, Format
from crossbearing.publish.linked import known, named, report_urn, web_address
from crossbearing.publish.outgoing import (
    Outgoing,
    PublicClaim,
    PublicContradiction,
    PublicIncident,
)
from crossbearing.publish.part import Json, JsonObject, Parts, Tree
from crossbearing.publish.values import Edition, Party, Source

_CONTEXT = "https://schema.org"
_BETWEEN = " … "
# Grades from the worst to the best, of gradings whose grades are steps of one scale. Of admiralty it is the second half
# (F1), the first is about sources; its 6 is no step (it cannot be judged). Of those of airwars, contested is neither
# more nor less than weak.
_STEPS: Mapping[str, tuple[str, ...]] = MappingProxyType({"admiralty": ("5", "4", "3", "2", "1")})
# Who says that something is so, or that somebody did it: only that can be supported as an incident is.
_SUPPORTABLE = frozenset({ClaimKind.FACT, ClaimKind.ACCUSATION})
_ASPECT = "how well it is supported that the incident took place; not whether the claim is true"


@dataclass(frozen=True, slots=True)
class _Standing:
    """What the ledger has to say of an incident."""

    incident: str
    label: str
    grade: str | None
    rule: str | None
    disputes: tuple[str, ...]


def _parts(outgoing: Outgoing) -> Parts:
    edition = outgoing.edition
    head: JsonObject = {"@context": _CONTEXT}
    tree = Tree("claim-reviews.jsonld", head, "@graph", lambda: _objects(outgoing, edition))
    return Parts((tree,), lambda: _left_out(outgoing))


def _objects(outgoing: Outgoing, edition: Edition) -> Iterator[JsonObject]:
    yield _dataset(edition)
    standings = _standings(outgoing)
    for claim in outgoing.claims():
        for incident in claim.incidents:
            if _reason(claim, standings.get(incident)) is None:
                yield _review(claim, standings[incident], edition)


def _dataset(edition: Edition) -> JsonObject:
    """The edition that every review is part of."""
    told = [f"head of the log {edition.head}", f"figures by {edition.policy}", f"support by {edition.grading}"]
    return {
        "@type": "Dataset",
        "@id": named("edition", edition.id),
        "identifier": edition.id,
        "name": edition.title,
        "description": "; ".join([*told, *edition.rules]),
        "creator": {"@type": "SoftwareApplication", "name": edition.reader},
    }


def _standings(outgoing: Outgoing) -> dict[str, _Standing]:
    disputes = {one.id: _dispute(one) for one in outgoing.contradictions()}
    return {
        incident.id: _standing(incident, disputes)
        for incident in outgoing.incidents()
        if incident.happened and (incident.grade is not None or incident.contradictions)
    }


def _standing(incident: PublicIncident, disputes: Mapping[str, str]) -> _Standing:
    found = tuple(disputes[one] for one in incident.contradictions if one in disputes)
    return _Standing(incident.id, incident.label, incident.grade, incident.grade_rule, found)


def _dispute(contradiction: PublicContradiction) -> str:
    sides = "; ".join(side.words for side in contradiction.sides)
    return f"{contradiction.issue}: {sides} ({contradiction.why})"


def _reason(claim: PublicClaim, standing: _Standing | None) -> str | None:
    """Why a claim gets no review over an incident; None where it gets one."""
    if claim.kind not in _SUPPORTABLE or claim.polarity is Polarity.NEGATED:
        return "they deny, demand, judge or expect, so that the grade of an incident is none of theirs"
    if standing is None:
        return "their incident did not take place by any report, or has neither grade nor contradiction"
    return None


def _left_out(outgoing: Outgoing) -> Iterator[str]:
    standings = _standings(outgoing)
    reasons: Counter[str] = Counter()
    for claim in outgoing.claims():
        found = [_reason(claim, standings.get(incident)) for incident in claim.incidents]
        if not found:
            reasons["they are about no incident"] += 1
        elif None not in found:
            reasons[str(found[0])] += 1
    yield from (f"{count} claims left out: {reason}" for reason, count in sorted(reasons.items()))
    if outgoing.edition.grading not in _STEPS:
        yield f"ratingValue is left out: the grades of {outgoing.edition.grading} are no steps of one scale"


def _review(claim: PublicClaim, standing: _Standing, edition: Edition) -> JsonObject:
    words = _BETWEEN.join(passage.exact for passage in claim.words)
    return known(
        {
            "@type": "ClaimReview",
            "@id": named("review", f"{edition.id}:{claim.id}:{standing.incident}"),
            "identifier": [_identifier("incident", standing.incident), _identifier("policy", edition.policy)],
            "name": standing.label,
            "claimReviewed": words,
            "itemReviewed": _claim(claim, words),
            "reviewAspect": _ASPECT,
            "reviewRating": _rating(standing, edition),
            "reviewBody": "\n".join(standing.disputes),
            "isPartOf": {"@id": named("edition", edition.id)},
        }
    )


def _identifier(name: str, value: str) -> JsonObject:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def _rating(standing: _Standing, edition: Edition) -> JsonObject | None:
    if standing.grade is None:
        return None
    steps = _STEPS.get(edition.grading, ())
    step = standing.grade[-1:]
    value = steps.index(step) + 1 if step in steps else None
    return known(
        {
            "@type": "Rating",
            "name": f"grade of support by {edition.grading}",
            "alternateName": standing.grade,
            "ratingExplanation": standing.rule,
            "reviewAspect": _ASPECT,
            "ratingValue": value,
            "worstRating": None if value is None else 1,
            "bestRating": None if value is None else len(steps),
        }
    )


def _claim(claim: PublicClaim, words: str) -> JsonObject:
    """The claim with whoever holds it, the report that it stands in, and that which had it first."""
    source = claim.source
    report = _report(source)
    first: JsonObject = report if source.reprint_of is None else _named_report(source.reprint_of)
    return known(
        {
            "@type": "Claim",
            "@id": named("claim", claim.id),
            "text": words,
            "author": _holder(claim.holder),
            "datePublished": _day(source.published),
            "appearance": report,
            "firstAppearance": first,
        }
    )


def _holder(holder: Party | None) -> JsonObject | None:
    # An author is a person or an organization: a paper that says something is neither.
    if holder is None or holder.type is EntityType.DOCUMENT:
        return None
    kind = "Person" if holder.type is EntityType.PERSON else "Organization"
    return {"@type": kind, "name": holder.name}


def _report(source: Source) -> JsonObject:
    publisher: Json = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    return known(
        {
            **_named_report(source.id),
            "headline": source.title,
            "url": web_address(source),
            "datePublished": _day(source.published),
            "inLanguage": source.language,
            "publisher": publisher,
        }
    )


def _named_report(sha256: str) -> dict[str, Json]:
    return {"@type": "CreativeWork", "@id": report_urn(sha256)}


def _day(edtf: str | None) -> str | None:
    """A date as schema.org takes it: one day; None of what is vaguer."""
    if edtf is None:
        return None
    try:
        first, last = days_of(edtf)
    except DateError:
        return None
    return first.isoformat() if first is not None and first == last else None


FORMAT = Format(
    name="claim-review",
    words="What the ledger has to say of claims about incidents, as schema.org ClaimReview",
    version="schema.org, in terms that it has had since 2021",
    suffix=".jsonld",
    container=Container.FILE,
    parts=_parts,
)
