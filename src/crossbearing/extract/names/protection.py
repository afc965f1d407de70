"""Who hides behind an alias, and whom a published ledger must not expose."""

import re
from collections.abc import Iterable
from functools import cache

from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.name_words import calls_alias, speech_verbs
from crossbearing.extract.names.noun_lexicon import plural
from crossbearing.extract.names.referent import Referent
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType
from crossbearing.vocab import load
from crossbearing.vocab.alternatives import alternatives

_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,3}[A-Z]?|[A-Z]")
# How far from a name the words stand that call it an alias.
BEFORE, AFTER = 60, 90
# A group of more people is a crowd, whose members a report does not expose.
MOST_SOURCES = 12
_SMALL = frozenset(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several", "both")
)
_HUMAN = ("person", "speakers", "people", "armed", "office", "opposition", "held")
_SAYING_TAGS = frozenset(("VBD", "VBZ", "VBP", "VBN"))
# Words right before a source, or before the first of two sources.
_CITED = re.compile(
    r"\b(?:according to|citing|quoting|told by|by phone from|we asked|interviewed|spoke (?:to|with)|contacted)"
    r"(?:[^,.;:]* and)?\Z"
)


def protect(marked: Marked, referents: Iterable[Referent]) -> None:
    """Sets the two flags on every person and group."""
    guard = _Guard(marked)
    for referent in referents:
        if referent.type is EntityType.PERSON and referent.is_named:
            referent.pseudonym = guard.is_alias(referent)
            referent.protect = referent.pseudonym or guard.is_hidden(referent)
        elif referent.type in (EntityType.PERSON, EntityType.GROUP, EntityType.ARMED_ACTOR) and not referent.is_named:
            referent.protect = guard.is_source(referent)


class _Guard:
    def __init__(self, marked: Marked) -> None:
        self._marked = marked
        self._table = load("people")

    # -- aliases --------------------------------------------------------------------------------------------------

    def is_alias(self, referent: Referent) -> bool:
        """Whether the person's name is a kunya alone, initials, or called an alias in the text."""
        names = [c for c in referent.mentions if c.is_name]
        longest = max((c.word for c in names), key=len)
        if longest.split()[0] in self._table["kunya"]["words"] and len(longest.split()) == 2:
            return True
        if _INITIALS.fullmatch(longest):
            return True
        return any(self._called_alias(c) for c in names)

    def _called_alias(self, candidate: Candidate) -> bool:
        if candidate.short:  # another name of somebody named in full
            return False
        tokens = self._marked.tokens
        start, end = tokens[candidate.first].start, tokens[candidate.last - 1].end
        if calls_alias(self._marked.text[max(0, start - BEFORE) : start]):
            return True
        sentence_end = self._marked.sentences[tokens[candidate.first].sentence].end
        after = self._marked.text[end : min(end + AFTER, sentence_end)].lower().replace("’", "'")
        return any(phrase in after for phrase in self._table["alias"]["after"]) and len(candidate.word.split()) <= 3

    def is_hidden(self, referent: Referent) -> bool:
        """Whether a person has a first name only, or asked for protection beside the name."""
        names = [c for c in referent.mentions if c.is_name]
        if any(self._is_anonymous(c) for c in names):
            return True
        single = all(" " not in c.word for c in names) and not any(c.last - c.first > 1 for c in names)
        return single and any(self._is_described(c) for c in names)

    def _is_described(self, candidate: Candidate) -> bool:
        """Whether ", a ..." follows the name: a private person brought in by a first name."""
        tokens = self._marked.tokens
        before = tokens[candidate.first - 1] if candidate.first else None
        if before is not None and (before.lower in ("named", "called") or before.text in _private_nouns()):
            return True
        after = tokens[candidate.last : candidate.last + 8]
        if len(after) < 3 or after[0].text != ",":
            return False
        if after[1].tag == "CD":
            return after[2].text == "," and after[1].text.isdigit() and len(after[1].text) < 3
        return after[1].lower in ("a", "an") and not any(token.lower in _public_nouns() for token in after)

    # -- sources --------------------------------------------------------------------------------------------------

    def is_source(self, referent: Referent) -> bool:
        """Whether an unnamed person or small group is heard in the report, or at risk by its work."""
        first = referent.mentions[0]
        if first.sort not in _HUMAN:
            return False
        if any(self._is_anonymous(c) for c in referent.mentions):
            return True
        # "Security guards" are a body; "security sources" tell something all the same.
        single = referent.type is EntityType.PERSON or first.word.removesuffix("s") in _table("at_risk")
        bodies = _table("nobody") if single else _table("bodies")
        if any(c.modifiers & bodies for c in referent.mentions):
            return False
        if self._is_matter(first):
            return False
        if referent.slot:
            return any(self._is_known_of_place(c, referent) for c in referent.mentions)
        if referent.type is EntityType.PERSON:
            return self._is_private(referent)
        return any(self._is_few_and_heard(c, referent) for c in referent.mentions if c.word in _groups())

    def _is_matter(self, candidate: Candidate) -> bool:
        """Whether the noun stands for no human source: "sources of fire", "sources of income"."""
        after = self._marked.tokens[candidate.head + 1 : candidate.head + 2]
        return candidate.word in ("source", "sources") and bool(after) and after[0].lower == "of"

    def _is_private(self, referent: Referent) -> bool:
        """Whether somebody without a name and office says something, or does dangerous work."""
        first = referent.mentions[0]
        if first.modifiers & {"our"} and first.word in self._table["protection"]["own"]:
            return True
        if any(self._is_public(c) for c in referent.mentions):
            return False
        heard = any(self._is_heard(c) for c in referent.mentions) or self._answers(referent)
        return heard or (first.word in _table("at_risk") and self._is_brought_in(first))

    def _is_public(self, candidate: Candidate) -> bool:
        """Whether the noun stands for an office, for those whose trade is to speak, or for nobody who is heard."""
        if candidate.sort == "office":
            return candidate.definite or not candidate.modifiers & _table("houses")
        word = candidate.word.split()[-1]
        if word == "person" and self._is_narrowed(candidate):
            return False
        return word in _table("never")

    def _is_few_and_heard(self, candidate: Candidate, referent: Referent) -> bool:
        if self._is_reached(candidate, "reached"):
            return True
        if not (self._is_heard(candidate) or self._answers(referent)):
            return False
        return candidate.word not in _described() or self._is_few(candidate)

    def _answers(self, referent: Referent) -> bool:
        """Whether a pronoun for it says something."""
        tokens = self._marked.tokens
        return any(
            t.lemma in speech_verbs()
            for i in referent.pronouns
            if tokens[i].tag != "PRP$"
            for t in tokens[i + 1 : i + 3]
            if t.tag.startswith("VB")
        )

    def _is_brought_in(self, candidate: Candidate) -> bool:
        """Whether the phrase brings somebody in: "a trader", "one of ...", "our contact", no article at all."""
        if not candidate.definite:
            return True
        tokens = self._marked.tokens[candidate.first : candidate.head]
        return any(token.lower in ("our", "my", "his", "her", "its", "their") for token in tokens) or bool(
            candidate.word == "source" or {"one"} & candidate.modifiers
        )

    def _is_few(self, candidate: Candidate) -> bool:
        """Whether a small number, or words that tell how they were met, narrow the group down."""
        words = self._marked.tokens[candidate.first : candidate.head]
        if any(_is_small(word) for word in words):
            return True
        return candidate.sort not in ("armed", "opposition") and self._is_narrowed(candidate)

    def _is_known_of_place(self, candidate: Candidate, referent: Referent) -> bool:
        """Whether people of some place are no crowd: met by the reporter, or of a calling that few there have."""
        if not referent.slot.startswith("people "):
            return False
        few = candidate.word in _groups() - _described() and self._is_few_and_heard(candidate, referent)
        return few or self._is_reached(candidate, "met")

    def _is_reached(self, candidate: Candidate, how: str) -> bool:
        """Whether the words behind tell how the group was met: "people whom we reached by phone"."""
        sentence = self._marked.sentences[self._marked.tokens[candidate.head].sentence]
        start = self._marked.tokens[candidate.head].end
        behind = self._marked.text[start : min(start + BEFORE, sentence.end)].lower()
        return any(phrase in behind for phrase in _table(how))

    def _is_narrowed(self, candidate: Candidate) -> bool:
        """Whether the words right behind tell who is meant: "who ...", "close to ...", "briefed on ..."."""
        after = self._marked.tokens[candidate.head + 1 : candidate.head + 2]
        if not after:
            return False
        return after[0].lower in ("who", "close", "familiar", "briefed", "with") or after[0].tag == "VBG"

    def _is_heard(self, candidate: Candidate) -> bool:
        token = self._marked.tokens[candidate.head]
        if self._is_cited(candidate):
            return True
        word = token
        while word.dep == "conj" and not word.is_root:
            word = self._marked.tokens[word.head]
        if word.is_root or not word.dep.startswith("nsubj"):
            return self._speaks_near(candidate)
        return self._tells(self._marked.tokens[word.head]) or self._speaks_near(candidate)

    def _tells(self, verb: Token) -> bool:
        """Whether the verb is one of speech or witness."""
        after = self._marked.tokens[verb.i + 1 : verb.i + 2]
        if verb.lemma == "put" and after and after[0].lower in _table("after_put"):
            return False
        return verb.lemma in speech_verbs() or verb.lemma in _table("witness")

    def _is_cited(self, candidate: Candidate) -> bool:
        start = self._marked.tokens[candidate.first].start
        before = self._marked.text[max(0, start - 60) : start].lower().rstrip()
        if _CITED.search(before):
            return True
        said = next((cue for cue in ("said", "says", "added", "recalled") if before.endswith(cue)), None)
        return said is not None and before.removesuffix(said).rstrip()[-1:] in (",", "”", '"', "’", "'")

    def _speaks_near(self, candidate: Candidate) -> bool:
        """Whether a verb of saying is the next verb behind the phrase, over a relative clause or apposition."""
        sentence = self._marked.sentences[self._marked.tokens[candidate.head].sentence]
        for token in self._marked.tokens[candidate.last : min(candidate.last + 4, sentence.last)]:
            # Right behind the phrase a verb of saying is its own, whatever the tree says.
            if token.i == candidate.last and token.lower in load("groups")["verbs"]["words"]:
                return self._tells(token)
            if token.tag in ("VBD", "VBZ", "VBP"):
                return self._tells(token) and (token.i == candidate.last or self._is_said_by(token, candidate))
        return self._after_clause(candidate, sentence.last)

    def _after_clause(self, candidate: Candidate, last: int) -> bool:
        """Whether the phrase is followed by a clause with "who" or by commas, and a verb of saying behind them."""
        tokens: tuple[Token, ...] = self._marked.tokens[candidate.head + 1 : min(candidate.head + 18, last)]
        if not any(
            token.lower in ("who", "whom", "whose", ",", "in", "at", "close", "of", "from") for token in tokens[:3]
        ):
            return False
        for token in tokens:
            if token.text in ("”", '"', "“"):
                return False
            if token.tag in _SAYING_TAGS and token.lemma in _table("behind"):
                return self._is_said_by(token, candidate)
        return False

    def _is_said_by(self, verb: Token, candidate: Candidate) -> bool:
        """Whether the verb has no other subject than the candidate."""
        subjects = [child for child in self._marked.children(verb) if child.dep.startswith("nsubj")]
        return not subjects or any(candidate.first <= child.i < candidate.last for child in subjects)

    def _is_anonymous(self, candidate: Candidate) -> bool:
        tokens = self._marked.tokens
        sentence = self._marked.sentences[tokens[candidate.head].sentence]
        start, end = tokens[candidate.first].start, tokens[candidate.last - 1].end
        after = self._marked.text[start : min(end + 110, sentence.end)].lower().replace("’", "'")
        found = _anonymous().search(after)
        if found is None:
            return False
        place = found.start()
        other = [t for t in tokens[candidate.last : sentence.last] if t.start - start < place and t.tag == "NNP"]
        return len(other) <= 4


@cache
def _anonymous() -> re.Pattern[str]:
    """The phrases that withhold a name."""
    return re.compile(alternatives(load("people")["anonymous"]["words"], cased=True))


def _is_small(word: Token) -> bool:
    """Whether the word is a number of at most MOST_SOURCES."""
    if word.text.isdigit():
        return 1 < int(word.text) <= MOST_SOURCES
    return word.lower in _SMALL


@cache
def _table(name: str) -> frozenset[str]:
    """A word list of the vocabulary of protection."""
    return frozenset(load("people")["protection"][name])


@cache
def _private_nouns() -> frozenset[str]:
    return frozenset(load("people")["person"]["words"]) - frozenset(load("people")["protection"]["never"])


@cache
def _public_nouns() -> frozenset[str]:
    return frozenset((*load("people")["office"]["words"], *load("people")["protection"]["never"]))


@cache
def _groups() -> frozenset[str]:
    """Nouns for several people who may be sources."""
    return frozenset(load("people")["protection"]["groups"]) | _private_plurals()


@cache
def _described() -> frozenset[str]:
    """Of these, the nouns that stand for crowds unless a number or a description narrows them."""
    table = load("people")["protection"]
    return frozenset(table["described"]) | (_private_plurals() - frozenset(table["groups"]))


@cache
def _private_plurals() -> frozenset[str]:
    return frozenset(plural(word) for word in _private_nouns())
