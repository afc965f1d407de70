"""What became of the people counted, by phrases that the tree alone does not show."""

import pytest
from figured import read_figures


def categories(text: str) -> list[str]:
    return [figure.category.value for figure in read_figures(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seven miners were known to be dead.", ["killed"]),
        ("The raid killed and injured 30 farmers.", ["casualties"]),
        ("At least 30 farmers were killed or wounded.", ["casualties"]),
        ("Thirty farmers were killed and 12 wounded.", ["killed", "wounded"]),
        ("He was killed alongside his wife and two sons.", ["killed"]),
        ("Snipers shot dead four nurses.", ["killed"]),
        ("The mayor raised the death toll to 31 villagers.", ["killed"]),
        ("Fifty-two was the number of wounded.", ["wounded"]),
        ("Estimates of the number who left range from 300 to 400.", ["evacuated"]),
        ("The mayor puts those who stayed at 7,000.", ["population"]),
        ("The mayor puts the number of raiders at 70.", ["fighters"]),
        ("Rebels stormed the port with about 400 fighters.", ["fighters"]),
        ("The army captured 20 rebels, 6 of them wounded.", ["captured", "wounded"]),
        ("Nine sailors were rescued and two remain missing.", ["evacuated", "missing"]),
        ("Two guards involved said it would be held on Monday.", ["other"]),
        ("Shelling forced 4,000 villagers to flee.", ["other"]),
        ("Some 800 villagers had managed to flee.", ["other"]),
        ("Around 90 villagers were taking shelter in a barn.", ["population"]),
        ("The raid killed six farmers, including two Chadians.", ["killed", "killed"]),
        ("Arrests fell from 60 in May to 25 in June.", ["detained", "detained"]),
        ("They executed three captives and set 19 free.", ["killed", "released"]),
        ("A guide drowned and one is missing.", ["killed", "missing"]),
        ("Nine farmers, two of them elders, were killed.", ["killed", "killed"]),
        ("Six farmers, five guards, as well as a cook, were hurt.", ["wounded", "wounded"]),
        (
            "Twelve guards, including a cook, were hurt and 21 others, among them a nurse, were killed.",
            ["wounded", "killed"],
        ),
        ("At least 52 farmers, including nine women, and up to 68 herders were killed.", ["killed"] * 3),
        ("Jets killed between 23 and 35 miners.", ["killed"]),
        ("Deaths stood at three to five and injuries at 12.", ["killed", "wounded"]),
        ("The mayor was shot to death by two men.", ["other"]),
        ("The two rebels killed lived in Karsa.", ["killed"]),
        ("The clashes left 40 rebels, including two cooks, and nine guards dead.", ["killed"] * 3),
        ("Among the dead were 12 rebels and three nurses.", ["killed", "killed"]),
        ("The guard was killed together with five of his sons.", ["killed"]),
        ("Four hostages came home in May.", ["released"]),
        ("At least five others sustained moderate burns.", ["wounded"]),
        ("A driver lost a leg.", ["wounded"]),
        ("Nine members of the Doe family, two of them guards, were killed.", ["killed", "killed"]),
        ("Shells fell for the fourth evening in a row.", ["ordinal"]),
        ("The number of victims in the town has reached 240 people.", ["casualties"]),
        ("Guerrillas captured 40 goats.", ["other"]),
        ("Trucks brought rations for 2,300 people.", ["aid"]),
        ("Two Su-30SM fighters were hit.", ["weapons"]),
        ("The town has a population of 438.", ["population"]),
        ("The 700 who surrendered were fed.", ["captured"]),
        ("The mine covers 40 square miles.", ["other"]),
    ],
)
def test_phrases_tell_what_became_of_people(text: str, found: list[str]) -> None:
    assert categories(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A convoy took 640 people to the coast.", ["evacuated"]),
        ("Masked men took 640 people to the hills.", ["captured"]),
        ("The first convoy left. The second was to take 900 people and took 450.", ["other", "evacuated"]),
        ("The last departure, of 80 gunmen, which was planned for 3 May, fell through.", ["other"]),
        ("Some 60 women left in May and 70 in June, 130 people in all.", ["evacuated"] * 3),
    ],
)
def test_people_carried_out_are_evacuated_once_it_is_done(text: str, found: list[str]) -> None:
    assert categories(text) == found
