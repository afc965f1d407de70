"""Whether the report has it that something took place: told, alleged, planned, denied or taken back."""

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.answerable import answers_for
from crossbearing.extract.events.event_clause import ACCUSING, words_before
from crossbearing.extract.events.hearsay import claims_of
from crossbearing.extract.events.modal_words import ModalWords, modal_words
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.events.withdrawn import is_withdrawn
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.claim import ClaimKind, Form
from crossbearing.model.event import EventType, Modality
from crossbearing.model.zone import ZoneKind

# How far back in its clause a word may stand and still govern the trigger where the tree is wrong.
_CLOSE = 4
# Behind these a noun with "the" names what has taken place, whatever hangs on it.
_GIVEN = frozenset({"after", "following", "since", "despite", "because", "during", "amid"})
# Between these and the deed before them nothing is kept silent.
_JOINS = frozenset({"and", "but", "without"})


def modality_of(draft: Draft, trigger: Trigger, *, dated: bool) -> Modality | None:
    """How the words around a trigger put the event; None if they tell of none (a wish, a term, an open question).

    `dated` says that a day is set for it, which makes a term of an agreement a plan.
    """
    marked, words = draft.marked, modal_words()
    if _in_silence(draft, trigger) or _is_open(marked, trigger, words):
        return None
    if trigger.type is EventType.AGREEMENT_REACHED and trigger.mention and not _negated_nearby(marked, trigger, words):
        return Modality.OCCURRED
    if _is_mutual(marked, trigger):
        return None
    if trigger.type is EventType.POSTPONEMENT:
        return Modality.POSTPONED
    if _is_taken_back(marked, trigger, words) or is_withdrawn(draft, trigger):
        return Modality.RETRACTED
    if trigger.type is not EventType.MONITOR_ACCESS_DENIED and _is_denied(marked, trigger, words):
        return Modality.DENIED if trigger.type in words.awaited else None
    if _is_rejected(draft, trigger, words):
        return Modality.DENIED
    if _is_owed(draft, trigger, words):
        return Modality.PLANNED if dated and not trigger.is_noun else None
    if _is_planned(marked, trigger, words, dated=dated):
        return Modality.PLANNED
    return None if _is_unreal(marked, trigger, words) else Modality.OCCURRED


def was_due(marked: Marked, trigger: Trigger) -> bool:
    """Whether it was set for a day that may be past: "were to stay silent until noon on Tuesday"."""
    verbs = _joined_verbs(marked, trigger)
    return any(_follows_bare_be(marked, verb) and _has_past_be(marked, verb) for verb in verbs)


def _has_past_be(marked: Marked, verb: Token) -> bool:
    return any(word.lower in ("was", "were") for word in marked.tokens[max(0, verb.i - 4) : verb.i])


def _is_mutual(marked: Marked, trigger: Trigger) -> bool:
    """Whether two sides accuse "each other" of it, which tells of no one deed."""
    before = words_before(marked, trigger.first)
    accusing = [word.i for word in before if word.lower in ACCUSING]
    return len(accusing) > 0 and any(w.i > accusing[-1] and w.lower in ("each", "another") for w in before)


def _in_silence(draft: Draft, trigger: Trigger) -> bool:
    """Whether it stands in a silence; "the guns fell silent" is none."""
    if trigger.type is EventType.CEASEFIRE_START:
        return False
    return any(
        s.span.start <= trigger.first.start < s.span.end and not _goes_on(draft.marked, trigger, s.span.end)
        for s in draft.silences
    )


def _goes_on(marked: Marked, trigger: Trigger, end: int) -> bool:
    """Whether a deed is told first and the silence joined to it ("were stopped and say nothing", "without naming")."""
    after = marked.tokens_in(trigger.last.end, end)
    told = not trigger.is_noun or trigger.type is EventType.BREACH_TALLY
    return told and any(word.lower in _JOINS for word in after)


def _is_open(marked: Marked, trigger: Trigger, words: ModalWords) -> bool:
    """Whether "if", "whether" or "unless" opens the clause or one above it."""
    for word in _chain(marked, trigger):
        marks = (mark for mark in marked.children(word, "mark", "advmod") if mark.i < trigger.last.i)
        if any(mark.lower in words.open_question for mark in marks):
            return True
    return any(word.lower in ("whether", "if", "unless") for word in words_before(marked, trigger.first)[-_CLOSE:])


def _chain(marked: Marked, trigger: Trigger) -> list[Token]:
    """The trigger's word and those above it."""
    return [trigger.anchor, *marked.ancestors(trigger.anchor)]


def _governors(marked: Marked, trigger: Trigger) -> list[Token]:
    """Words above the trigger on which it depends as a complement ("want to leave", "demand for release")."""
    found = []
    word = trigger.anchor
    for above in marked.ancestors(trigger.anchor):
        if _is_given(marked, trigger, word):
            break
        if word.dep.split(":")[0] not in ("xcomp", "obj", "obl", "nmod", "acl", "ccomp", "conj", "compound"):
            break
        if word.dep == "acl:relcl" or (word.dep == "conj" and above.pos == "VERB"):
            break
        found.append(above)
        word = above
    return found


def _is_given(marked: Marked, trigger: Trigger, word: Token) -> bool:
    """Whether a deed is taken as done by the preposition before its noun ("after the murder", "for the bombing")."""
    if not trigger.is_noun or word.pos not in ("NOUN", "PROPN"):
        return False
    cases = marked.children(word, "case")
    return any(case.lower in _GIVEN for case in cases) and any(
        child.lower in ("the", "this", "that", "these", "those") for child in marked.children(word, "det")
    )


def _auxiliaries(marked: Marked, trigger: Trigger) -> list[Token]:
    """The helping verbs of the clause, and of the verb it is joined to where it has none of its own."""
    verb = trigger.clause.verb or trigger.anchor
    own = marked.children(verb, "aux", "cop", "mark")
    if len(own) == 0 and verb.dep == "conj":
        head = marked.head(verb)
        own = marked.children(head, "aux", "cop", "mark") if head is not None else ()
    near = [w for w in words_before(marked, trigger.first)[-3:] if w.pos in ("AUX", "PART") or w.tag == "MD"]
    return [*own, *near, *(w for w in marked.tokens[trigger.first.i : trigger.last.i + 1] if w.pos in ("AUX", "PART"))]


def _is_planned(marked: Marked, trigger: Trigger, words: ModalWords, *, dated: bool) -> bool:
    if any(word.lower in words.future for word in _auxiliaries(marked, trigger)):
        return True
    stretch = marked.tokens[trigger.first.i : trigger.last.i + 1]
    given = words.planned if trigger.type is EventType.AID_DELIVERY else words.scheduled
    if any(word.lower in given for word in stretch if word.pos in ("VERB", "ADJ")):
        return True
    wanted = words.planned if dated else words.scheduled
    return _is_infinitive(marked, trigger) and _governed_by(marked, trigger, wanted)


def _is_unreal(marked: Marked, trigger: Trigger, words: ModalWords) -> bool:
    if any(word.lower in ("could", "may", "might", "can") for word in _auxiliaries(marked, trigger)):
        return True
    return _is_wished(marked, trigger, words) or _is_infinitive(marked, trigger)


def _is_wished(marked: Marked, trigger: Trigger, words: ModalWords) -> bool:
    """Whether it hangs on a wish, a demand, a fear, or on what is to keep it from happening."""
    word = trigger.anchor
    for above in _governors(marked, trigger):
        dep = word.dep.split(":")[0]
        verbal = above.pos in ("VERB", "ADJ")
        if above.lower in words.unreal_nouns and above.pos == "NOUN":
            return True
        if verbal and above.lower in (words.averted if dep in ("obl", "nmod") else words.unreal):
            return True
        word = above
    near = words_before(marked, trigger.first)[-_CLOSE:] if _is_infinitive(marked, trigger) else ()
    return any(other.lower in words.unreal for other in near)


def _governed_by(marked: Marked, trigger: Trigger, wanted: frozenset[str]) -> bool:
    near = words_before(marked, trigger.first)[-_CLOSE:] if _is_infinitive(marked, trigger) else ()
    return any(word.lower in wanted for word in (*_governors(marked, trigger), *near))


def _is_infinitive(marked: Marked, trigger: Trigger) -> bool:
    """Whether "to" stands before the trigger's verb."""
    verbs = _joined_verbs(marked, trigger)
    return any(_follows_to(marked, verb) for verb in (verbs[1:] if trigger.is_noun else verbs))


def _joined_verbs(marked: Marked, trigger: Trigger) -> tuple[Token, ...]:
    """The trigger's verb, with the one it is joined to where it is bare ("to keep away and [hand] back")."""
    verb = trigger.anchor
    before = words_before(marked, trigger.first)
    if len(before) == 0 or before[-1].lower not in ("and", "or") or trigger.first.tag not in ("VB", "NN"):
        return (verb,)
    openings = [word.i for word in before if word.tag == "TO"]
    return (verb,) if len(openings) == 0 else (verb, marked.tokens[openings[-1] + 1])


def _follows_to(marked: Marked, verb: Token) -> bool:
    for word in reversed(marked.tokens[max(0, verb.i - 2) : verb.i]):
        if word.lower == "to" and (word.tag == "TO" or word.dep == "mark"):
            return True
        if word.pos != "ADV":
            return False
    return False


def _is_owed(draft: Draft, trigger: Trigger, words: ModalWords) -> bool:
    """Whether the clause states a term: "are to leave", "shall release", or the text of an agreement."""
    marked = draft.marked
    if any(claim.form is Form.DOCUMENT and claim.last.entity is not None for claim in claims_of(draft, trigger)):
        entity = next(c.last.entity for c in claims_of(draft, trigger) if c.form is Form.DOCUMENT)
        if any(e.id == entity and _is_deal(f"{e.key} {e.name}".lower(), words) for e in draft.entities):
            return True
    if any(word.lower in words.owed for word in _auxiliaries(marked, trigger)):
        return True
    if _is_infinitive(marked, trigger) and _has_bare_be(marked, trigger):
        return True
    sentence = marked.sentences[trigger.anchor.sentence]
    before = " ".join(marked.text[sentence.start : trigger.first.start].lower().split())
    return any(before.endswith(term) or f"{term} " in before[-80:] for term in words.terms)


def _is_deal(name: str, words: ModalWords) -> bool:
    """Whether a document of this name owes its parties something, unlike a report or a letter."""
    return any(word in name for word in words.deals)


def _has_bare_be(marked: Marked, trigger: Trigger) -> bool:
    """Whether "to" follows a form of "be" at once: "are to leave", "is to be handed over"."""
    return any(_follows_bare_be(marked, verb) for verb in _joined_verbs(marked, trigger))


def _follows_bare_be(marked: Marked, verb: Token) -> bool:
    for word in reversed(marked.tokens[max(0, verb.i - 3) : verb.i]):
        if word.lower == "to" and word.tag == "TO":
            before = marked.tokens[word.i - 1] if word.i > 0 else word
            return before.lower in ("is", "are", "was", "were")
    return False


def _is_denied(marked: Marked, trigger: Trigger, words: ModalWords) -> bool:
    """Whether the clause itself says that it did not happen."""
    above = [word for word in _governors(marked, trigger) if word.i < trigger.first.i]
    leading = " | ".join(_words_up_to(marked, word) for word in (trigger.first, *above))
    text = f"{leading} | {_clause_text(marked, trigger)}"
    if any(phrase in text for phrase in words.unmet):
        return True
    subject = trigger.clause.subject
    verb = trigger.clause.verb or trigger.anchor
    if any(child.lower in words.negation for child in marked.children(verb, "advmod", "neg", "det")):
        return True
    if subject is not None and any(
        word.lower in words.negation for word in (subject, *marked.children(subject, "det", "advmod", "nummod", "nmod"))
    ):
        return True
    target = trigger.clause.object
    if target is not None and target.lower in words.negation:
        return True
    return _negated_nearby(marked, trigger, words)


def _is_rejected(draft: Draft, trigger: Trigger, words: ModalWords) -> bool:
    """Whether somebody denies it ("denied reports that a drone hit the town")."""
    above = _governors(draft.marked, trigger)
    near = words_before(draft.marked, trigger.first)[-_CLOSE:]
    if any(word.lower in words.authorship for word in (*above, *near)):
        return False  # who denies responsibility for a deed does not deny that it was done
    inside = draft.marked.tokens[trigger.first.i : trigger.last.i + 1]
    if any(word.lower in words.denial for word in (*above, *inside)):
        return True
    if answers_for(draft.marked, trigger) is not None:
        return False  # whoever is blamed denies that it was them
    return any(claim.kind is ClaimKind.DENIAL for claim in claims_of(draft, trigger))


def _words_up_to(marked: Marked, word: Token) -> str:
    return " ".join(before.lower for before in words_before(marked, word)[-_CLOSE:])


def _negated_nearby(marked: Marked, trigger: Trigger, words: ModalWords) -> bool:
    """Whether a negation stands just before the trigger, or begins its clause ("no food lorry has followed")."""
    near = marked.tokens[trigger.first.i : trigger.anchor.i]
    before = words_before(marked, trigger.first)
    close = [word for word in before[-2:] if word.lower in words.negation]
    clause = [word for word in trigger.clause.words if word.i < trigger.anchor.i][:3]
    leading = [word for word in clause if word.lower in ("no", "not", "none", "nobody", "never", "nothing")]
    if any(word.pos == "VERB" for word in clause):
        leading = []
    return len(close) + len(leading) > 0 or any(word.lower in words.negation for word in near)


def _clause_text(marked: Marked, trigger: Trigger) -> str:
    words = [*trigger.clause.words, *marked.tokens[trigger.first.i : trigger.last.i + 1]]
    return " ".join(word.lower for word in sorted(set(words), key=lambda word: word.i))


def _is_taken_back(marked: Marked, trigger: Trigger, words: ModalWords) -> bool:
    """Whether the report, as a correction, quotes its own earlier words here."""
    sentence = marked.sentences[trigger.anchor.sentence]
    zones = {zone.kind for zone in marked.report.zones}
    text = " ".join(marked.text[sentence.start : trigger.first.start].lower().split())
    if not any(phrase in text for phrase in words.own_words):
        return False
    title = " ".join(span.quote.lower() for span in marked.report.spans_of(ZoneKind.TITLE))
    return (
        ZoneKind.CORRECTION_NOTE in zones
        or "correct" in title
        or "retract" in title
        or text.startswith(("we ", "correct"))
    )
