from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from linked_data import graph_of, tree_of
from made_outgoing import AGENCY, CLAIM, HILL, SHELLING, MadeOutgoing, told
from rdflib import PROV, RDF, Graph, URIRef

from crossbearing.publish.prov import FORMAT
from crossbearing.publish.values import Passage

EDITION = URIRef("urn:crossbearing:edition:e0123456789ab")
REPORT = URIRef(f"urn:sha256:{HILL.id}")
CLAIMED = URIRef("urn:crossbearing:claim:hill-post-1:c1")


def _graph(outgoing: MadeOutgoing | None = None) -> Graph:
    return graph_of(tree_of(FORMAT, outgoing or MadeOutgoing()))


def _dangling(graph: Graph) -> set[URIRef]:
    """What relations of PROV-O lead to that is not told of."""
    ends = {end for _, how, end in graph if str(how).startswith(str(PROV)) and isinstance(end, URIRef)}
    return {end for end in ends if (end, RDF.type, None) not in graph}


def test_every_word_of_prov_that_is_written_is_one():
    used = {term for triple in _graph() for term in triple if isinstance(term, URIRef) and term.startswith(str(PROV))}
    assert used
    assert all(term in PROV for term in used)


def test_an_incident_leads_back_to_the_report_and_its_publisher():
    graph = _graph()
    incident = URIRef(f"urn:crossbearing:incident:{SHELLING.id}")
    telling = URIRef("urn:crossbearing:telling:hill-post-1:ev1")
    assert telling in set(graph.objects(incident, PROV.wasDerivedFrom))
    assert {REPORT, CLAIMED} == set(graph.objects(telling, PROV.wasDerivedFrom))
    assert graph.value(CLAIMED, PROV.wasQuotedFrom) == REPORT
    assert graph.value(REPORT, PROV.wasAttributedTo) == URIRef("urn:crossbearing:publisher:Hill%20Post")


def test_a_claim_was_found_by_a_program_in_a_report_and_is_attributed_to_its_holder():
    graph = _graph()
    reading = graph.value(CLAIMED, PROV.wasGeneratedBy)
    assert graph.value(reading, PROV.used) == REPORT
    program = graph.value(reading, PROV.wasAssociatedWith)
    assert (program, RDF.type, PROV.SoftwareAgent) in graph
    holder = graph.value(CLAIMED, PROV.wasAttributedTo)
    assert (holder, RDF.type, PROV.Person) in graph


def test_the_edition_holds_everything_and_was_exported():
    graph = _graph()
    members = set(graph.objects(EDITION, PROV.hadMember))
    # two reports, two claims, four tellings, three incidents
    assert len(members) == 11
    assert graph.value(EDITION, PROV.wasGeneratedBy) is not None


def test_masked_words_are_derived_and_not_quoted():
    masked = replace(CLAIM, words=(Passage(HILL, "[…] fired", None, None, masked=True),))
    graph = _graph(MadeOutgoing(made_claims=(masked,)))
    assert graph.value(CLAIMED, PROV.wasQuotedFrom) is None
    assert graph.value(CLAIMED, PROV.wasDerivedFrom) == REPORT


def test_a_reprint_of_a_report_that_is_not_there_is_counted():
    outgoing = MadeOutgoing(made_sources=(replace(HILL, reprint_of="3" * 64), AGENCY))
    assert len(list(FORMAT.parts(outgoing).left_out())) == 1
    assert _dangling(_graph(outgoing)) == set()


@given(
    claims=st.lists(st.sampled_from(["hill-post-1:c1", "a b#c", 'x"y', "ü/ñ", "<z>"]), unique=True),
    carried=st.lists(st.sampled_from(["hill-post-1:c1", "a b#c", "gone"]), unique=True),
    reprint=st.none() | st.sampled_from([AGENCY.id, "4" * 64]),
)
def test_nothing_is_referred_to_that_is_not_told_of(claims, carried, reprint):
    outgoing = MadeOutgoing(
        made_sources=(replace(HILL, reprint_of=reprint), AGENCY),
        made_claims=tuple(replace(CLAIM, id=one) for one in claims),
        made_incidents=(replace(SHELLING, told=(replace(told(1), claims=tuple(carried)),)),),
    )
    assert _dangling(_graph(outgoing)) == set()


def test_an_empty_ledger_still_has_its_edition():
    empty = MadeOutgoing(made_sources=(), made_claims=(), made_incidents=())
    assert (EDITION, RDF.type, PROV.Collection) in _graph(empty)
