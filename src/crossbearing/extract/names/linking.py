"""What is linked so far of a report, and how to find one's way in it."""

from collections.abc import Callable, Sequence

from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.name_links import link_names, merge_aliases
from crossbearing.extract.names.referent import Referent
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.vocab import load
from crossbearing.vocab.spelling import plain

_GOVERNMENT = frozenset(("government", "regime", "authorities", "loyalist", "pro-government", "pro-regime"))


# Shorter nouns are the tails of too many others.
SHORTEST_TAIL = 5


class Scene:
    """The referents found so far, their names by token, and the country the report plays in."""

    def __init__(self, marked: Marked, candidates: Sequence[Candidate], main: str) -> None:
        self.marked = marked
        self.main = main
        named = link_names([c for c in candidates if c.is_name], main)
        merge_aliases(marked, named)
        self.found = [referent for referent in named if referent.mentions]
        self.has_government = any(_is_of_government(c, main) for c in candidates)
        single = (r for r in self.found if r.sort != "joint")
        self.named = {i: r for r in single for c in r.mentions for i in range(c.first, c.last)}

    def new(self, candidate: Candidate, slot: str = "", kind: EntityType | None = None) -> Referent:
        """A new referent of the candidate's kind, without mentions yet."""
        referent = Referent(kind or candidate.type, candidate.sort, slot=slot)
        self.found.append(referent)
        return referent

    def slot(self, slot: str, candidate: Candidate, kind: EntityType | None = None) -> Referent:
        """The referent that plays this part, made if there is none."""
        return next((r for r in self.found if r.slot == slot), None) or self.new(candidate, slot, kind)

    def last(self, candidate: Candidate, test: Callable[[Referent], bool]) -> Referent | None:
        """Of the referents that pass, the one mentioned last before the candidate."""
        best, latest = None, -1
        for referent in self.found:
            if referent.mentions and test(referent) and (place := referent.latest(candidate.first)) > latest:
                best, latest = referent, place
        return best

    def last_with_word(self, candidate: Candidate) -> Referent | None:
        """The last referent of its type that has been called by the same noun, by no other modifiers."""
        last = candidate.word.split()[-1]
        return self.last(
            candidate,
            lambda r: (
                r.type is candidate.type
                and (candidate.word in r.words or ends_with(r, last))
                and not differs(candidate, r)
            ),
        )

    def shortened(self, candidate: Candidate) -> Referent | None:
        """The last referent called by a compound of which the noun is the tail: "airstrip", then "the strip"."""
        word = candidate.word
        if len(word) < SHORTEST_TAIL:
            return None
        return self.last(candidate, lambda r: any(w != word and w.endswith(word) and " " not in w for w in r.words))

    def only_rebels(self) -> Referent | None:
        """The one named group of rebels in the report; None if it names none or several."""
        named = [r for r in self.found if r.type is EntityType.ARMED_ACTOR and r.is_named and not r.slot]
        named = [r for r in named if Alignment.OPPOSITION in r.sides]
        return named[0] if len(named) == 1 else None

    def owner(self, candidate: Candidate) -> Referent | None:
        """The named referent inside the phrase or in its complement: "[Kunduz] rebels", "forces of [X]"."""
        for i in range(candidate.first, candidate.head):
            if i in self.named and self.marked.tokens[i + 1].text != "-":  # "X-backed fighters" are not X's
                return self.named[i]
        if "loyal" in self.behind(candidate):
            return next((self.named[i] for i in range(candidate.head, candidate.last) if i in self.named), None)
        after = self.marked.tokens[candidate.head + 1 : candidate.head + 4]
        if after and after[0].lower in ("of", "in", "from", "at"):
            for token in after[1:]:
                if token.i in self.named:
                    return self.named[token.i]
        return None

    def behind(self, candidate: Candidate) -> set[str]:
        """The two words behind the head, in small letters."""
        return {token.lower for token in self.marked.tokens[candidate.head + 1 : candidate.head + 3]}

    def lefts(self, candidate: Candidate) -> set[str]:
        """The words of the phrase before its head, in small letters."""
        return {token.lower for token in self.marked.tokens[candidate.first : candidate.head]}


def _is_of_government(candidate: Candidate, main: str) -> bool:
    """Whether the words name the government of the main country, or its men by it: "regime forces"."""
    if candidate.sort == "state":
        return candidate.country == main
    if candidate.sort == "government":
        return candidate.word in _GOVERNMENT and candidate.country in ("", main)
    return candidate.sort == "armed" and bool(candidate.modifiers & _GOVERNMENT)


def differs(candidate: Candidate, referent: Referent) -> bool:
    """Whether both have been described, and in other words: "a sector commander", "the brigade commander"."""
    empty = frozenset(load("groups")["needs_modifier"]["empty"])
    own = candidate.modifiers - empty
    if not own:
        return False
    other = frozenset(word for mention in referent.mentions for word in mention.modifiers) - empty
    other |= _words_before(referent, candidate.word.split()[-1])
    return bool(other) and not own & other


def _words_before(referent: Referent, noun: str) -> frozenset[str]:
    """The words before the noun in names that end with it: "Labour" in "Labour Party"."""
    names = (core.split() for core in referent.cores)
    return frozenset(word for words in names if words[-1:] == [noun] for word in words[:-1])


def ends_with(referent: Referent, word: str) -> bool:
    """Whether one of the names or nouns for it ends with the word."""
    return any(word in _heads(core) for core in referent.cores) or any(w.split()[-1] == word for w in referent.words)


def _heads(core: str) -> list[str]:
    """The last word of a name, and the one before "of" or "for": "Movement for ...", "Ministry of ..."."""
    words = plain(core).split()
    return [words[-1], *(words[i - 1] for i in range(1, len(words)) if words[i] in ("of", "for"))] if words else []


def is_counted(marked: Marked, candidate: Candidate) -> bool:
    """Whether a number stands in the phrase: it brings new people in, unless an article makes them known."""
    words = marked.tokens[candidate.first : candidate.head]
    return any(_is_number(word) for word in words)


def _is_number(token: Token) -> bool:
    return token.tag == "CD" or token.lower in (
        "several",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "many",
        "some",
        "few",
    )
