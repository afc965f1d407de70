"""The names that a pipeline's recogniser finds, found for many sentences at once.

A recogniser goes through a sentence word by word and says of each that a name begins, goes on or ends there, that it
is a name by itself, or that there is none. Outside a name it looks at the word alone, whatever stood before it: so all
words are judged at once here, and word by word goes only what follows a beginning. No word may be white space.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

RECOGNISER = "ner"
_BEGIN, _IN, _LAST, _UNIT, _OUT = "B-", "I-", "L-", "U-", "O"
_FEATURES = 3
Found = tuple[int, int, str]


class QuickNames:
    """A recogniser's weights, and what they make of sentences: what the recogniser itself would."""

    def __init__(self, model: Model, moves: Sequence[str]) -> None:
        self._below, lower, upper = model.layers
        weights = lower.get_param("W")
        self._features = weights.reshape(_FEATURES, -1, weights.shape[-1])
        self._pieces = weights.shape[2]
        self._nothing = lower.get_param("pad").reshape(_FEATURES, -1)
        self._bias = lower.get_param("b").reshape(-1)
        self._scores, self._score_bias = upper.get_param("W"), upper.get_param("b")
        self._ops = NumpyOps()
        self._moves = moves
        self._begins = np.array([move.startswith(_BEGIN) and len(move) > len(_BEGIN) for move in moves])
        self._units = np.array([move.startswith(_UNIT) and len(move) > len(_UNIT) for move in moves])
        self._outside = self._begins | self._units | np.array([move == _OUT for move in moves])
        within = {move: place for place, move in enumerate(moves)}
        self._goes_on = np.array([within.get(_IN + move[2:], -1) for move in moves])
        self._ends = np.array([within.get(_LAST + move[2:], -1) for move in moves])

    def __call__(self, docs: Sequence[Doc]) -> list[list[Found]]:
        """For each sentence its names: first word, last word (not included) and label, in order."""
        borders = np.cumsum([0, *(len(doc) for doc in docs)])
        if borders[-1] == 0:
            return [[] for _ in docs]
        rows: Floats = self._below.predict(docs)
        closes = self._closes(docs, borders)
        sums = self._sums(rows, 0)
        best = self._outside_names(sums, closes)
        names = [*self._units_of(best), *self._longer(rows, sums, best, closes, borders)]
        return _by_sentence(names, borders)

    def _closes(self, docs: Sequence[Doc], borders: Ints) -> NDArray[np.bool_]:
        """Of each word whether a sentence ends with it, so that no name goes on."""
        starts = np.concatenate([doc.to_array("SENT_START") for doc in docs]) == 1
        starts[borders[:-1][borders[:-1] < len(starts)]] = True
        return np.append(starts[1:], True)

    def _sums(self, rows: Floats, feature: int) -> Floats:
        sums: Floats = self._ops.gemm(rows, self._features[feature], trans2=True)
        return sums

    def _scored(self, sums: Floats) -> Floats:
        pieces = (sums + self._bias).reshape(len(sums), -1, self._pieces)
        hidden = pieces[:, :, 0]
        for piece in range(1, self._pieces):
            hidden = np.maximum(hidden, pieces[:, :, piece])
        scores: Floats = self._ops.gemm(np.ascontiguousarray(hidden), self._scores, trans2=True)
        scores += self._score_bias
        return scores

    def _outside_names(self, sums: Floats, closes: NDArray[np.bool_]) -> Ints:
        """The best move at each word, no name being open."""
        scores = self._scored(sums + self._nothing[1] + self._nothing[2])
        scores[:, ~self._outside] = -np.inf
        scores[np.ix_(closes, self._begins)] = -np.inf
        best: Ints = scores.argmax(axis=1)
        return best

    def _units_of(self, best: Ints) -> list[Found]:
        return [
            (int(place), int(place) + 1, self._moves[best[place]][2:]) for place in np.flatnonzero(self._units[best])
        ]

    def _longer(self, rows: Floats, sums: Floats, best: Ints, closes: NDArray[np.bool_], borders: Ints) -> list[Found]:
        """The names of several words; in all sentences at once, the first of each, then the second ..."""
        begins = np.flatnonzero(self._begins[best])
        ends = borders[np.searchsorted(borders, begins, side="right")]
        found: list[Found] = []
        # The first beginning of each sentence; those inside a name that is open are none.
        first = np.flatnonzero(np.diff(ends, prepend=-1))
        start = begins[first]
        word = start + 1
        while len(start):
            move = best[start]
            scores = self._scored(sums[word] + self._sums(rows[start], 1) + self._sums(rows[word - 1], 2))
            line = np.arange(len(start))
            over = closes[word] | (scores[line, self._ends[move]] > scores[line, self._goes_on[move]])
            done = zip(start[over], word[over], move[over], strict=True)
            found.extend((int(a), int(b) + 1, self._moves[kind][2:]) for a, b, kind in done)
            behind = np.searchsorted(begins, word[over] + 1)
            limit = borders[np.searchsorted(borders, word[over], side="right")]
            later = np.append(begins, borders[-1])[behind]
            later = later[later < limit]
            start, word = np.append(start[~over], later), np.append(word[~over] + 1, later + 1)
        return found


def _by_sentence(names: Sequence[Found], borders: Ints) -> list[list[Found]]:
    """The names with places in their sentence, in order; of two over one word the longer, which was open there."""
    found: list[list[Found]] = [[] for _ in borders[1:]]
    last = 0
    for first, end, label in sorted(names, key=lambda name: (name[0], -name[1])):
        if first >= last:
            sentence = int(np.searchsorted(borders, first, side="right")) - 1
            start = int(borders[sentence])
            found[sentence].append((first - start, end - start, label))
            last = end
    return found


def quick_names(nlp: Language) -> QuickNames | None:
    """The recogniser of a pipeline as `QuickNames`; None where it has none or one of another build."""
    pipe = nlp.get_pipe(RECOGNISER) if nlp.has_pipe(RECOGNISER) else None
    model = getattr(pipe, "model", None)
    if pipe is None or not isinstance(model, Model) or len(model.layers) != 3 or pipe.cfg.get("beam_width") != 1:
        return None
    lower, upper = model.layers[1:]
    is_known = (lower.name, upper.name) == ("precomputable_affine", "linear") and lower.get_dim("nF") == _FEATURES
    if not is_known or model.attrs["unseen_classes"]:
        return None
    return QuickNames(model, [pipe.moves.get_class_name(place) for place in range(pipe.moves.n_moves)])
