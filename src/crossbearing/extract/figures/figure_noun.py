"""What a number counts: the noun it stands before, or the words that stand in for one."""

import re
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.figure import Category
from crossbearing.vocab import load

# A counted phrase is short; what lies further on belongs to something else.
LONGEST_PHRASE = 7

# The tagger takes rare nouns for foreign words.
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "FW")
_PLURAL = ("NNS", "NNPS")
_INSIDE = (*_NOUNS, "JJ", "JJS", "VBN", "VBG", "HYPH", "POS", "AFX", "``", "''")
_PRONOUNS = ("them", "us", "ours", "theirs", "whom", "which", "these", "those", "its", "their", "mine", "yours", "you")
_OPENERS = ("the", "these", "those", "its", "their", "his", "her", "our", "my", "all", "a", "an")
# Plurals that stand before another noun: "two arms depots".
_ATTRIBUTIVE = frozenset({"arms", "weapons", "goods", "sports", "drugs", "explosives", "munitions", "logistics"})
# "Blast kills 12 wounds 50": a headline without its comma.
HEADLINE_VERBS = frozenset({"kills", "wounds", "injures", "hurts", "maims", "leaves"})
_QUOTES = "\"“‘'"
_CLOSING_QUOTES = ("''", '"', "”", "’", "'")
_AGE = re.compile(r"[\w-]+?[\s-](?:years?|months?|weeks?|days?)[\s-]olds?\b", re.IGNORECASE)
_MODEL = re.compile(r"[A-Za-z]{1,6}-?\d{1,4}\w{0,2}")
_FAMILIES = re.compile(
    r"\s+(?:and|with|plus|along with|together with)\s+(?:\w+\s+of\s+)?(?:their|his|her)\s+(?:\w+\s+)?"
    r"(?:family members|families|relatives|dependants|dependents|wives|children)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun, the word to look for a governing verb from, and the characters the phrase ends at.

    `noun` is None where the number stands alone; `part` says that a pronoun names the whole ("two of them").
    """

    noun: Token | None
    anchor: Token
    end: int
    words: tuple[Token, ...] = ()
    part: bool = False
    joined: bool = False
    families: bool = False

    @property
    def alone(self) -> bool:
        """Whether what is counted must come from the context."""
        return self.noun is None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the vocabulary knows of a counted noun."""

    unit: str
    category: Category
    person: bool = False
    known: bool = True


# Behind these a plural ends in "es".
_HISSES = ("s", "sh", "ch", "x", "z")
_HISSED_PLURALS = ("sses", "shes", "ches", "xes", "zes")


@cache
def _meanings() -> dict[str, Meaning]:
    table = load("counted")
    names = {lemma: name for name, lemmas in table["unit_names"].items() for lemma in lemmas}
    found: dict[str, Meaning] = {}
    for label, lemmas in table["things"].items():
        found.update({lemma: Meaning(names.get(lemma, plural(lemma)), Category(label)) for lemma in lemmas})
    for label, lemmas in table["persons"].items():
        found.update({lemma: Meaning("persons", Category(label), person=True) for lemma in lemmas})
    for label, lemmas in table["duration"].items():
        found.update(
            {lemma: Meaning(f"{label}s" if label != "century" else "centuries", Category.DURATION) for lemma in lemmas}
        )
    found.update({lemma: Meaning(plural(lemma), Category.OTHER) for lemma in table["currency"]["words"]})
    found["household"] = Meaning("households", Category.OTHER)
    found["family"] = Meaning("families", Category.OTHER)
    return found


@cache
def _peoples() -> frozenset[str]:
    """Names for the people of a country, nation or faith, in the singular and small letters."""
    countries = [entry["people"].split()[-1] for entry in load("countries")["countries"].values() if "people" in entry]
    return frozenset(singular(name.lower()) for name in (*countries, *load("counted")["peoples"]["nouns"]))


def plural(lemma: str) -> str:
    """The plural of a noun, as units are named."""
    if lemma.endswith("y") and lemma[-2:-1] not in ("", "a", "e", "i", "o", "u"):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(_HISSES) else "s")


def singular(word: str) -> str:
    """The word without a plural ending, for nouns that the tagger did not know as such."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_HISSED_PLURALS):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def meaning_of(noun: Token, before: Token | None = None) -> Meaning:
    """Unit and category of a counted noun; of two words ("relief convoy") if the vocabulary lists them together."""
    known = _meanings()
    forms = (noun.lemma.lower(), noun.lower, singular(noun.lower))
    pairs = tuple(f"{before.lower} {form}" for form in forms) if before is not None else ()
    for form in (*pairs, *forms):
        if form in known:
            return known[form]
    if noun.text[:1].isupper() and singular(noun.lower) in _peoples():
        return Meaning("persons", Category.OTHER, person=True)
    # Compounds without a space: policemen, schoolchildren, cattle-herders.
    for ending in ("men", "women", "children", "people", "folk", "workers"):
        if noun.lower.endswith(ending) and len(noun.lower) > len(ending):
            return Meaning("persons", Category.OTHER, person=True)
    return Meaning(plural(singular(noun.lower)), Category.OTHER, known=False)


def find_counted(marked: Marked, start: int, end: int, *, many: bool = False) -> Counted:
    """What the number at characters `start` to `end` counts; `many` if that must be a plural."""
    number = marked.tokens_in(start, end)
    last = number[-1]
    stop = marked.sentences[last.sentence].last
    if last.i + 1 < stop and marked.tokens[last.i + 1].text in _CLOSING_QUOTES and marked.text[start - 1] in _QUOTES:
        last = marked.tokens[last.i + 1]  # “dozens” of wounded
        end = last.end
    if last.end > end:  # the tagger kept "10-day" in one piece
        return Counted(last, last, last.end, (last,), joined=True)
    i = last.i + 1
    if i + 1 < stop and marked.tokens[i].text in "-–" and marked.tokens[i].start == end:
        unit = marked.tokens[i + 1]
        return Counted(unit, unit, unit.end, (unit,), joined=True)
    i, part, closing = _after_of(marked, i, stop)
    relative = closing is not None and marked.tokens[i - 1].lower in ("whom", "which")
    if closing is not None and (relative or (i < stop and marked.tokens[i].tag not in _NOUNS)):
        return Counted(None, last, closing, part=True)
    if i > last.i + 1 and not part and marked.tokens[i - 1].lower == "others":
        return Counted(None, marked.tokens[i - 1], marked.tokens[i - 1].end)  # "five others sustained burns"
    words = _phrase(marked, _past_age(marked, i, stop), stop, many=many)
    if len(words) == 1 and words[0].lower == "others":
        return Counted(None, words[0], words[0].end)  # "dozens of others"
    if len(words) == 0:
        others = marked.tokens[i - 1]  # "20 others", "six more"
        named = i > last.i + 1 and not part
        return Counted(None, others if named else last, others.end if named else closing or end, part=part)
    noun = words[-1]
    families = _FAMILIES.match(marked.text, noun.end, noun.end + 60)
    return Counted(noun, noun, families.end() if families else noun.end, words, part, families=families is not None)


def _past_age(marked: Marked, i: int, stop: int) -> int:
    """The word behind an age that stands before the noun: "two 10-year-old girls"."""
    if i >= stop or not (marked.tokens[i].tag == "CD" or marked.tokens[i].text[0].isdigit()):
        return i
    age = _AGE.match(marked.text, marked.tokens[i].start)
    if age is None:
        return i
    while i < stop and marked.tokens[i].start < age.end():
        i += 1
    return i


def _after_of(marked: Marked, i: int, stop: int) -> tuple[int, bool, int | None]:
    """Where the phrase goes on behind "of the", "of them", "more"; whether a whole was named; where a pronoun ends."""
    tokens = marked.tokens
    while (
        i < stop
        and tokens[i].lower in ("more", "other", "others")
        and not (tokens[i].lower == "others" and i + 1 < stop and tokens[i + 1].tag in _NOUNS)
    ):
        i += 1
    if i + 1 >= stop or tokens[i].lower != "of":
        return i, False, None
    i += 1
    if tokens[i].lower in _PRONOUNS and (i + 1 >= stop or tokens[i].lower not in ("its", "their", "these", "those")):
        return i + 1, True, tokens[i].end
    while i < stop and (tokens[i].lower in _OPENERS or tokens[i].tag == "CD"):
        i += 1
    if i < stop and tokens[i].lower == "own":
        return i + 1, True, tokens[i].end
    return i, True, None


def _phrase(marked: Marked, i: int, stop: int, *, many: bool) -> tuple[Token, ...]:
    """The words up to the counted noun; empty if none follows."""
    words: list[Token] = []
    for token in marked.tokens[i : min(stop, i + LONGEST_PHRASE)]:
        if token.tag not in _INSIDE and not _is_inside(token) and not _is_acronym(marked, token):
            break
        if (words and _complete(words[-1], token)) or (not words and token.lower in HEADLINE_VERBS):
            break
        if token.tag == "HYPH" and words and token.start > words[-1].end:
            break  # a dash between spaces, tagged as a hyphen
        words.append(token)
    while words and words[-1].tag not in _NOUNS and not _is_nounlike(words[-1]):
        words.pop()
    # "Three million need help": words of one thing that the vocabulary does not know are not what many are.
    unknown = many and all(not word.lower.endswith("s") and not _is_known(word) for word in words)
    return () if unknown else tuple(words)


def _is_acronym(marked: Marked, token: Token) -> bool:
    """Whether it is a short name in capitals before a plural: "nine IS fighters"; in shouted text nothing is."""
    following = marked.tokens[token.i + 1 : token.i + 2]
    named = re.fullmatch(r"[A-Z]{2,5}", token.text) is not None and any(word.tag in _PLURAL for word in following)
    sentence = marked.sentences[token.sentence]
    return named and not marked.text[sentence.start : sentence.end].isupper()


def _is_nounlike(word: Token) -> bool:
    """Whether a word that the tagger takes for none is a noun here: "150 dead", "one crossing", "one civilian"."""
    return _stands_for_people(word) or _is_gerund(word) or (word.tag == "JJ" and meaning_of(word).person)


def _is_gerund(word: Token) -> bool:
    """Whether a word in -ing is a noun here: "one crossing"."""
    return word.tag == "VBG" and word.pos == "NOUN"


def _is_known(word: Token) -> bool:
    return _stands_for_people(word) or meaning_of(word).known


def _is_inside(token: Token) -> bool:
    """Whether a word of another kind may stand in the phrase: "newly", "T-72"."""
    return (token.tag == "RB" and token.lower.endswith("ly")) or _MODEL.fullmatch(token.text) is not None


def _complete(last: Token, following: Token) -> bool:
    """Whether the phrase ends at `last`: a plural, or a known noun before a name or a participle."""
    if following.tag in ("HYPH", "POS"):
        return following.tag == "POS" and last.tag == "NNS"  # "six months' delay" counts months
    if last.tag in _PLURAL or (last.tag in _NOUNS and last.lower in ("people", "police")):
        return last.lower not in _ATTRIBUTIVE or following.tag not in _NOUNS
    if following.tag == "JJ":
        return last.tag in ("NN", "FW") and meaning_of(last).known
    if following.tag == "NNP" and following.text.islower():
        return False  # the tagger took a plain noun for a name
    if following.tag == "NNP" and last.text[:1].isupper() and not meaning_of(last).known:
        return False  # both belong to one name: "200 Jund al-Sham men"
    return last.tag in ("NN", "FW") and following.tag in ("NNP", "VBN", "VBG")


@cache
def _states() -> frozenset[str]:
    return frozenset(word for words in load("counted")["states"].values() for word in words)


def _stands_for_people(token: Token) -> bool:
    """Whether an adjective or participle stands for people: "150 dead", "22 wounded"."""
    return token.lower in _states()
