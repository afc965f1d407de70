from pathlib import Path

from crossbearing.extract.words.grammar import shipped_folder
from crossbearing.train import grammar, names
from crossbearing.train.card import Measured, write_card
from crossbearing.train.names import NameScore
from crossbearing.train.score import GrammarScore

SCORE = GrammarScore(words=100, upos=0.95, xpos=0.94, uas=0.85, las=0.81, lemma=0.97)
MEASURED = Measured(
    ewt=SCORE,
    gum=SCORE,
    re3d_names=NameScore(10, 0.5, 0.25),
    gum_names=NameScore(20, 1.0, 1.0),
    kinds=("person", "place"),
    megabytes=9.87,
    words_per_second=12345,
)


def test_the_card_tells_what_was_measured(tmp_path: Path) -> None:
    text = write_card(MEASURED, tmp_path / "CARD.md")
    assert "| EWT test | 100 | 95.0 | 94.0 | 85.0 | 81.0 | 97.0 |" in text
    assert "| 10 | 50.0 | 25.0 | 33.3 |" in text
    assert "9.9 MB" in text
    assert (tmp_path / "CARD.md").read_text(encoding="utf-8") == text


def test_the_shipped_card_names_the_schedules_in_force() -> None:
    card = (shipped_folder() / "CARD.md").read_text(encoding="utf-8")
    for stage, plan in (("grammar", grammar.SCHEDULE), ("names", names.SCHEDULE)):
        assert f"| {stage} | {plan.epochs} | {plan.batch_words} | {plan.learn_rate} | {plan.dropout} |" in card
