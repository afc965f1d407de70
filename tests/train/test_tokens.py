import pytest
import spacy
from spacy.language import Language

from crossbearing.train.tokens import set_tokenizer


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    set_tokenizer(nlp)
    return nlp


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the district’s south", "the|district|’s|south"),
        ("we don’t know", "we|do|n’t|know"),
        ("we don't know", "we|do|n't|know"),
        ("Orra—the port—fell", "Orra|—|the|port|—|fell"),
        ("a “quarter”—the last", "a|“|quarter|”|—|the|last"),
        ("2014–2016", "2014|–|2016"),
        ("10-15 men", "10|-|15|men"),
        ("a 12-year-old", "a|12|-|year|-|old"),
        ("anti-tank fire", "anti-tank|fire"),
        ("rebel-held", "rebel|-|held"),
        ("U.N.-led", "U.N.|-|led"),
        ("near al-Bab", "near|al-Bab"),
        ("T-72s and AK-47s", "T-72s|and|AK-47s"),
        ("Lt. Col. Marsh", "Lt.|Col.|Marsh"),
        ("(UNMO), the", "(|UNMO|)|,|the"),
        ("500m away", "500|m|away"),
    ],
)
def test_words_are_cut_as_treebanks_cut_them(nlp: Language, text: str, words: str) -> None:
    assert "|".join(token.text for token in nlp(text)) == words
