from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linked_data import graph_of, objects_in, tree_of
from made_outgoing import AGENCY, CLAIM, DENIAL, HILL, MadeOutgoing, passage
from rdflib import RDF, Literal, Namespace

from crossbearing.publish.annotations import FORMAT
from crossbearing.publish.outgoing import PublicClaim
from crossbearing.publish.values import Passage

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
_NAME = {"@type": "@id"}
_COUNT = {"@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}
# The terms of http://www.w3.org/ns/anno.jsonld that are written here, with what they stand for.
TERMS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{
        name: f"{OA}{name}"
        for name in (
            *("Annotation", "SpecificResource", "TextualBody", "TextQuoteSelector", "TextPositionSelector"),
            *("classifying", "identifying", "describing", "exact", "prefix", "suffix"),
        )
    },
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "Software": f"{AS}Application",
    "body": {"@id": f"{OA}hasBody", **_NAME},
    "target": {"@id": f"{OA}hasTarget", **_NAME},
    "source": {"@id": f"{OA}hasSource", **_NAME},
    "selector": {"@id": f"{OA}hasSelector", **_NAME},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "creator": {"@id": "http://purl.org/dc/terms/creator", **_NAME},
    "generator": {"@id": f"{AS}generator", **_NAME},
    "partOf": {"@id": f"{AS}partOf", **_NAME},
    "items": {"@id": f"{AS}items", "@container": "@list", **_NAME},
    "total": {"@id": f"{AS}totalItems", **_COUNT},
    "startIndex": {"@id": f"{AS}startIndex", **_COUNT},
    "start": {"@id": f"{OA}start", **_COUNT},
    "end": {"@id": f"{OA}end", **_COUNT},
    "value": str(RDF.value),
    "format": "http://purl.org/dc/elements/1.1/format",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name",
}


def _page(*claims: PublicClaim) -> dict[str, Any]:
    return tree_of(FORMAT, MadeOutgoing(made_claims=claims) if claims else MadeOutgoing())


def _targets(words: Passage) -> list[Any]:
    found = _page(replace(CLAIM, words=(words,)))["items"][0]["target"]
    assert isinstance(found, list)
    return found


def test_a_page_is_part_of_its_collection_and_counts_what_it_holds():
    page = _page()
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (page["type"], page["partOf"]["type"]) == ("AnnotationPage", "AnnotationCollection")
    # two claims, four tellings of three incidents, one status
    assert page["partOf"]["total"] == len(page["items"]) == 7
    assert page["partOf"]["crossbearing:policy"] == "range"


def test_every_word_of_the_model_that_is_written_is_one():
    page = _page()
    for one in objects_in({**page, "@context": None}):
        names = {name for name in one if not name.startswith(("crossbearing:", "@"))}
        assert names <= TERMS.keys()
        assert one.get("type", "Annotation").startswith("crossbearing:") or one.get("type", "Annotation") in TERMS


def test_an_rdf_library_finds_every_annotation_with_body_and_target():
    page = _page()
    graph = graph_of(page, [TERMS, page["@context"][1]])
    found = list(graph.subjects(RDF.type, OA.Annotation))
    assert len(found) == 7
    assert all((one, OA.hasBody, None) in graph and (one, OA.hasTarget, None) in graph for one in found)
    assert all((one, OA.motivatedBy, None) in graph for one in found)
    assert (None, OA.exact, Literal("we fired nothing")) in graph


def test_a_claim_is_told_in_full():
    first, second = _page(CLAIM, DENIAL)["items"][:2]
    body, text = first["body"]
    assert body["crossbearing:holder"]["name"] == "source-7KPQ"
    assert (body["crossbearing:kind"], body["crossbearing:incident"]) == ("accusation", ["i3f9a21c04d11"])
    assert text["value"] == "the army fired them"
    assert second["body"][0]["crossbearing:polarity"] == "negated"
    # who stands first in the chain is named by nobody
    assert second["body"][0]["crossbearing:chain"]["@list"][0] == "crossbearing:nobody-named"


@given(words=st.text(min_size=1), start=st.integers(0, 10_000))
def test_positions_are_as_long_as_the_words_in_code_points(words, start):
    quote, position = _targets(passage(words, AGENCY, start))[0]["selector"]
    assert position["end"] - position["start"] == len(quote["exact"]) == len(words)


def test_words_whose_place_may_not_be_told_are_quoted_without_it():
    web, kept = _targets(replace(passage("the army fired them"), start=None, end=None))
    assert web["selector"] == kept["selector"]
    assert kept["selector"]["exact"] == "the army fired them"


def test_the_page_in_the_web_gets_words_and_the_kept_text_positions_too():
    web, kept = _targets(passage("the army fired them"))
    assert (web["source"], web["selector"]["type"]) == ("https://hill.example/1", "TextQuoteSelector")
    assert kept["source"] == f"urn:sha256:{HILL.id}"
    assert [one["type"] for one in kept["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]


def test_words_that_were_masked_are_looked_for_nowhere():
    masked = Passage(HILL, "source-7KPQ said so", None, None, "before", "after", masked=True)
    assert _targets(masked) == [f"urn:sha256:{HILL.id}"]
    (line,) = FORMAT.parts(MadeOutgoing(made_claims=(replace(CLAIM, words=(masked,)),))).left_out()
    assert line.startswith("1 annotations name a report and no place in it")


@pytest.mark.parametrize("at", [2, 6])
def test_tellings_and_statuses_say_what_when_and_where(at):
    body = _page()["items"][at]["body"][0]
    assert body["crossbearing:date"] in ("2031-03-07", "2030-11/..")
    assert body["crossbearing:place"]["crossbearing:lat"] == 34.7325


def test_an_empty_ledger_makes_an_empty_page():
    page = tree_of(FORMAT, MadeOutgoing(made_claims=(), made_incidents=(), made_statuses=()))
    assert (page["items"], page["partOf"]["total"]) == ([], 0)
