from dataclasses import replace
from typing import Any

import pytest
from linked_data import graph_of, objects_in, tree_of
from made_outgoing import AGENCY, CLAIM, CODE, DENIAL, EDITION, HILL, PLANNED, SHELLING, MadeOutgoing
from rdflib import RDF, SDO

from crossbearing.model.claim import ClaimKind
from crossbearing.model.entity import EntityType
from crossbearing.publish.claim_review import FORMAT

# What schema.org lets each type say, as far as it is said here; what a type takes from those above it is included.
_THING = {"name", "identifier", "url", "description", "alternateName"}
_WORK = _THING | {
    *("author", "creator", "datePublished", "headline", "inLanguage", "isPartOf", "publisher", "text"),
}
ALLOWED = {
    "ClaimReview": _WORK | {"claimReviewed", "itemReviewed", "reviewAspect", "reviewBody", "reviewRating"},
    "Claim": _WORK | {"appearance", "firstAppearance"},
    "Rating": _THING | {*("author", "bestRating", "worstRating", "ratingValue", "ratingExplanation", "reviewAspect")},
    "CreativeWork": _WORK,
    "Dataset": _WORK,
    "SoftwareApplication": _WORK,
    "Person": _THING,
    "Organization": _THING,
    "PropertyValue": _THING | {"propertyID", "value"},
}


def _reviews(outgoing: MadeOutgoing) -> list[dict[str, Any]]:
    return tree_of(FORMAT, outgoing)["@graph"][1:]


def _rating(grading: str, grade: str) -> dict[str, Any]:
    incident = replace(SHELLING, grade=grade)
    outgoing = MadeOutgoing(edition=replace(EDITION, grading=grading), made_incidents=(incident,))
    rating = _reviews(outgoing)[0]["reviewRating"]
    assert isinstance(rating, dict)
    return rating


def test_every_type_says_only_what_schema_org_lets_it_say():
    for one in objects_in(tree_of(FORMAT, MadeOutgoing())["@graph"]):
        if "@type" in one:
            names = {name for name in one if not name.startswith("@")}
            assert names <= ALLOWED[one["@type"]]
            assert SDO[one["@type"]] in SDO
            assert all(SDO[name] in SDO for name in names)


def test_an_rdf_library_finds_the_review_of_a_claim():
    graph = graph_of(tree_of(FORMAT, MadeOutgoing()), {"@vocab": str(SDO)})
    (review,) = graph.subjects(RDF.type, SDO.ClaimReview)
    claim = graph.value(review, SDO.itemReviewed)
    assert (claim, RDF.type, SDO.Claim) in graph
    assert str(graph.value(graph.value(claim, SDO.author), SDO.name)) == "source-7KPQ"


def test_a_review_says_what_is_claimed_how_well_it_is_supported_and_who_contradicts():
    (review,) = _reviews(MadeOutgoing())
    assert review["claimReviewed"] == review["itemReviewed"]["text"] == "the army fired them"
    assert review["reviewRating"]["alternateName"] == "contested"
    assert review["reviewRating"]["ratingExplanation"] == "two origins disagree over who did it"
    assert review["reviewBody"] == "how many were killed: 12; 9 (12 and 9 cannot both be right)"
    assert [one["value"] for one in review["identifier"]] == [SHELLING.id, "range"]
    assert review["itemReviewed"]["appearance"]["url"] == "https://hill.example/1"


@pytest.mark.parametrize(
    ("grading", "grade", "value"),
    [
        ("admiralty", "F1", 5),
        ("admiralty", "A5", 1),
        ("admiralty", "F6", None),
        ("airwars", "confirmed", None),
        ("x", "1", None),
    ],
)
def test_only_grades_that_are_steps_of_a_scale_are_numbers(grading, grade, value):
    rating = _rating(grading, grade)
    assert rating.get("ratingValue") == value
    assert ("bestRating" in rating) == ("worstRating" in rating) == (value is not None)
    assert rating["alternateName"] == grade


@pytest.mark.parametrize(
    "claim", [DENIAL, *(replace(CLAIM, kind=kind) for kind in (ClaimKind.DEMAND, ClaimKind.DENIAL))]
)
def test_no_denial_demand_or_hope_is_rated_by_its_incident(claim):
    outgoing = MadeOutgoing(made_claims=(claim,))
    assert _reviews(outgoing) == []
    assert next(iter(FORMAT.parts(outgoing).left_out())).startswith("1 claims left out: they deny")


def test_a_paper_that_speaks_is_no_author():
    deal = replace(CLAIM, chain=(replace(CODE, type=EntityType.DOCUMENT),))
    (review,) = _reviews(MadeOutgoing(made_claims=(deal,)))
    assert "author" not in review["itemReviewed"]


def test_nothing_is_said_of_what_did_not_take_place_or_has_neither_grade_nor_contradiction():
    bare = replace(SHELLING, grade=None, contradictions=())
    assert _reviews(MadeOutgoing(made_incidents=(bare,))) == []
    planned = replace(CLAIM, incidents=(PLANNED.id,))
    assert _reviews(MadeOutgoing(made_claims=(planned,), made_incidents=(replace(PLANNED, grade="weak"),))) == []


def test_a_contradiction_without_a_grade_is_a_review_without_a_rating():
    (review,) = _reviews(MadeOutgoing(made_incidents=(replace(SHELLING, grade=None),)))
    assert "reviewRating" not in review
    assert "reviewBody" in review


def test_a_reprint_points_to_what_it_repeats_and_a_vague_date_is_left_out():
    again = replace(HILL, reprint_of=AGENCY.id, published="2031-03")
    (review,) = _reviews(MadeOutgoing(made_claims=(replace(CLAIM, source=again),)))
    assert review["itemReviewed"]["firstAppearance"] == {"@type": "CreativeWork", "@id": f"urn:sha256:{AGENCY.id}"}
    assert "datePublished" not in review["itemReviewed"]
