"""What the reader knows of each stretch that could fill a slot of a MUC-4 template, as marks for a linear model."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.evaluate.gtt_score import ROLES, Template
from crossbearing.evaluate.muc4_candidates import Stretch, stretches, words_of
from crossbearing.evaluate.muc4_participants import participants
from crossbearing.evaluate.muc4_slots import muc4_words
from crossbearing.extract.draft import Draft
from crossbearing.extract.events.triggers import Trigger, find_triggers
from crossbearing.extract.names.entity_index import EntityIndex, head_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import Entity, MentionKind

# A stretch that stands more often, an entity that is mentioned more often, is looked at so many times.
SIGHTS = 6
MENTIONS = 10
# Sentences that open a text.
OPENING = 3
# Words of the sentence this near to the head are marks of their own.
NEAR_WORDS = 6
_PARTS = ("part=doer", "part=sufferer", "part=beside")
_CONTENT = ("VERB", "NOUN", "PROPN", "ADJ")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a text, its marks, the tokens that head it wherever it stands, the entities it names, its sentences.

    `crossed` are the marks that say most beside what the text tells as a whole; `noun` is the head's lemma where that
    is a common noun.
    """

    words: str
    marks: tuple[str, ...]
    crossed: tuple[str, ...]
    noun: str
    heads: frozenset[int]
    entities: frozenset[str]
    sentences: tuple[int, ...]

    def told_in(self, told: Sequence[str]) -> list[str]:
        """The marks with those of the text as a whole, by themselves and beside what says most of the words."""
        return [*self.marks, *told, *(f"{mark}|{own}" for mark in told for own in self.crossed)]


def findings(draft: Draft, ruled: Sequence[Template]) -> tuple[tuple[str, ...], tuple[Candidate, ...]]:
    """The marks of a text as a whole, and its candidates in order of first sight.

    `ruled` are the templates that the rules alone give.
    """
    sight = _Sight(draft, ruled)
    grouped: dict[str, list[Stretch]] = defaultdict(list)
    for stretch in stretches(draft):
        words = words_of(draft.marked, stretch)
        if words:
            grouped[words].append(stretch)
    found = tuple(sight.candidate(words, stood) for words, stood in grouped.items())
    return tuple(dict.fromkeys(_report_marks(sight, ruled))), found


class _Sight:
    """A text as its candidates are looked at."""

    def __init__(self, draft: Draft, ruled: Sequence[Template]) -> None:
        self.draft, self.marked = draft, draft.marked
        self.index = EntityIndex(draft.entities)
        self.triggers = find_triggers(draft.marked, draft.entities)
        self.parts = _parts(draft.marked, self.triggers)
        self.by_sentence: dict[int, list[Trigger]] = defaultdict(list)
        for trigger in self.triggers:
            self.by_sentence[trigger.first.sentence].append(trigger)
        self._around: dict[int, tuple[str, ...]] = {}
        self._whole: dict[str, tuple[str, ...]] = {}
        self.events = _event_parts(draft)
        self.ruled = [
            (role, template.type, words)
            for template in ruled
            for role in ROLES
            for filler in template.fillers(role)
            for words in filler
        ]
        self._kinds: dict[int, str] = {}

    def candidate(self, words: str, found: list[Stretch]) -> Candidate:
        """The candidate of these words that stand there."""
        marked = self.marked
        heads = [marked.tokens[stretch.head] for stretch in found]
        entities = [e for e in (self.index.of_word(head.start) for head in heads) if e is not None]
        kind = Counter(map(self.kind, heads)).most_common(1)[0][0]
        marks: dict[str, None] = dict.fromkeys(self._own(words, found, kind, entities))
        for stretch in found[:SIGHTS]:
            head = marked.tokens[stretch.head]
            marks.update(dict.fromkeys(self._shape(stretch)))
            marks.update(dict.fromkeys(self._around_of(head)))
        for entity in dict.fromkeys(entities[:2]):
            marks.update(dict.fromkeys(self._elsewhere(entity)))
        marks.update(dict.fromkeys(self._by_rules(words)))
        ids = frozenset(entity.id for entity in entities)
        spots = tuple(sorted({head.sentence for head in heads}))
        crossed = tuple(mark for mark in marks if mark in _PARTS or mark.startswith(("k=", "hl=")))
        noun = "" if heads[0].pos == "PROPN" else heads[0].lemma.lower()
        interned = tuple(map(sys.intern, marks))
        return Candidate(words, interned, crossed, noun, frozenset(head.i for head in heads), ids, spots)

    def deed(self, trigger: Trigger) -> Iterator[str]:
        """What a trigger tells, early in the text or later, and of whom and what."""
        yield f"t={trigger.type}"
        yield f"tw={trigger.anchor.lemma.lower()}"
        early = "early" if trigger.first.sentence < OPENING else "late"
        yield f"t={trigger.type}:{early}"
        cast = participants(self.marked, trigger)
        for name, heads in (("doer", cast.doers), ("sufferer", (*cast.sufferers, *cast.beside))):
            for head in heads:
                yield f"tp={name}:{self.kind(head)}"
                yield f"tp={name}:{trigger.type}:{self.kind(head)}"
                yield f"tp={name}:{self.kind(head)}:{early}"
                yield f"tl={name}:{head.lemma.lower()}"

    def kind(self, head: Token) -> str:
        """What a head is, by the reader and by the task's own lists."""
        if head.i not in self._kinds:
            self._kinds[head.i] = self._kind(head)
        return self._kinds[head.i]

    def _kind(self, head: Token) -> str:
        words, lemma = muc4_words(), head.lemma.lower()
        lists = {
            "irregular": words.irregular,
            "state": words.state,
            "armed": words.armed,
            "person": words.persons,
            "thing": words.things,
            "weapon": words.weapons,
        }
        listed = next((name for name, listing in lists.items() if lemma in listing or head.lower in listing), "")
        entity = self.index.of_word(head.start)
        known = "" if entity is None else f"{entity.type}:{_named(entity, head)}"
        return f"{known}/{listed}" if head.pos != "PROPN" else f"{known}/{listed}/P"

    def _own(self, words: str, found: list[Stretch], kind: str, entities: list[Entity]) -> Iterator[str]:
        marked, split = self.marked, words.split()
        head = marked.tokens[found[0].head]
        lemma = head.lemma.lower()
        person = kind.startswith("person:here")
        yield f"k={kind}"
        if not person:
            yield f"s={words}"
            yield f"hl={lemma}"
            yield f"hs={lemma}:{found[0].shape}"
            yield f"lw={split[-1]}"
            yield from (f"in={word}" for word in split)
        yield f"fw={split[0]}"
        yield f"sh={found[0].shape}|{kind}"
        yield f"n={min(len(split), 6)}|{kind}"
        yield f"c={_few(len(found))}|{kind}"
        yield f"p={_few(marked.tokens[found[0].head].sentence)}|{kind}"
        yield f"tag={head.tag}"
        for entity in entities[:2]:
            yield f"al={entity.alignment}"
            yield f"et={entity.type}"
            yield f"ec={_few(len(entity.mentions))}|{kind}"
            yield f"role={entity.role is not None}"

    def _shape(self, stretch: Stretch) -> Iterator[str]:
        tokens = self.marked.tokens
        before = tokens[stretch.first - 1].lower if stretch.first > 0 else "-"
        after = tokens[stretch.last + 1].lower if stretch.last + 1 < len(tokens) else "-"
        pos_before = tokens[stretch.first - 1].pos if stretch.first > 0 else "-"
        pos_after = tokens[stretch.last + 1].pos if stretch.last + 1 < len(tokens) else "-"
        yield f"b={before}"
        yield f"a={after}"
        yield f"bp={pos_before}|{stretch.shape}"
        yield f"ap={pos_after}|{stretch.shape}"
        entity = self.index.of_word(tokens[stretch.head].start)
        if entity is not None:
            edges = [(m.start, m.end) for m in entity.mentions if m.kind is MentionKind.NAME]
            start, end = tokens[stretch.first].start, tokens[stretch.last].end
            if any(s == start for s, _ in edges):
                whole = any(s == start and e >= end for s, e in edges) and any(e == end for s, e in edges if s == start)
                yield f"ne={'whole' if whole else 'opens'}"

    def _by_rules(self, words: str) -> Iterator[str]:
        """Which slots the rules alone put these words in, or words that share some with them."""
        split = set(words.split())
        for role, kind, theirs in self.ruled:
            if theirs == words:
                yield f"rule={role}"
                yield f"rule={role}:{kind}"
            elif split <= set(theirs.split()):
                yield f"rule<{role}"
            elif split >= set(theirs.split()):
                yield f"rule>{role}"

    def _elsewhere(self, entity: Entity) -> tuple[str, ...]:
        """What stands around an entity wherever it is named or meant."""
        if entity.id not in self._whole:
            found: dict[str, None] = dict.fromkeys(f"E{mark}" for mark in self.events.get(entity.id, ()))
            for mention in entity.mentions[:MENTIONS]:
                start, end = head_of(mention)
                tokens = self.marked.tokens_in(start, end)
                if tokens:
                    head = tokens[-1]
                    found.update(dict.fromkeys(f"E{mark}" for mark in self._context(head, "", plain=True)))
                    if mention.kind is MentionKind.NOMINAL:
                        found[f"Eas={head.lemma.lower()}"] = None
            if entity.role is not None:
                found.update(dict.fromkeys(f"Erole={word.lower()}" for word in entity.role.split()))
            self._whole[entity.id] = tuple(found)
        return self._whole[entity.id]

    def _around_of(self, head: Token) -> tuple[str, ...]:
        if head.i not in self._around:
            self._around[head.i] = tuple(dict.fromkeys(self._context(head, self.kind(head))))
        return self._around[head.i]

    def _context(self, head: Token, kind: str, *, plain: bool = False) -> Iterator[str]:
        lemma = head.lemma.lower()
        for part in self.parts.get(head.i, ()):
            yield f"part={part}"
            if not plain:
                yield f"part={part}|{kind}"
                yield f"part={part}|{lemma}"
        yield from self.events.get(head.i, ())
        yield from self._governors(head, kind, plain)
        if not plain:
            yield from self._near(head, kind)
        yield from self._told(head, kind)

    def _governors(self, head: Token, kind: str, plain: bool) -> Iterator[str]:
        """The words above the head, with the way to them, and those right below."""
        marked = self.marked
        word, way = head, ""
        for step in range(4):
            if word.is_root:
                break
            case = marked.child(word, "case")
            way += f"<{word.dep}" + (f":{case.lower}" if case is not None else "")
            word = marked.tokens[word.head]
            lemma = word.lemma.lower()
            if not plain:
                yield f"g{step}={lemma}"
            if step < 2 or not plain:
                yield f"way={way}={lemma}"
            if step < 2 and not plain:
                yield f"way={way}|{kind}"
                yield f"g{step}={lemma}|{kind}"
                for other in marked.children(word, "obj", "nsubj", "nsubj:pass", "obl", "obl:agent"):
                    if other.i != head.i and other.pos in ("NOUN", "PROPN"):
                        yield f"sib={other.dep}:{self.kind(other)}|{lemma}"
        for child in () if plain else marked.children(head):
            if child.pos in _CONTENT or child.dep == "case":
                yield f"d={child.dep}:{child.lemma.lower()}"

    def _near(self, head: Token, kind: str) -> Iterator[str]:
        tokens = self.marked.tokens
        for i in range(max(0, head.i - NEAR_WORDS), min(len(tokens), head.i + NEAR_WORDS + 1)):
            word = tokens[i]
            if i != head.i and word.sentence == head.sentence and word.pos in (*_CONTENT, "ADP"):
                side = "l" if i < head.i else "r"
                yield f"{side}={word.lemma.lower()}"
                if word.pos == "VERB":
                    yield f"{side}v={word.lemma.lower()}|{kind}"

    def _told(self, head: Token, kind: str) -> Iterator[str]:
        """Which events the sentence tells, on which side of the head, and which those before and after it tell."""
        triggers = self.by_sentence.get(head.sentence, ())
        for trigger in triggers:
            side = "l" if trigger.first.i < head.i else "r"
            far = _few(abs(trigger.first.i - head.i) // 4)
            yield f"st={trigger.type}|{kind}"
            yield f"sw={trigger.anchor.lemma.lower()}|{kind}"
            yield f"sd={side}{far}{trigger.type}|{kind}"
        if not triggers:
            yield f"st=none|{kind}"
        for step in (-1, 1):
            for trigger in self.by_sentence.get(head.sentence + step, ()):
                yield f"st{step}={trigger.type}|{kind}"


def _parts(marked: Marked, triggers: tuple[Trigger, ...]) -> dict[int, list[str]]:
    """Which part the heads of a text take in what its triggers tell."""
    found: dict[int, list[str]] = defaultdict(list)
    for trigger in triggers:
        cast = participants(marked, trigger)
        parts = (("doer", cast.doers), ("sufferer", cast.sufferers), ("beside", cast.beside))
        for name, heads in parts:
            for head in heads:
                found[head.i].append(f"{name}:{trigger.type}")
                found[head.i].append(f"{name}:{trigger.anchor.lemma.lower()}")
                found[head.i].append(name)
    return found


def _event_parts(draft: Draft) -> dict[int | str, list[str]]:
    """Which part tokens and entities take in the events of a reading."""
    found: dict[int | str, list[str]] = defaultdict(list)
    for event in draft.events:
        parties = (("perpetrator", event.perpetrator), ("target", event.target))
        spans = [("weapon", w.span) for w in event.weapons] + [("damage", d.span) for d in event.damage]
        for name, party in parties:
            if party is not None and party.entity is not None:
                found[party.entity] += [f"ev={name}", f"ev={name}:{event.type}", f"ev={name}:{event.modality}"]
            if party is not None and party.span is not None:
                spans.append((name, party.span))
        for name, span in spans:
            for token in draft.marked.tokens_in(span.start, span.end):
                found[token.i] += [f"ev={name}", f"ev={name}:{event.type}"]
    return found


def _named(entity: Entity, head: Token) -> str:
    """How an entity is named: where the head stands, elsewhere only, or nowhere."""
    names = [m for m in entity.mentions if m.kind is MentionKind.NAME]
    if any(m.start <= head.start < m.end for m in names):
        return "here"
    return "named" if names else "unnamed"


def _few(count: int) -> int:
    return count if count < 4 else 4 if count < 7 else 7 if count < 14 else 14


def _report_marks(sight: _Sight, ruled: Sequence[Template]) -> Iterator[str]:
    """What a text tells as a whole: its words, those of its opening apart, what the reader and the rules find in it."""
    for sentence in sight.marked.sentences:
        for word in sight.marked.words(sentence):
            if word.pos in _CONTENT:
                yield f"w={word.lemma.lower()}"
                if sentence.index < OPENING:
                    yield f"o={word.lemma.lower()}"
    for trigger in sight.triggers:
        yield from sight.deed(trigger)
    yield from (f"e={event.type}:{event.modality}" for event in sight.draft.events)
    for template in ruled:
        yield f"r={template.type}"
        for role in ROLES:
            if template.fillers(role):
                yield f"r={role}"
                yield f"r={template.type}:{role}"
    yield f"rn={min(len(ruled), 4)}"
