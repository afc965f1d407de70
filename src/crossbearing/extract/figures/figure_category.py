"""What a figure measures: from the counted noun, what became of the people counted, and what is only planned."""

import re
from dataclasses import dataclass, replace

from crossbearing.extract.figures.figure_apart import parted_state
from crossbearing.extract.figures.figure_beside import (
    alongside_fate,
    among_fate,
    both_fates,
    handed_fate,
    infinitive_fate,
    is_force,
    let_go_fate,
    set_fate,
    sustained_fate,
)
from crossbearing.extract.figures.figure_noun import Counted, Meaning, meaning_of
from crossbearing.extract.figures.figure_plan import is_wanted
from crossbearing.extract.figures.figure_settled import ARRIVING, MOVING, OWED, settle
from crossbearing.extract.figures.figure_tally import is_tallied
from crossbearing.extract.figures.figure_total import is_in_all, toll_fate, total_fate
from crossbearing.extract.figures.figure_verb import climbed_fate, direct_fate, done, labels
from crossbearing.extract.figures.figure_words import (
    beside_fate,
    dies,
    lead_fate,
    led_fate,
    left_fate,
    nearest_fate,
    noun_fate,
    participle_fate,
    state_behind,
    suffered_behind,
)
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.figure import HUMAN_TOLL, Category
from crossbearing.vocab import load

# What opens a list of parts, and the parts told before this one.
_WHOLE = re.compile(
    r"(?:\b(?:including|among them|among whom|include[sd]?)|[,(–-]\s*of (?:whom|which))\s+(?:were\s+)?"
    r"(?:[^.;:]{0,45}(?:,|\band|\bor)\s+)?(?:\w+ )?$"
)

# Fates that the vocabulary tells of people alone; things too are taken and carried.
_SUFFERED = (Category.KILLED, Category.WOUNDED, Category.DETAINED, Category.CAPTURED, Category.MISSING)
_CATEGORIES = frozenset(Category)
# What may be pledged or asked for, and has then not come.
_OWED_THINGS = (Category.AID, Category.WEAPONS)
# "Three people died, the driver and two guards".
_APPOSED = re.compile(
    r"[,:–—(-]\s*(?:(?:an?|the|his|her|their|its|\w+)\s+[\w\s-]{2,40}?(?:,|\band)\s+)?(?:and\s+)?\Z", re.IGNORECASE
)
_CLOSED = re.compile(r"\s*(?:[,.;)–—]|and\b|$)")
_OF_WAR = re.compile(r"\s+of\s+war\b", re.IGNORECASE)
# "A list has 26 names": of those told of before.
_NAMES = frozenset({"name", "entry"})
_LIST = re.compile(r"\b(?:lists?|registers?|rolls?|records?|ledgers?)\b", re.IGNORECASE)
# "Two Su-30SM fighters" are no people.
_AIRCRAFT = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,3}[A-Za-z]{0,3}")
_POWERS = frozenset({"square", "sq", "sq."})
# "Rations for 2,300 people" is how much aid there is.
_GOODS_FOR = re.compile(
    r"\b(?:rations|food|aid|supplies|meals|medicine|medicines|parcels|provisions|flour|tents|blankets|kits|relief|water"
    r"|shelter\s+materials|vaccines|fuel|seeds|cash)\s+for\s+(?:some\s+|about\s+)?$",
    re.IGNORECASE,
)
# "Six people, two of them porters": the part stands right behind its whole.
_BREAKS = (",", "(", "–", "—", ":", "-")
_FOR = re.compile(r"\b(?:for|against)\s+$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_OF_THEM = re.compile(r"\bof\s+(?:them|whom)\b", re.IGNORECASE)
# Words like "of the Doe family" that may stand before what is put in between, and how many.
ASIDE = 8
_OF_PHRASE = ("IN", "DT", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "JJ", "HYPH")
# "A population over 600,000", "the town's population of 12,000".
_POPULATION = re.compile(
    r"\bpopulation\s+(?:(?:is|was|of|at|has|had|have|been|put|estimated|estimates?|now|stands?|stood|grown|to|be|over|about"
    r"|around|nearly|almost|some|more|less|than|under|exceeds?|exceeding|approximately|roughly|just)\s+){0,5}\Z",
    re.IGNORECASE,
)
_TALKS = re.compile(
    r"\s+of\s+(?:\w+\s+){0,2}(?:talks?|negotiations?|discussions?|consultations?|dialogue|voting|meetings?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Unit, category and, where the category is not the plain one, why; `sure` if more than the noun says so."""

    unit: str
    category: Category
    note: str | None = None
    sure: bool = True
    # What it would be, had it come: "700 bags pledged" are aid.
    due: Category | None = None


def read_category(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> Reading:
    """Unit and category of the figure whose words start at `start`; `previous` is the figure told before it."""
    if counted.noun is None:
        return _alone(marked, counted, start, previous)
    before = counted.words[-2] if len(counted.words) > 1 else None
    meaning = meaning_of(counted.noun, before)
    if _OF_WAR.match(marked.text, counted.end):
        meaning = Meaning("persons", Category.CAPTURED, person=True)
    if previous is not None and previous.category in HUMAN_TOLL and _is_list(marked, counted):
        return Reading(previous.unit, previous.category)
    if meaning.category is Category.FIGHTERS and any(_AIRCRAFT.fullmatch(word.text) for word in counted.words[:-1]):
        return Reading("aircraft", Category.WEAPONS)
    whole = _of_whole(marked, counted, start, previous) if _OF_THEM.search(marked.text, start, counted.end) else None
    if whole is not None and labels("states").get(counted.noun.lower, whole) == whole:
        return Reading("persons", Category(whole))
    stands = counted.noun.lower in labels("states")
    sentence = marked.sentences[counted.anchor.sentence]
    if not meaning.person and not stands:
        if meaning.unit in ("families", "households") and _GOODS_FOR.search(marked.text, sentence.start, start):
            return Reading(meaning.unit, Category.AID)
        if _acts(marked, counted, start, meaning):
            return Reading("persons", *settle(marked, counted, direct_fate(marked, counted.anchor, start), meaning))
        return _owing(marked, counted, _thing(marked, counted, meaning))
    if _GOODS_FOR.search(marked.text, sentence.start, start):
        return Reading("persons", Category.AID)
    label = _label(marked, counted, start, previous, meaning)
    return Reading("persons", *settle(marked, counted, label, meaning), sure=label is not None)


def _is_list(marked: Marked, counted: Counted) -> bool:
    """Whether names on a list are counted: they stand for the people told of before."""
    assert counted.noun is not None
    sentence = marked.sentences[counted.anchor.sentence]
    named = counted.noun.lemma.lower() in _NAMES
    return named and _LIST.search(marked.text, sentence.start, sentence.end) is not None


def _owing(marked: Marked, counted: Counted, reading: Reading) -> Reading:
    """The reading of goods or weapons, set apart where they are only pledged, asked for or still to come."""
    if reading.category in _OWED_THINGS and is_wanted(marked, counted.anchor, counted.end):
        return replace(reading, category=Category.OTHER, note=OWED, due=reading.category)
    return reading


def fate_of_people(marked: Marked, counted: Counted, start: int) -> Category | None:
    """What became of people told of without a number, from the grammar and the words right beside them."""
    assert counted.noun is not None
    meaning = meaning_of(counted.noun)
    label = both_fates(marked, counted, start) or noun_fate(counted, meaning)
    label = (
        label
        or sustained_fate(marked, counted)
        or state_behind(marked, counted)
        or direct_fate(marked, counted.anchor, start)
        or alongside_fate(marked, counted, start)
        or lead_fate(marked, counted, start)
        or led_fate(marked, start)
        or participle_fate(marked, counted, start)
        or parted_state(marked, counted, start)
    )
    if label == Category.WOUNDED and _dies_later(marked, counted.anchor):
        label = Category.KILLED.value
    return None if label is None or label not in _CATEGORIES else Category(label)


def fate_of_person(marked: Marked, counted: Counted, start: int) -> Category | None:
    """The same for one person, from the verb they stand with alone."""
    label = (
        sustained_fate(marked, counted)
        or state_behind(marked, counted)
        or direct_fate(marked, counted.anchor, start)
        or led_fate(marked, start)
    )
    if label == Category.WOUNDED and _dies_later(marked, counted.anchor):
        return Category.KILLED
    return None if label is None or label not in _CATEGORIES else Category(label)


def _dies_later(marked: Marked, anchor: Token) -> bool:
    """Whether a second verb of the same subject tells of dying: "was wounded and later died"."""
    verb = marked.head(anchor)
    following = () if verb is None else marked.children(verb, "conj")
    return any(done("subject_verbs", word) == Category.KILLED for word in following)


def read_zero(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> Reading:
    """The same for a count of nothing. "No soldier has come" counts no fighters: the noun alone says nothing here."""
    reading = read_category(marked, counted, start, previous)
    if counted.noun is None or counted.noun.lower in ("nobody", "none"):
        went = previous is not None and previous.category in (Category.RELEASED, Category.EVACUATED)
        if went and reading.unit == "persons" and reading.category is Category.OTHER and previous is not None:
            return replace(reading, category=previous.category)
    return reading if reading.sure or reading.unit != "persons" else replace(reading, category=Category.OTHER)


def _acts(marked: Marked, counted: Counted, start: int, meaning: Meaning) -> bool:
    """Whether an unlisted noun in -ers, -ists, -ians names people: what only people suffer is told of them."""
    assert counted.noun is not None
    if (
        meaning.known
        or counted.noun.lemma.lower() in load("counted")["unlike_people"]["nouns"]
        or re.search(r"(?:er|or|ist|ian|ee|ant|ent|ite|ese)s?$", counted.noun.lower) is None
    ):
        return False
    return direct_fate(marked, counted.anchor, start) in _SUFFERED


def _thing(marked: Marked, counted: Counted, meaning: Meaning) -> Reading:
    """A thing is what its noun says; only a family or a household may move."""
    assert counted.noun is not None
    talks = _TALKS.match(marked.text, counted.end) or any(
        word.lower in ("negotiating", "voting") for word in counted.words
    )
    if any(word.lower in _POWERS for word in counted.words[:-1]) and meaning.category is Category.DISTANCE:
        return Reading(f"square {meaning.unit}", Category.OTHER)
    if is_tallied(marked, counted):
        return Reading(meaning.unit, Category.VIOLATIONS)
    if counted.noun.lemma.lower() == "round" and talks:
        return Reading(meaning.unit, Category.ROUNDS)
    return Reading(meaning.unit, meaning.category)


def _alone(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> Reading:
    """A number without a noun: its verb, a word beside it ("the dead at 18"), else what was counted before."""
    if _POPULATION.search(marked.text, marked.sentences[counted.anchor.sentence].start, start):
        return Reading("persons", Category.POPULATION)
    if previous is not None and previous.category is Category.DURATION:
        return previous
    total = both_fates(marked, counted, start) or total_fate(marked, counted, start)
    if total is not None:
        return Reading("persons", *settle(marked, counted, total, Meaning("persons", Category.OTHER, person=True)))
    died = Category.KILLED.value if dies(marked, counted, start) else None
    label = (
        died
        or set_fate(marked, counted, start)
        or let_go_fate(marked, counted, start)
        or sustained_fate(marked, counted)
        or state_behind(marked, counted)
        or (parted_state(marked, counted, start) if _is_parted(marked, counted) else None)
        or _of_whole(marked, counted, start, previous)
        or led_fate(marked, start)
        or direct_fate(marked, counted.anchor, start)
        or beside_fate(marked, counted, start)
    )
    if label in (MOVING, ARRIVING) and previous is not None and previous.unit == "others":
        return previous  # "nine were asked for, six cleared: four reached the town" goes on counting the same
    if label is not None and (previous is None or previous.unit in ("persons", "others") or label in HUMAN_TOLL):
        person = Meaning("persons", Category.OTHER, person=True)
        return Reading("persons", *settle(marked, counted, label, person))
    if previous is not None:
        if previous.unit == "persons":
            return Reading("persons", *settle(marked, counted, previous.category.value, None))
        if previous.due is not None:
            previous = Reading(previous.unit, previous.due)
        return _owing(marked, counted, previous)
    return Reading("others", Category.OTHER)


def _label(marked: Marked, counted: Counted, start: int, previous: Reading | None, meaning: Meaning) -> str | None:
    """What became of the people, in the vocabulary's words; None if nothing says so."""
    assert counted.noun is not None
    both = both_fates(marked, counted, start)
    if both is not None:
        return both
    # The wounded may die; whatever else is done with the dead and wounded, they are counted as such.
    toll = noun_fate(counted, meaning)
    if toll is not None:
        return Category.KILLED.value if dies(marked, counted, start) else toll
    if _BY.search(marked.text, marked.sentences[counted.anchor.sentence].start, start):
        return state_behind(marked, counted)  # "he was shot by two men"
    return (
        set_fate(marked, counted, start)
        or _apposed(marked, counted, start, previous)
        or handed_fate(marked, counted, start)
        or infinitive_fate(marked, counted)
        or sustained_fate(marked, counted)
        or let_go_fate(marked, counted, start)
        or state_behind(marked, counted)
        or suffered_behind(marked, counted)
        or among_fate(marked, counted, start)
        or left_fate(marked, counted, start)
        or (parted_state(marked, counted, start) if _is_parted(marked, counted) else None)
        or led_fate(marked, start)
        or direct_fate(marked, counted.anchor, start)
        or alongside_fate(marked, counted, start)
        or lead_fate(marked, counted, start)
        or toll_fate(marked, counted, start)
        or _listed(marked, counted, start, previous)
        or _parted_toll(marked, counted, start)
        or participle_fate(marked, counted, start)
        or parted_state(marked, counted, start)
        or _included(marked, counted, start, previous)
        or _summed(marked, counted, previous)
        or (Category.RELEASED.value if _is_swapped_for(marked, counted, start, previous) else None)
        or (Category.FIGHTERS.value if is_force(marked, counted, start) else None)
        or climbed_fate(marked, counted.anchor, start)
        or nearest_fate(marked, counted, start)
    )


def _is_swapped_for(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> bool:
    """Whether people are the other half of a swap: "14 fighters for 11 government men"."""
    if previous is None or previous.category is not Category.RELEASED:
        return False
    sentence = marked.sentences[counted.anchor.sentence]
    return _FOR.search(marked.text, sentence.start, start) is not None


def _parted_toll(marked: Marked, counted: Counted, start: int) -> str | None:
    """The same as `parted_state` for the dead and wounded alone, whatever else their noun is told of as."""
    label = parted_state(marked, counted, start)
    return label if label in (Category.KILLED, Category.WOUNDED) else None


def _is_parted(marked: Marked, counted: Counted) -> bool:
    """Whether something is put in between right behind the people: "nine men, two of them guards, were killed"."""
    first = counted.anchor.i + 1
    for word in marked.tokens[first : first + ASIDE]:
        if word.text in (",", "–", "—", "(", "-"):
            return True
        if word.tag not in _OF_PHRASE:  # "nine members of the Doe family, two of them guards, were killed"
            return False
    return False


def _of_whole(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> str | None:
    """The fate of the people counted before, for "two of them porters" with no word of its own."""
    if not counted.part or previous is None or previous.category not in HUMAN_TOLL:
        return None
    if marked.text[:start].rstrip()[-1:] not in _BREAKS:
        return None
    return previous.category.value


def _apposed(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> str | None:
    """The fate of the people counted just before, named one by one: "three died, the driver and two guards"."""
    if previous is None or previous.category not in HUMAN_TOLL or previous.unit != "persons":
        return None
    sentence = marked.sentences[counted.anchor.sentence]
    before = _APPOSED.search(marked.text, sentence.start, start)
    if before is None or _CLOSED.match(marked.text, counted.end, sentence.end) is None:
        return None
    between = marked.tokens_in(before.start(), start)
    rest = [word for word in marked.tokens_in(counted.end, sentence.end) if word.start >= counted.end]
    told = any(word.tag in ("VBD", "VBZ", "VBP") for word in between)
    counts_before = any(word.tag == "CD" for word in marked.tokens_in(sentence.start, before.start()))
    goes_on = next((word for word in rest if word.text not in (",", ")")), None)
    verb_next = goes_on is not None and goes_on.tag in ("VBD", "VBZ", "VBP", "MD", "VBN")
    return previous.category.value if counts_before and not told and not verb_next else None


def _summed(marked: Marked, counted: Counted, previous: Reading | None) -> str | None:
    """The category of the people told before, where the figure adds them up: "600 people in all"."""
    people = previous is not None and previous.unit == "persons"
    return previous.category.value if previous is not None and people and is_in_all(marked, counted) else None


def _listed(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> str | None:
    """The category of the whole for a part that "including" opens and that no state of its own follows."""
    if previous is None or previous.unit != "persons" or previous.category not in HUMAN_TOLL:
        return None
    opening = marked.text[max(marked.sentences[counted.anchor.sentence].start, start - 60) : start].lower()
    after = marked.text[counted.end : counted.end + 40]
    if re.match(r"\s*(?:,|and\b|\.|;|$)", after) is None:
        return None
    return previous.category.value if re.search(r"\bincluding\s+(?:[\w\s-]{0,30}(?:,|\band)\s+)?$", opening) else None


def is_opened_part(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> bool:
    """Whether the people are some of those counted before: "including three children"."""
    if previous is None or previous.unit != "persons":
        return False
    opening = marked.text[max(marked.sentences[counted.anchor.sentence].start, start - 60) : start].lower()
    return _WHOLE.search(opening) is not None


def _included(marked: Marked, counted: Counted, start: int, previous: Reading | None) -> str | None:
    """The category of the whole, for a part of it: "including three children", "most of them women"."""
    if previous is None or previous.unit != "persons":
        return None
    named = is_opened_part(marked, counted, start, previous)
    return previous.category.value if named or (counted.part and len(counted.words) == 1) else None
