"""Whether a statement tells of harm that somebody did."""

from functools import cache

from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

# The people harmed stand so near behind the verb: "had killed at least five members of a rebel cell".
TARGET_REACH = 8
# Verbs here describe a noun and tell no deed of the statement's own.
_ASIDE_DEPS = frozenset({"amod", "acl", "acl:relcl"})


@cache
def _harm() -> tuple[frozenset[str], dict[str, list[str]], frozenset[str]]:
    harm = load("stance")["harm"]
    return frozenset(harm["verbs"]), harm["only_with"], frozenset(harm["nouns"]["deeds"])


def harm_in(marked: Marked, first: int, last: int) -> bool:
    """Whether an agent does harm in the statement: an active verb of harm, or a passive one with "by"."""
    return any(_is_harm(marked, first, last, token) for token in _may_harm(marked, first, last))


def harm_suffered(marked: Marked, first: int, last: int) -> bool:
    """Whether the harm is told in the passive, with who did it behind "by"."""
    found = [token for token in _may_harm(marked, first, last) if _is_harm(marked, first, last, token)]
    return len(found) > 0 and all(token.pos == "NOUN" or _passive(marked, token) for token in found)


def _may_harm(marked: Marked, first: int, last: int) -> list[Token]:
    """The words of the statement that may be of harm: few statements have one."""
    verbs, _, deeds = _harm()
    return [token for token in marked.tokens[first:last] if token.lower in deeds or token.lemma.lower() in verbs]


def _is_harm(marked: Marked, first: int, last: int, token: Token) -> bool:
    """Whether a word that may be of harm is so here."""
    verbs, only_with, deeds = _harm()
    lemma = token.lemma.lower()
    if token.i > first and marked.tokens[token.i - 1].lower == "to":
        return False
    if token.lower in deeds and token.pos == "NOUN":
        following = marked.tokens[token.i + 1 : min(last, token.i + 4)]
        return any(word.lower == "by" for word in following)
    cleft = marked.tokens[first].lower == "it"
    # "The terms had been breached by X" is no aside, whatever the tree has.
    aside = token.dep in _ASIDE_DEPS and not cleft and not (token.dep == "acl" and _has_auxiliary(marked, first, token))
    if lemma not in verbs or token.pos not in ("VERB", "AUX") or aside or _by_thing(marked, token):
        return False
    beyond = {word.lower for word in marked.tokens[token.i + 1 : min(last, token.i + 7)]}
    if len(only_with.get(lemma, [])) > 0 and beyond.isdisjoint(only_with[lemma]):
        return False
    return not _passive(marked, token) or "by" in beyond


def _by_thing(marked: Marked, token: Token) -> bool:
    """Whether a bomb or blast does it, which accuses nobody."""
    subject = marked.child(token, "nsubj")
    if subject is None and token.tag == "VBG" and not token.is_root:
        subject = marked.child(marked.tokens[token.head], "nsubj")  # "a bomb went off, killing ten"
    return subject is not None and subject.lemma.lower() in load("stance")["harm"]["nouns"]["things"]


def _has_auxiliary(marked: Marked, first: int, token: Token) -> bool:
    """Whether "have" or "be" stands before a participle, with adverbs and other auxiliaries alone between."""
    before = next((t for t in reversed(marked.tokens[first : token.i]) if t.pos not in ("ADV", "PART")), None)
    return before is not None and before.lemma.lower() in ("have", "be") and before.pos == "AUX"


def _has_doer(marked: Marked, token: Token) -> bool:
    """Whether the participle has a subject of its own that does it: a past form that the tagger took for one."""
    after = marked.tokens[token.i + 1] if token.i + 1 < len(marked.tokens) else None
    subject = marked.child(token, "nsubj")
    goes_on = after is not None and after.lower in ("on", "at", "into", "upon", "through", "towards", "against")
    return goes_on and subject is not None and subject.pos != "NUM"


def _passive(marked: Marked, token: Token) -> bool:
    before = [word.lemma.lower() for word in marked.tokens[max(0, token.i - 3) : token.i]]
    has_be = "be" in before or "get" in before
    after = marked.tokens[token.i + 1] if token.i + 1 < len(marked.tokens) else None
    takes_object = after is not None and after.tag in ("DT", "PRP", "PRP$", "CD", "NNS")
    agentless = token.tag == "VBN" and "have" not in before and not takes_object and not _has_doer(marked, token)
    return (has_be or agentless) and token.tag in ("VBN", "VBD")


def harm_in_battle(marked: Marked, first: int, last: int) -> bool:
    """Whether the harm is done to people under arms, which by itself accuses nobody: "killed 32 rebels"."""
    sides = load("stance")["sides"]
    armed = frozenset((*sides["state"], *sides["rebel"], *sides["armed"]))
    found = [token for token in _may_harm(marked, first, last) if _is_harm(marked, first, last, token)]
    beyond = (marked.tokens[token.i + 1 : min(last, token.i + 1 + TARGET_REACH)] for token in found)
    fought = all(token.lemma.lower() in sides["battle"] and not _passive(marked, token) for token in found)
    return len(found) > 0 and fought and all(any(word.lower in armed for word in words) for words in beyond)


def harm_named(marked: Marked, first: int, last: int) -> bool:
    """Whether the statement counts or begins with deeds of harm: "61 violations", "the bombing went on"."""
    words = marked.tokens[first:last]
    noun = next((k for k, t in enumerate(words) if t.lower in _harm()[2] and t.pos == "NOUN"), None)
    if noun is None:
        return False
    return not any(t.pos in ("VERB", "AUX", "ADP") for t in words[:noun])
