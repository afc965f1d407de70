"""Rewrites trees in the label scheme of most published English pipelines into Universal Dependencies.

That scheme (ClearNLP's, after Stanford's) makes the preposition govern its noun and "be" govern what it links;
Universal Dependencies makes content words govern. Rules of extraction are written for the latter alone.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from crossbearing.extract.words.syntax import Word

# Labels that only the other scheme has: one of them tells which scheme a tree is in.
FOREIGN = frozenset(
    {"dobj", "nsubjpass", "auxpass", "pobj", "prep", "attr", "acomp", "npadvmod", "relcl", "poss", "neg"}
)

RENAMED = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "possessive": "case",
    "neg": "advmod",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
    "npadvmod": "obl:unmarked",
    "nn": "compound",
    "num": "nummod",
    "number": "nummod",
    "quantmod": "advmod",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "intj": "discourse",
    "complm": "mark",
    "oprd": "xcomp",
    "attr": "xcomp",
    "acomp": "xcomp",
    "pcomp": "advcl",
    "prep": "advmod",
    "agent": "advmod",
    "nmod": "compound",
    "meta": "dep",
}

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def to_universal(words: Sequence[Word]) -> list[Word]:
    """The words with universal heads and labels; a tree that is universal already comes back as it is."""
    if not any(word.dep in FOREIGN for word in words):
        return list(words)
    tree = _Tree(words)
    tree.lower_prepositions()
    tree.lower_copulas()
    tree.flatten_coordination()
    return tree.words()


class _Tree:
    """Heads and labels under change."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._heads = [word.head for word in words]
        self._deps = [word.dep for word in words]
        self._done: set[int] = set()

    def words(self) -> list[Word]:
        deps = [dep if i in self._done else RENAMED.get(dep, dep) for i, dep in enumerate(self._deps)]
        return [
            replace(word, head=head, dep=dep) for word, head, dep in zip(self._words, self._heads, deps, strict=True)
        ]

    def lower_prepositions(self) -> None:
        """ "fired at the town": "town" hangs on "fired", "at" on "town"."""
        # From the right, so that the inner of two prepositions ("from behind the wall") is settled first.
        for prep in range(len(self._words) - 1, -1, -1):
            governor = self._heads[prep]
            objects = self._children(prep, ("pobj", "pcomp"))
            if self._deps[prep] not in ("prep", "agent", "dative") or governor == prep or len(objects) == 0:
                continue
            first = objects[0]
            clause = self._deps[first] == "pcomp" and self._words[first].pos in ("VERB", "AUX")
            label = self._oblique(governor, self._deps[prep], clause=clause)
            self._give_place(prep, first)
            self._set(first, governor, label)
            self._set(prep, first, "mark" if clause else "case")

    def lower_copulas(self) -> None:
        """ "the road was closed": "closed" governs, "was" is its copula."""
        for verb, word in enumerate(self._words):
            linked = self._children(verb, ("attr", "acomp"))
            if word.lemma != "be" or len(linked) == 0:
                continue
            head, dep = self._heads[verb], self._deps[verb]
            first = linked[0]
            self._give_place(verb, first)
            self._set(first, first if head == verb else head, RENAMED.get(dep, dep))
            self._set(verb, first, "cop")

    def flatten_coordination(self) -> None:
        """All conjuncts hang on the first; a conjunction hangs on the conjunct after it."""
        for index, dep in enumerate(self._deps):
            if dep == "cc":
                behind = [child for child in self._children(self._heads[index], ("conj",)) if child > index]
                self._heads[index] = behind[0] if len(behind) > 0 else self._heads[index]
        for index, dep in enumerate(self._deps):
            if dep == "conj":
                self._heads[index] = self._first_conjunct(self._heads[index])

    def _oblique(self, governor: int, dep: str, *, clause: bool) -> str:
        nominal = self._words[governor].pos in NOMINAL
        if clause:
            return "acl" if nominal else "advcl"
        if dep == "agent":
            return "obl:agent"
        return "nmod" if nominal else "obl"

    def _first_conjunct(self, index: int) -> int:
        while self._deps[index] == "conj" and self._heads[index] != index:
            index = self._heads[index]
        return index

    def _children(self, index: int, deps: tuple[str, ...]) -> list[int]:
        return [child for child, head in enumerate(self._heads) if head == index and self._deps[child] in deps]

    def _give_place(self, old: int, new: int) -> None:
        """All other words under `old` come under `new`."""
        for child, head in enumerate(self._heads):
            if head == old and child not in (old, new):
                self._heads[child] = new

    def _set(self, index: int, head: int, dep: str) -> None:
        self._heads[index] = head
        self._deps[index] = dep
        self._done.add(index)
