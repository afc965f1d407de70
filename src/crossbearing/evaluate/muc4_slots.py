"""Which words fill the slots of a MUC-4 template: perpetrators, organisations, targets, victims and weapons."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossbearing.evaluate.muc4_participants import NOUNS, head_behind, noun_words, participants, top_noun
from crossbearing.extract.events.event_clause import is_passive
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.extract.words.truecase import casings
from crossbearing.model.entity import Alignment, Entity, EntityType, MentionKind

_SIDES = frozenset({EntityType.ARMED_ACTOR, EntityType.ORGANISATION, EntityType.GROUP, EntityType.GOVERNMENT})
_NO_DOERS = frozenset({EntityType.PLACE, EntityType.FACILITY, EntityType.MEDIA, EntityType.DOCUMENT})


_BRACKETS = re.compile(r"[\[(][^\])]*[\])]?|[\])]")
# "By" further behind a word of harm than this many words is of something else.
BY_REACH = 9


@dataclass(frozen=True, slots=True)
class Words:
    """The task's own lists of words."""

    types: dict[str, frozenset[str]]
    state: frozenset[str]
    armed: frozenset[str]
    irregular: frozenset[str]
    persons: frozenset[str]
    left_out: frozenset[str]
    damaging: frozenset[str]
    tried: frozenset[str]
    ranks: frozenset[str]
    forces: frozenset[str]
    crime: frozenset[str]
    accusing: frozenset[str]
    laying: frozenset[str]
    movements: frozenset[str]
    military: frozenset[str]
    blame: frozenset[str]
    things: frozenset[str]
    surroundings: frozenset[str]
    owned: frozenset[str]
    numerals: frozenset[str]
    warfare: frozenset[str]
    harming: frozenset[str]
    weapons: frozenset[str]
    weapon_modifiers: frozenset[str]


@cache
def muc4_words() -> Words:
    """The lists, read when first asked for."""
    table = tomllib.loads(files(__package__).joinpath("muc4_words.toml").read_text(encoding="utf-8"))

    def listed(section: str, name: str) -> frozenset[str]:
        return frozenset(table[section][name].split())

    return Words(
        {kind: frozenset(words.split()) for kind, words in table["types"].items()},
        listed("sides", "state"),
        listed("sides", "armed"),
        listed("sides", "irregular"),
        listed("sides", "persons"),
        listed("sides", "left_out"),
        listed("things", "damaging"),
        listed("sides", "tried"),
        listed("sides", "ranks"),
        listed("sides", "forces"),
        listed("sides", "crime"),
        listed("sides", "accusing"),
        listed("sides", "laying"),
        listed("sides", "movements"),
        listed("sides", "military"),
        listed("sides", "blame"),
        listed("things", "words"),
        listed("things", "surroundings"),
        listed("things", "owned"),
        listed("things", "numerals"),
        listed("sides", "warfare"),
        listed("sides", "harming"),
        listed("weapons", "words"),
        listed("weapons", "left"),
    )


@dataclass(frozen=True, slots=True)
class Fill:
    """Words for one slot; `role` is empty for somebody who fills none but tells what kind of attack it was.

    `side` is `state`, `armed` (no civilian target) or empty.
    """

    role: str
    words: str
    side: str = ""


class Slots:
    """Fills the slots of one text."""

    def __init__(self, marked: Marked, entities: Sequence[Entity]) -> None:
        self.marked, self.index, self.words = marked, EntityIndex(entities), muc4_words()
        self.entities = entities

    def fills(self, trigger: Trigger) -> Iterator[Fill]:
        """What the clause of a trigger gives."""
        cast = participants(self.marked, trigger)
        for head in cast.doers:
            yield from self._doer(head)
        for head in (*cast.sufferers, *cast.beside):
            yield from self._sufferer(head)

    # -- a whole sentence --------------------------------------------------------------------------------------------

    def sentence(self, sentence: Sentence) -> Iterator[Fill]:
        """The persons that a sentence names where its verbs and nouns of killing and kidnapping have their victims,
        and who stands behind their "by".
        """
        for word in self.marked.words(sentence):
            if word.lemma.lower() in self.words.harming and word.pos in ("VERB", "NOUN", "ADJ"):
                yield from self._victims(word, sentence)
                yield from self._agents(word, sentence)

    def harms(self, sentence: Sentence) -> bool:
        """Whether a sentence has a word for killing, wounding or kidnapping."""
        return any(word.lemma.lower() in self.words.harming for word in self.marked.words(sentence))

    def _victims(self, harm: Token, sentence: Sentence) -> Iterator[Fill]:
        for word in self._stretch(harm, sentence):
            entity = self.index.headed_at(word.start) if word.pos == "PROPN" else None
            follower = self.marked.tokens[word.i + 1].lower if word.i + 1 < len(self.marked.tokens) else ""
            if entity is not None and entity.type is EntityType.PERSON and _is_named(entity) and follower != "'s":
                yield Fill("Victim", called(entity))

    def _stretch(self, harm: Token, sentence: Sentence) -> Iterator[Token]:
        """The words where a word of harm has its victims: before a passive and "died", else behind it."""
        backward = harm.pos == "VERB" and (is_passive(self.marked, harm) or harm.lemma.lower() in ("die", "disappear"))
        if backward:
            for i in range(harm.i - 1, sentence.first - 1, -1):
                word = self.marked.tokens[i]
                if _ends_clause(word, harm) or word.lower in ("that", "when", "where", "by"):
                    return
                yield word
            return
        for i in range(harm.i + 1, sentence.last):
            word = self.marked.tokens[i]
            if _ends_clause(word, harm) or word.lower in ("by", "when", "because", "after", "while"):
                return
            yield word

    def _agents(self, harm: Token, sentence: Sentence) -> Iterator[Fill]:
        for i in range(harm.i + 1, min(sentence.last, harm.i + BY_REACH)):
            word = self.marked.tokens[i]
            if _ends_clause(word, harm) or word.text in (",", ";"):
                return
            if word.lower == "by":
                nouns = [w for w in self.marked.tokens[i + 1 : i + BY_REACH] if w.pos in NOUNS]
                if nouns:
                    yield from self._doer(top_noun(self.marked, nouns[0]))
                return

    # -- who did it -----------------------------------------------------------------------------------------------

    def _doer(self, head: Token) -> Iterator[Fill]:
        inner = head_behind(self.marked, head)
        lemma, entity = inner.lemma.lower(), self.index.of_word(inner.start)
        kind = None if entity is None else entity.type
        if kind is EntityType.PERSON and entity is not None and _is_named(entity):
            yield Fill("PerpInd", called(entity))
        elif head.pos == "PRON":
            if entity is not None and kind in _SIDES:
                yield from self._side(entity)
        elif head.dep in ("compound", "amod") and head.pos != "PROPN" and head.tag != "NNS":
            return
        elif lemma in self.words.irregular | self.words.persons | self.words.ranks and inner.pos == "NOUN":
            state = lemma in self.words.ranks | self.words.state
            yield Fill("PerpInd", self._phrase(inner), "state" if state else "")
            yield from self._organisation(head)
        elif kind in _NO_DOERS or lemma in self.words.things | self.words.weapons:
            return
        elif lemma in self.words.state:
            yield Fill("PerpOrg", self._phrase(inner), "state")
        elif entity is not None and kind in _SIDES and inner.pos == "PROPN":
            yield from self._side(entity)

    def _side(self, entity: Entity) -> Iterator[Fill]:
        state = "state" if entity.type is EntityType.GOVERNMENT else ""
        if _is_named(entity):
            yield Fill("PerpOrg", called(entity), state)
        else:
            quote = " ".join(w for w in entity.mentions[0].quote.lower().split() if w not in muc4_words().left_out)
            last = quote.split()[-1] if quote else ""
            known = any(last.rstrip("s") == word for word in self.words.irregular | self.words.persons)
            yield Fill("PerpInd" if known else "", quote, state)

    def accused(self, sentence: Sentence) -> Iterator[Fill]:
        """Who is accused of, tried for or said to be behind a deed that the sentence names."""
        words = self.marked.words(sentence)
        if not any(word.lemma.lower() in self.words.harming | self.words.crime for word in words):
            return
        for word in words:
            if word.lemma.lower() in self.words.accusing:
                for head in self._blamed_by(word):
                    for one in (head, *self.marked.children(head, "conj")):
                        yield from self._doer(one)

    def _blamed_by(self, word: Token) -> Iterator[Token]:
        """Whom a word of accusing points at: its object, the subject of its passive, or the noun it hangs on."""
        if word.pos == "VERB" and word.dep.startswith("acl") and not word.is_root:
            yield self.marked.tokens[word.head]
        elif word.pos == "VERB" and word.lemma.lower() in self.words.laying and not is_passive(self.marked, word):
            yield from self.marked.children(word, "obj")
        elif word.pos in ("VERB", "ADJ"):
            yield from self.marked.children(word, "nsubj", "nsubj:pass")

    def _organisation(self, head: Token) -> Iterator[Fill]:
        """The organisations named in the phrase of a perpetrator ("FMLN guerrillas", "members of the ELN")."""
        below = [w for w in self.marked.subtree(head) if abs(w.i - head.i) < 14]
        if not below:
            return
        span = self.marked.span_of(below[0], below[-1])
        seen: set[str] = set()
        for mention, entity in self.index.mentions_in(span):
            if mention.kind is MentionKind.NAME and entity.type in _SIDES and entity.id not in seen:
                seen.add(entity.id)
                yield Fill("PerpOrg", called(entity))
        if not seen:
            yield from self._forces(below)

    def _forces(self, words: Sequence[Token]) -> Iterator[Fill]:
        """The forces of a state that words name as whose men these are: "army soldiers", "members of the police"."""
        for place, word in enumerate(words):
            if word.lower in self.words.forces:
                after = words[place + 1 : place + 2]
                joined = (
                    [word, *after] if after and after[0].lower in ("forces", "force", "guard", "police") else [word]
                )
                before = words[place - 1] if place > 0 and words[place - 1].pos in ("ADJ", "PROPN") else None
                named = [before, *joined] if before is not None and before.text[:1].isupper() else joined
                yield Fill("PerpOrg", " ".join(one.text for one in named), "state")
                return

    def _phrase(self, head: Token) -> str:
        """The words of a noun phrase without articles and words of doubt."""
        words = list(noun_words(self.marked, head))
        while words and (words[0].lower in muc4_words().left_out or words[0].pos in ("PUNCT", "ADV", "ADP", "DET")):
            words = words[1:]
        return " ".join(w.text for w in words)

    def irregulars(self, sentence: Sentence | None = None) -> list[str]:
        """The names of armed groups outside the state, of a sentence or of the text, the most mentioned first."""
        found = []
        for entity in self.entities:
            inside = [m for m in entity.mentions if sentence is None or sentence.start <= m.start < sentence.end]
            if inside and self._is_irregular(entity):
                found.append((-len(entity.mentions), called(entity)))
        return [name for _, name in sorted(found)]

    def _is_irregular(self, entity: Entity) -> bool:
        if entity.type not in _SIDES or not _is_named(entity):
            return False
        words = {word.lower() for word in entity.name.split()}
        return entity.alignment is Alignment.OPPOSITION or bool(words & self.words.movements)

    def blamed(self, sentence: Sentence) -> list[str]:
        """The armed groups of a sentence that claims or lays responsibility."""
        words = {word.lemma.lower() for word in self.marked.words(sentence)}
        return self.irregulars(sentence) if words & self.words.blame else []

    # -- whom and what it befell ---------------------------------------------------------------------------------

    def _sufferer(self, head: Token) -> Iterator[Fill]:
        head = head_behind(self.marked, head)
        lemma, entity = head.lemma.lower(), self.index.of_word(head.start)
        if entity is not None and entity.type is EntityType.PERSON and _is_named(entity):
            yield Fill("Victim", called(entity))
        elif lemma in self.words.things or (entity is not None and entity.type is EntityType.FACILITY):
            said = {word.lemma.lower() for word in noun_words(self.marked, head)}
            if said & self.words.military:
                yield Fill("", self._phrase(head), "armed")
            elif head.pos != "PRON" and lemma not in self.words.surroundings:
                yield Fill("Target", self._target(head))
        elif lemma in self.words.armed:
            yield Fill("", self._phrase(head), "armed")
        elif head.pos in NOUNS or head.pos == "PRON":
            yield Fill("", self._phrase(head))

    def _target(self, head: Token) -> str:
        """The words of a target, without numbers; of a home or office with those of whose it is."""
        words = [w for w in self._phrase(head).split() if not w[0].isdigit() and w.lower() not in self.words.numerals]
        last = head.i
        after = self.marked.tokens[last + 1 : last + 2]
        if head.lemma.lower() in self.words.owned and after and after[0].lower == "of":
            below = [w for w in self.marked.subtree(head) if w.i > head.i]
            while last + 1 in {w.i for w in below} and self.marked.tokens[last + 1].text not in (",", "[", "("):
                last += 1
                words.append(self.marked.tokens[last].text)
        return " ".join(words)

    # -- by what means -------------------------------------------------------------------------------------------

    def weapons(self, sentence: Sentence) -> Iterator[Fill]:
        """The weapons that a sentence names."""
        for word in self.marked.words(sentence):
            if word.lower in self.words.weapons and word.pos in NOUNS:
                follower = self.marked.tokens[word.i + 1] if word.i + 1 < len(self.marked.tokens) else word
                if follower.lower in self.words.weapons and follower.dep != "conj":
                    continue
                first = word.i
                while first > sentence.first and self._modifies(self.marked.tokens[first - 1]):
                    first -= 1
                yield Fill("Weapon", " ".join(w.text for w in self.marked.tokens[first : word.i + 1]))

    def _modifies(self, word: Token) -> bool:
        return word.lower in self.words.weapon_modifiers or (word.lower in self.words.weapons and word.pos in NOUNS)

    def things(self, sentence: Sentence) -> Iterator[Fill]:
        """The buildings, vehicles and works that a sentence names, as targets where nothing says what was hit."""
        for word in self.marked.words(sentence):
            listed = word.lemma.lower() in self.words.things - self.words.surroundings
            if listed and word.pos in NOUNS and word.dep not in ("compound", "amod"):
                yield from (fill for fill in self._sufferer(word) if fill.role == "Target")

    def harmed(self, sentence: Sentence) -> Iterator[Fill]:
        """The things that a sentence says were damaged, whatever word of it tells of the attack."""
        for word in self.marked.words(sentence):
            if word.lemma.lower() in self.words.damaging and word.pos == "VERB":
                for head in self.marked.children(word, "obj", "nsubj:pass"):
                    for one in (head, *self.marked.children(head, "conj")):
                        yield from (fill for fill in self._sufferer(one) if fill.role == "Target")


def called(entity: Entity) -> str:
    """What the text calls an entity: its name where the text has it, else the name the text uses most."""
    names = [mention.quote for mention in entity.mentions if mention.kind is MentionKind.NAME]
    plain = [" ".join(_BRACKETS.sub(" ", name).split()).lower() for name in names]
    if any(entity.name.lower() in name for name in plain):
        return entity.name
    return max(plain, key=lambda name: (plain.count(name), len(name)), default=entity.name)


def _ends_clause(word: Token, harm: Token) -> bool:
    """Whether a finite verb of another clause stands there."""
    related = word.head == harm.i or word.i == harm.head
    return word.tag in ("VBD", "VBZ", "VBP", "MD") and word.pos in ("VERB", "AUX") and not related


def _is_named(entity: Entity) -> bool:
    """Whether it has a name, of words that running text does not write small ("U.S. pilot" is none)."""
    if not any(mention.kind is MentionKind.NAME for mention in entity.mentions):
        return False
    casing = casings().get(entity.name.split()[-1].lower())
    return casing is None or casing.is_capital(False, False)
