"""What silences are about."""

import pytest
from told import read


def about(*paragraphs: str) -> list[str]:
    """The words of what each silence is about."""
    reading = read(*paragraphs)
    words = {event.id: event.trigger.quote for event in reading.events}
    words |= {claim.id: claim.content[0].quote for claim in reading.claims}
    words |= {entity.id: entity.name for entity in reading.entities}
    return [words.get(silence.about or "", "") for silence in reading.silences]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells hit the market of Durra on Monday. A convoy left Kafr Zaid on Tuesday. The army did not answer "
         "questions about Durra.", "hit"),
        ("Shells hit the market of Durra on Monday. Nobody has claimed the attack.", "hit"),
        ("A doctor said nine wounded had been brought in from Durra. The agency could not verify it.", "nine wounded"),
    ],
)  # fmt: skip
def test_a_silence_is_about_what_its_words_name_or_what_it_follows(text: str, words: str) -> None:
    assert words.lower() in about(text)[0].lower()


def test_a_silence_right_behind_another_is_about_the_same() -> None:
    found = about(
        "Shells hit the market of Durra on Monday. A convoy left Kafr Zaid on Tuesday. "
        "The army did not answer questions about Durra. The governor declined to comment."
    )
    assert len(found) == 2 and found[0] == found[1] != ""
