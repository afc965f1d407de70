"""Links pronouns that carry speech or duty to those they stand for."""

from collections.abc import Sequence

from crossbearing.extract.names.name_words import speech_verbs
from crossbearing.extract.names.referent import Referent
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

_PERSON = frozenset(("he", "she"))
# Each form of a pronoun and its subject form; "it" and "her" as objects rarely carry anything.
_SUBJECT_OF = {
    "he": "he",
    "his": "he",
    "him": "he",
    "she": "she",
    "it": "it",
    "its": "it",
    "they": "they",
    "their": "they",
}
_OWNERS = frozenset(("his", "its", "their", "him"))
_FIRST = frozenset(("we", "us", "our", "i", "my"))
_BODIES = (
    EntityType.ORGANISATION,
    EntityType.DOCUMENT,
    EntityType.MONITOR,
    EntityType.MEDIA,
    EntityType.GOVERNMENT,
    EntityType.ARMED_ACTOR,
)
_MANY = (EntityType.GROUP, EntityType.ARMED_ACTOR, EntityType.GOVERNMENT, EntityType.ORGANISATION)


def link_pronouns(marked: Marked, referents: Sequence[Referent]) -> None:
    """Adds to each referent the pronouns that are subjects and stand for it."""
    for token in marked.tokens:
        referent = None
        if token.lower in _SUBJECT_OF and _carries(marked, token):
            referent = antecedent(marked, referents, token)
        elif token.lower in _FIRST:
            referent = _speaker(marked, referents, token)
        if referent is not None:
            referent.pronouns.append(token.i)


def find_own_words(marked: Marked) -> list[Token]:
    """Each "we" and "us" of the body outside quotation marks: there the publisher speaks of itself."""
    found = [token for token in marked.tokens if token.lower in ("we", "us") and token.text != "US"]
    return [t for t in found if _in_body(marked, t) and not _is_quoted(marked, t)]


def _in_body(marked: Marked, token: Token) -> bool:
    return marked.sentences[token.sentence].zone is ZoneKind.BODY


def _is_quoted(marked: Marked, token: Token) -> bool:
    """Whether a quotation mark is open before the word in its paragraph."""
    start = marked.text.rfind("\n\n", 0, token.start) + 1
    before = marked.text[start : token.start]
    single = before.count("‘") > before.count("’")
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or single


def antecedent(marked: Marked, referents: Sequence[Referent], token: Token) -> Referent | None:
    """Whom the pronoun stands for: the last one of its kind, a speaker or subject before others; None if none fits."""
    subject = _SUBJECT_OF[token.lower]
    if subject in _PERSON:
        other = load("people")["gender"]["male" if subject == "she" else "female"]
        people = [r for r in referents if r.type is EntityType.PERSON and not r.words & set(other)]
        return _last(marked, people, token)
    kinds = _MANY if subject == "they" else _BODIES
    return _last(marked, [r for r in referents if r.type in kinds and _number_fits(r, token)], token)


def _speaker(marked: Marked, referents: Sequence[Referent], token: Token) -> Referent | None:
    """Who says "we" inside quotation marks: the subject of a verb of saying in the sentence, else in the one before."""
    sentence = marked.sentences[token.sentence]
    before = marked.text[sentence.start : token.start]
    if before.count("“") <= before.count("”") and before.count('"') % 2 == 0:
        return None
    heads = {head: r for r in referents for head in (*(c.head for c in r.mentions), *r.pronouns)}
    for index in (token.sentence, token.sentence - 1):
        said = [h for h in sorted(heads) if marked.tokens[h].sentence == index and _says(marked, marked.tokens[h])]
        aloud = [h for h in said if not _is_quoted(marked, marked.tokens[h])]
        if aloud:
            speakers = [heads[h] for h in aloud]
            return next((r for r in speakers if r.type is EntityType.PERSON), speakers[0])
    return None


def _says(marked: Marked, word: Token) -> bool:
    following = marked.tokens[word.i + 1 : word.i + 2]
    if any(token.lemma in speech_verbs() and token.tag == "VBD" for token in following):
        return True  # whatever the tree says of "X told"
    return _is_subject(marked, word) and any(head.lemma in speech_verbs() for head in list(marked.ancestors(word))[:2])


def _number_fits(referent: Referent, token: Token) -> bool:
    return _SUBJECT_OF[token.lower] != "it" or referent.type is not EntityType.GROUP


def _carries(marked: Marked, token: Token) -> bool:
    """Whether the pronoun is an owner or the subject of a full verb."""
    if token.lower in _OWNERS:
        return True
    following = marked.tokens[token.i + 1 : token.i + 4]
    if any(word.lemma in speech_verbs() and word.tag.startswith("VB") for word in following):
        return True
    if token.dep.startswith("nsubj") and not token.is_root:
        verb = marked.tokens[token.head]
        if verb.lemma in speech_verbs():
            return True
        return verb.pos == "VERB" and token.dep != "expl"
    return False


def _last(marked: Marked, referents: Sequence[Referent], token: Token) -> Referent | None:
    """The best antecedent: subjects of this and the sentence before, then the nearest mention."""
    scored = []
    # What stands further back weighs nothing.
    start = marked.sentences[max(0, token.sentence - MAX_SENTENCES)].first
    for place, referent in enumerate(referents):
        heads = [c.head for c in referent.mentions if start <= c.head < token.i]
        heads += [i for i in referent.pronouns if start <= i < token.i]
        if heads:
            scored.append((max(_weight(marked, head, token) for head in heads), -place, referent))
    if not scored:
        return None
    best = max(scored, key=lambda entry: entry[:2])
    return best[2] if best[0] > 0 else None


def _weight(marked: Marked, head: int, token: Token) -> float:
    """Nearer sentences weigh more, subjects more than others, speakers most; of equals the later one."""
    word = marked.tokens[head]
    distance = token.sentence - word.sentence
    if distance > MAX_SENTENCES:
        return 0.0
    subject = SUBJECT if _is_subject(marked, word) else 0.0
    if token.lower in _PERSON and _speaks_at(marked, token) and _speaks_at(marked, word):
        subject = SPEAKER
    return MAX_SENTENCES + 1 - distance + subject + head / (len(marked.tokens) + 1) * 0.5


def _speaks_at(marked: Marked, word: Token) -> bool:
    """Whether a past form of a verb of saying stands right behind the word, or right before it."""
    beside = (*marked.tokens[max(0, word.i - 1) : word.i], *marked.tokens[word.i + 1 : word.i + 2])
    return any(token.tag == "VBD" and token.lemma in speech_verbs() for token in beside)


def _is_subject(marked: Marked, word: Token) -> bool:
    while word.dep in ("flat", "appos") and not word.is_root:
        word = marked.tokens[word.head]
    return word.dep.startswith("nsubj")


# A pronoun rarely reaches back further; being a subject is worth about one sentence.
MAX_SENTENCES = 3
SUBJECT = 0.8
# Who has spoken speaks again rather than one who was only spoken of.
SPEAKER = 1.6
