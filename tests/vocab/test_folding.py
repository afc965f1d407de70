import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.vocab.folding import LONGEST_WORD, fold, words_of

# Letters of several scripts, marks, digits, articles and what parts words.
WRITTEN = st.text(
    st.sampled_from("aAiuslLeﺍأإآٱوؤئءىةهکی٣ـالُśŞğıİöçéøłđßæﬁﷺ½²'’ʿʾ-,. \u0301\u00ad”x0123٬"), max_size=60
)
ANY = st.text(max_size=80)


@pytest.mark.parametrize(
    ("spellings", "folded"),
    [
        (("Sana'a", "Sanaa", "Ṣanʿāʾ", "SANA’A", "Sana"), "sana"),
        (("al-Waer", "Al Waer", "waer", "WAER", "el-Waer", "al-Wa'er", "Waer's", "Waer’s"), "waer"),
        (("as-Suwayda", "Suwayda", "Suwaydā"), "suwayda"),
        (("الوعر", "الوَعْر", "وعر", "الـوعر", "والوعر", "للوعر"), "وعر"),
        (("أحمد", "احمد", "إحمد", "آحمد", "ٱحمد"), "احمد"),
        (("صنعاء", "صنعا"), "صنعا"),
        (("مستشفى", "مستشفي", "مستشفی"), "مستشفي"),
        (("غوطة", "الغوطة", "غوطه"), "غوطه"),
        (("مؤتمر", "موتمر"), "موتمر"),
        (("کرکوك", "كركوك"), "كركوك"),
        (("٧٣٠٠", "7300", "7,300", "۷۳۰۰", "７３００", "٧٬٣٠٠"), "7300"),
        (("Şuşa", "SUSA", "s\u0327us\u0327a"), "susa"),
        (("İzmir", "izmir", "ızmir"), "izmir"),
        (("Łódź", "lodz"), "lodz"),
        (("Straße", "STRASSE", "strasse"), "strasse"),
        (("Ærø", "aero"), "aero"),
        (("Đắk Tô", "dak to"), "dak to"),
        (("ﬁre", "fire"), "fire"),
        (("cafés", "cafe\u0301s"), "cafes"),
    ],
)
def test_spellings_of_one_word_meet(spellings, folded):
    assert {fold(spelling) for spelling in spellings} == {folded}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("!!! … —", ""),
        ("al", ""),
        ("الله", "الله"),
        ("at-risk as well", "risk as well"),
        ("12,5 and 7, 300", "12 5 and 7 300"),
        ("the 'rebels' left", "the rebels left"),
        ("see the book", "see the book"),
        ("snake_case", "snake case"),
        ("x" * 200, "x" * LONGEST_WORD),
    ],
)
def test_what_is_no_spelling_stays_apart(text, folded):
    assert fold(text) == folded


@given(WRITTEN | ANY)
def test_folding_what_is_folded_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(WRITTEN | ANY)
def test_every_word_is_found_under_its_own_words(text):
    for word in words_of(text):
        assert fold(text[word.start : word.end]) == word.folded
        assert word.folded.isalnum()
        assert word.folded == word.folded.casefold()


@given(WRITTEN | ANY, st.integers(0, 20), st.integers(1, 6))
def test_a_stretch_of_words_folds_to_the_same_words_as_in_its_text(text, first, many):
    found = list(words_of(text))[first : first + many]
    if found:
        assert fold(text[found[0].start : found[-1].end]) == " ".join(word.folded for word in found)
