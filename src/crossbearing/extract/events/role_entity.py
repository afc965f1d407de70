"""Whom the head of a phrase names as taking part in an event, pronouns included."""

from crossbearing.extract.events.event_clause import SPEECH, phrase
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import Entity, EntityType
from crossbearing.model.event import Modality, Role, RoleBasis
from crossbearing.model.span import Span

PRONOUNS = frozenset({"they", "it", "them"})
_WHERE = frozenset({"near", "in", "at", "outside", "around", "inside", "between", "beside", "from", "to", "towards"})


def role_of(marked: Marked, index: EntityIndex, word: Token, modality: Modality) -> Role | None:
    """The role of the entity that a head word names; None if it names none."""
    words = phrase(marked, word)
    span = marked.span_of(words[0], words[-1])
    if word.dep == "appos" and index.headed_at(word.start) is None:
        head = marked.head(word)
        word = word if head is None else head
    if word.lower in PRONOUNS and index.covering(word.start) is None:
        return _antecedent(marked, index, word, modality)
    entity = index.headed_at(word.start) or _in_phrase(marked, index, word, span) or index.covering(word.start)
    if entity is None:
        return None
    entity = _first_of_two(marked, index, span) or entity
    alleged = modality is Modality.ALLEGED
    return Role(entity.id, RoleBasis.ALLEGED if alleged else RoleBasis.STATED, _words_of(marked, entity, word, span))


def _in_phrase(marked: Marked, index: EntityIndex, head: Token, span: Span) -> Entity | None:
    """The entity that the phrase names, not one that only stands behind its head ("a convoy near Orla")."""
    entity = index.at(span.start, span.end)
    if entity is None:
        return None
    inside = [mention for mention in entity.mentions if span.start <= mention.start < span.end]
    where = marked.tokens[head.i + 1 : head.i + 2]
    beside = len(where) > 0 and where[0].lower in _WHERE and all(m.start > head.end for m in inside)
    return None if len(inside) > 0 and beside else entity


def _first_of_two(marked: Marked, index: EntityIndex, span: Span) -> Entity | None:
    """The entity before "and", where the tree took only the second of two ("the army and its allies")."""
    before = [word for word in marked.tokens_in(max(0, span.start - 12), span.start) if word.end <= span.start]
    if len(before) < 2 or before[-1].lower != "and" or before[-2].pos not in ("NOUN", "PROPN"):
        return None
    return index.headed_at(before[-2].start)


def _antecedent(marked: Marked, index: EntityIndex, pronoun: Token, modality: Modality) -> Role | None:
    """The role of who acts in the sentence before, for whom a pronoun most often stands."""
    speaker = _speaker(marked, pronoun)
    if speaker is not None:
        return role_of(marked, index, speaker, modality)
    if pronoun.sentence == 0:
        return None
    before = marked.sentences[pronoun.sentence - 1]
    here = marked.sentences[pronoun.sentence]
    subjects = [w for w in marked.words(before) if w.dep.startswith("nsubj") and w.pos in ("NOUN", "PROPN")]
    if before.paragraph != here.paragraph or len(subjects) == 0:
        return None
    role = role_of(marked, index, subjects[0], modality)
    entity = None if role is None else index.get(role.entity)
    return None if entity is None or entity.type in (EntityType.PERSON, EntityType.MEDIA) else role


def _speaker(marked: Marked, pronoun: Token) -> Token | None:
    """Who says of themselves what the pronoun does ("the group said it carried out the attack")."""
    verb = marked.head(pronoun)
    if verb is None or not pronoun.dep.startswith("nsubj") or verb.dep != "ccomp":
        return None
    above = marked.head(verb)
    if above is None or above.lower not in SPEECH or above.i > pronoun.i:
        return None
    speaker = marked.child(above, "nsubj")
    return None if speaker is None or speaker.pos == "PRON" else speaker


def _words_of(marked: Marked, entity: Entity, word: Token, span: Span) -> Span:
    """The mention of the entity around its head word, else the whole phrase."""
    around = [m for m in entity.mentions if m.start <= word.start and word.end <= m.end]
    if len(around) == 0:
        return span
    best = max(around, key=lambda mention: mention.end - mention.start)
    return marked.span(best.start, best.end)
