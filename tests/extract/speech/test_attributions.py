"""The general layer: every source, cue and content of a report."""

from collections.abc import Iterable

import pytest
from written import drafted

from crossbearing.extract.speech.attributed import Answer, Attribution, Manner
from crossbearing.extract.speech.attributions import find_attributions
from crossbearing.model.span import Span


def attributions(text: str) -> tuple[Attribution, ...]:
    return find_attributions(drafted(text)).attributions


def joined(spans: Iterable[Span]) -> str:
    return " … ".join(span.quote for span in spans)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor has also said that the bridge is gone.", "The mayor", "has also said", "that the bridge is gone"),
        ("The bridge is gone, the mayor of Karsa said.", "the mayor of Karsa", "said", "The bridge is gone"),
        ("The bridge is gone, said a farmer, who fled.", "a farmer, who fled", "said", "The bridge is gone"),
        ("The bridge, the mayor said, is gone.", "the mayor", "said", "The bridge … is gone"),
        ("According to the army, the bridge is gone.", "the army", "According to", "the bridge is gone"),
        ("The rebels, according to the mayor, have left.", "the mayor", "according to", "The rebels … have left"),
        ("In the army's view, the truce is dead.", "the army's", "view", "the truce is dead"),
        ("A nurse told Radio Karsa that the ward was full.", "A nurse", "told", "that the ward was full"),
        ("The general believes the rebels will leave.", "The general", "believes", "the rebels will leave"),
        ("The rebels want the army to leave.", "The rebels", "want", "the army to leave"),
        ("The governor plans to reopen the school.", "The governor", "plans", "to reopen the school"),
        ("The envoy urged both sides to free captives.", "The envoy", "urged", "both sides to free captives"),
        ("The envoy called for a ceasefire.", "The envoy", "called for", "a ceasefire"),
        ("The convoy is expected to leave.", "", "is expected", "The convoy … to leave"),
        ("The raid was condemned by the envoy.", "the envoy", "was condemned", "The raid"),
        ("The truce seems to hold.", "", "seems", "The truce … to hold"),
        ("The army rejected the claim that rebels had left.", "The army", "rejected the claim", "that rebels had left"),
        (
            "Residents are afraid that the shelling will resume.",
            "Residents",
            "are afraid",
            "that the shelling will resume",
        ),
        (
            "The ministry released a statement denying the raid.",
            "The ministry",
            "released a statement denying",
            "the raid",
        ),
        ("The general was quoted as saying the town fell.", "The general", "was quoted as saying", "the town fell"),
        ("Opposition sources: the talks are over.", "Opposition sources", ":", "the talks are over"),
    ],
)
def test_source_cue_and_content_are_told_apart(text: str, source: str, cue: str, content: str) -> None:
    found = attributions(text)[0]
    assert (joined(found.source), joined(found.cue), joined(found.content)) == (source, cue, content)


def test_a_quotation_goes_on_behind_its_speaker() -> None:
    (found,) = attributions("“We stay,” the mayor said. “Nobody will leave. We have food.”")
    assert joined(found.content) == "“We stay,” … “Nobody will leave. We have food.”"
    assert found.manner is Manner.DIRECT


def test_turns_of_a_conversation_have_their_speakers() -> None:
    found = attributions("Hale: Who fired first?\n\nMarun: The army did.")
    assert [joined(one.source) for one in found] == ["Hale", "Marun"]


def test_a_signed_quotation_has_its_speaker() -> None:
    (found,) = attributions("“Nobody came to help us that night.” — Sara Marun")
    assert (joined(found.source), found.manner) == ("Sara Marun", Manner.DIRECT)


def test_chains_are_nested() -> None:
    outer, inner = attributions("The agency said that the mayor denied the raid.")
    assert (outer.within, inner.within) == (None, 0)
    assert joined(inner.source) == "the mayor"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The army denied that it shelled Karsa.", Answer.DENIED),
        ("The army rejected the claim that it shelled Karsa.", Answer.DENIED),
        ("The army did not deny that it shelled Karsa.", Answer.AFFIRMED),
        ("The army declined to discuss the raid.", Answer.REFUSED),
        ("The army did not say who fired.", Answer.UNSAID),
        ("The army said it shelled Karsa.", Answer.AFFIRMED),
    ],
)
def test_what_the_source_makes_of_the_content(text: str, answer: Answer) -> None:
    assert attributions(text)[0].answer is answer


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("The mayor said: “We will not leave this town.”", Manner.DIRECT),
        ("The mayor said they would not leave.", Manner.INDIRECT),
        ("The mayor said they would “never” leave.", Manner.MIXED),
    ],
)
def test_the_manner_is_that_of_the_words(text: str, manner: Manner) -> None:
    assert attributions(text)[0].manner is manner


def test_distance_and_hedge_are_kept() -> None:
    (found,) = attributions("The rebels claim that the army probably fired first.")
    assert found.distanced
    assert found.hedge is not None and found.hedge.quote == "probably"
