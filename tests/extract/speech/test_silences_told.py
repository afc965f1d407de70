"""The kinds of silence, by how it is told."""

import pytest
from claimed import read_draft

from crossbearing.model.silence import SilenceKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry confirmed the raid; about the sailors it said nothing.", "did_not_report"),
        ("He did not say where the boats had been.", "did_not_report"),
        ("The observers have not made their findings public.", "did_not_report"),
        ("The monitors counted two breaches, without stating who had committed them.", "no_attribution"),
        ("How many were on board is not known.", "no_figure"),
        ("We tried for three days to speak to the mayor, without success.", "not_reached"),
        ("Neither side's version could be checked.", "could_not_verify"),
        ("“About the rest I would rather not talk,” a sailor said.", "no_comment"),
        ("The navy has said nothing.", "no_comment"),
    ],
)
def test_the_kind_follows_from_the_words(text: str, kind: str) -> None:
    assert [silence.kind for silence in read_draft(text).silences] == [SilenceKind(kind)]


def test_a_silence_behind_another_deed_begins_with_itself() -> None:
    (silence,) = read_draft("Armed men twice refused the boat passage and offered no explanation.").silences
    assert silence.span.quote == "offered no explanation"
