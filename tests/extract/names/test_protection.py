import pytest
from named import entities_of, entity_of


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("“We hid,” said Abu Nour, a baker.", "Abu Nour"),
        ("A medic who goes by Falcon told reporters so.", "Falcon"),
        ("A cook known on the pier as Captain Salt said so.", "Captain Salt"),
        ("A woman who gave her name only as Yolanda wept.", "Yolanda"),
        ("The convoy left, said Lena (not her real name).", "Lena"),
        ("A man who asked to be known as K. saw it.", "K."),
    ],
)
def test_an_alias_is_a_pseudonym_and_protected(body: str, words: str) -> None:
    found = entity_of(body, words)
    assert found.pseudonym
    assert found.protect


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("A trader who asked not to be named said shots were fired.", "A trader"),
        ("An official, speaking on condition of anonymity, denied it.", "An official"),
        ("Shells hit the ward, according to a nurse.", "a nurse"),
        ("Two aid workers said the road was closed.", "Two aid workers"),
        ("An elder told the Courier that homes burned.", "An elder"),
        ("“It was quiet,” said Halyna, a pensioner.", "Halyna"),
        ("A security source told the Courier that a raid was near.", "A security source"),
        ("A clinic director said the fuel was gone.", "A clinic director"),
        ("A go-between insists that the list was agreed.", "A go-between"),
        ("A person briefed on the talks said the deal was dead.", "A person briefed on the talks"),
        ("A journalist who writes under a pen name counted six dead.", "A journalist"),
        ("A ward nurse, reached by phone, described the blast.", "A ward nurse"),
    ],
)
def test_a_source_without_a_name_is_protected(body: str, words: str) -> None:
    assert entity_of(body, words).protect


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("A spokesman for the army denied it.", "A spokesman for the army"),
        ("Residents said the power was out.", "Residents"),
        ("The state news agency said so.", "The state news agency"),
        ("President Petro Vance said so.", "President Petro Vance"),
        ("A child was killed by the blast.", "A child"),
        ("A reporter said the bridge was down.", "A reporter"),
        ("Rescue workers dug all night, they told reporters.", "Rescue workers"),
        ("A midwife died of her wounds.", "A midwife"),
        ("The captain put to sea half empty.", "The captain"),
        ("The clinic director said the fuel was gone.", "The clinic director"),
    ],
)
def test_office_crowds_media_and_victims_are_not(body: str, words: str) -> None:
    assert not entity_of(body, words).protect


def test_a_protected_source_has_its_name_in_brackets() -> None:
    assert entity_of("A baker in Kunduz said shots were fired.", "A baker in Kunduz").name == "[baker in Kunduz]"


def test_a_second_name_of_somebody_named_in_full_is_no_alias() -> None:
    assert not entity_of("Rodrigo Salas, better known as Timon, signed.", "Timon").pseudonym


def test_a_town_whose_name_begins_like_an_alias_is_a_town() -> None:
    assert not entity_of("Talks were held in Abu Dhabi.", "Abu Dhabi").protect


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The midwife ran to the cellar. “I counted to ten,” she said.", "The midwife"),
        ("Two ferrymen saw no boats that day.", "Two ferrymen"),
        ("One of the deminers said the field was clear.", "One of the deminers"),
        ("A lieutenant admitted the shots.", "A lieutenant"),
        ("A woman we call Zora fled at dawn.", "Zora"),
        ("The bridge was gone, said Tomas, 41, at the ford.", "Tomas"),
        ("Our reporter walked to the mill and found it shut.", "Our reporter"),
        ("A baker whose name the Post is withholding heard two blasts.", "A baker"),
    ],
)
def test_who_bears_witness_without_a_full_name_is_protected(body: str, words: str) -> None:
    assert entity_of(body, words).protect


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The army answered the sources of fire, a statement said.", "sources of fire"),
        ("The security agencies said the road was safe.", "The security agencies"),
        ("The governor told every citizen to stay inside.", "every citizen"),
        ("Rockets killed four people, the mayor said.", "four people"),
        ("About 300 fighters who left said nothing.", "300 fighters"),
    ],
)
def test_bodies_crowds_and_victims_are_no_sources(body: str, words: str) -> None:
    found = [e for e in entities_of(body) if any(words in m.quote for m in e.mentions)]
    assert not any(e.protect for e in found)


@pytest.mark.parametrize(
    ("body", "words", "hidden"),
    [
        ("Two police sources said the bridge fell.", "Two police sources", True),
        ("Security guards said the bridge fell.", "Security guards", False),
        ("Three security officials said so on condition of anonymity.", "Three security officials", True),
        ("No sources said so. Residents said the bridge fell.", "Residents", False),
    ],
)
def test_those_whose_word_is_source_are_hidden_whoever_they_work_for(body: str, words: str, hidden: bool) -> None:
    assert entity_of(body, words).protect is hidden
