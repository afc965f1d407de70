import pytest
from claimed import read_draft

from crossbearing.extract.speech.quotation import find_quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We are leaving," he said.', ["We are leaving"]),
        ("“We are leaving,” he said. “Nobody stays.”", ["We are leaving", "Nobody stays"]),
        ("‘We are leaving,’ he said.", ["We are leaving"]),
        ("'We are leaving now,' he said of the army's camp.", ["We are leaving now"]),
        ("The rebels' camp and the army's post were quiet.", []),
        ("They called it “a trap”.", ["a trap"]),
        ("“It is over. Nobody stays,” he said.", ["It is over. Nobody stays"]),
    ],
)
def test_words_between_marks_are_found(text: str, quoted: list[str]) -> None:
    marked = read_draft(text).marked
    assert [marked.text[found.start : found.end] for found in find_quoted(marked)] == quoted


@pytest.mark.parametrize(
    ("text", "direct"),
    [('"We are leaving the camp," he said.', True), ("They called it “a trap”.", False), ("The “Day” dawned.", False)],
)
def test_only_a_sentence_of_somebodys_is_direct_speech(text: str, direct: bool) -> None:
    (quoted,) = find_quoted(read_draft(text).marked)
    assert quoted.direct is direct


def test_a_quotation_knows_its_speaker_and_claim() -> None:
    draft = read_draft('"We are leaving the camp," said Tomas Reyl.')
    (quotation,) = draft.quotes
    assert quotation.claim == draft.claims[0].id
    assert quotation.speaker == draft.claims[0].last.entity
