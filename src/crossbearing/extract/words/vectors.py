"""The word vectors of a pipeline at the speed that reading asks for: the same network, only for reading.

A pipeline spends most of its time on the network below its tags, trees and names. What it makes of a word by itself
is the same wherever the word stands, so it is kept; what it makes of the words around is worked out in stretches that
stay in the processor's cache, without what only training needs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps, Ragged

from crossbearing.errors import SetupError

Floats = NDArray[np.float32]

# Words kept with their vectors, some 15 MB for a network; past that all are forgotten and learnt anew.
WORDS_KEPT = 40_000
# So many rows go through the layers at once: they and what is worked out of them stay in the cache of one core.
ROWS = 1024
# Keeps the spread of a row from being nothing, as in training.
_LEAST_SPREAD = np.float32(1e-8)
_PIECES = 3
_FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE")


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer over a word and its neighbours: the largest of three sums, made even, added to what came in."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats


class Vectors:
    """What a network of words and windows makes of sentences; the same numbers in whatever company they come."""

    def __init__(self, embed: Sequence[Model], layers: Sequence[_Layer], width: int) -> None:
        self._embed = embed
        self._layers = layers
        self._width = width
        self._ops = NumpyOps()
        self._rows: dict[bytes, int] = {}
        self._table = np.zeros((0, width), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of each sentence's words."""
        found: list[Floats] = []
        batch: list[Doc] = []
        rows = 0
        for doc in docs:
            if rows > 0 and rows + len(doc) > ROWS:
                found.extend(self._of(batch))
                batch, rows = [], 0
            batch.append(doc)
            rows += len(doc) + len(self._layers)
        return [*found, *self._of(batch)] if batch else found

    def _of(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of a few sentences, kept apart by as many empty rows as there are layers."""
        gap = len(self._layers)
        lengths = [len(doc) for doc in docs]
        starts = np.cumsum([gap, *(length + gap for length in lengths)])
        inside = np.zeros(int(starts[-1]), dtype=bool)
        for start, length in zip(starts, lengths, strict=False):
            inside[start : start + length] = True
        padded = np.zeros((len(inside), self._width), dtype=np.float32)
        padded[inside] = self._words(docs)
        windows = np.zeros((len(inside), 3 * self._width), dtype=np.float32)
        for layer in self._layers:
            padded += self._seen(layer, padded, windows)
        return [padded[start : start + length] for start, length in zip(starts, lengths, strict=False)]

    def _seen(self, layer: _Layer, rows: Floats, windows: Floats) -> Floats:
        """What a layer adds to each row, from it and the rows beside it."""
        width = self._width
        windows[1:, :width] = rows[:-1]
        windows[:, width : 2 * width] = rows
        windows[:-1, 2 * width :] = rows[1:]
        sums: Floats = self._ops.gemm(windows, layer.weights, trans2=True)
        sums += layer.bias
        best = np.maximum(sums[:, :width], sums[:, width : 2 * width])
        np.maximum(best, sums[:, 2 * width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + _LEAST_SPREAD
        best *= (1 / np.sqrt(spread))[:, None]
        best *= layer.gain
        best += layer.shift
        return best

    def _words(self, docs: Sequence[Doc]) -> Floats:
        """The vectors of the words by themselves, one below the other."""
        features = np.concatenate([doc.to_array(_FEATURES) for doc in docs])
        keys: list[bytes] = np.ascontiguousarray(features).view("V32").ravel().tolist()
        if not all(map(self._rows.__contains__, keys)):
            self._learn(features, keys)
        return self._table[list(map(self._rows.__getitem__, keys))]

    def _learn(self, features: NDArray[np.uint64], keys: Sequence[bytes]) -> None:
        """Keep the vectors of words not met before; where there is no room, forget the others first."""
        new = {key: place for place, key in enumerate(keys) if key not in self._rows}
        if len(self._rows) + len(new) > len(self._table):
            new = {key: place for place, key in enumerate(keys)}
            self._rows.clear()
            self._table = np.zeros((max(WORDS_KEPT, len(new)), self._width), dtype=np.float32)
        first = len(self._rows)
        made = Ragged(features[list(new.values())], np.array([len(new)], dtype=np.int32))
        for layer in self._embed:
            made = layer.predict(made)
        self._table[first : first + len(new)] = made.data
        self._rows.update(zip(new, range(first, first + len(new)), strict=True))


def quicken(nlp: Language) -> None:
    """Let a pipeline's networks of words and windows run as `Vectors`; one built otherwise stays as it is."""
    for _, pipe in nlp.pipeline:
        root = getattr(pipe, "model", None)
        if not isinstance(root, Model):
            continue
        for model in list(root.walk()):
            vectors = _vectors(model)
            if vectors is None:
                continue
            quick = _as_model(vectors, model)
            if model is root:
                pipe.model = quick
            else:
                root.replace_node(model, quick)


def _as_model(vectors: Vectors, model: Model) -> Model:
    def forward(_: Model, docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Callable[[object], object]]:
        return vectors(docs), _no_training

    return Model("vectors", forward, dims={"nO": model.get_dim("nO")})


def _no_training(_: object) -> object:
    raise SetupError("This pipeline was loaded for reading; load it with spaCy to train it")


def _vectors(model: Model) -> Vectors | None:
    """The network as `Vectors`; None where it is no such network."""
    if len(model.layers) != 2 or not model.layers[1].name.startswith("with_array(residual(expand_window"):
        return None
    embed, encode = model.layers
    if embed.layers[0].name != "extract_features" or tuple(embed.layers[0].attrs["columns"]) != _FEATURES:
        return None
    windows = [_layer(residual.layers[0]) for residual in encode.layers[0].layers]
    layers = [layer for layer in windows if layer is not None]
    if len(layers) < len(windows) or encode.attrs["pad"] != len(layers):
        return None
    return Vectors(embed.layers[2:-1], layers, model.get_dim("nO"))


def _layer(window: Model) -> _Layer | None:
    """One layer of the network; None where it is built otherwise."""
    named = {node.name: node for node in window.walk() if node.name in ("expand_window", "maxout", "layernorm")}
    if len(named) < 3 or named["expand_window"].attrs["window_size"] != 1:
        return None
    weights, bias = named["maxout"].get_param("W"), named["maxout"].get_param("b")
    if weights.shape[1] != _PIECES:
        return None
    # The first sums of all, then the second ones, then the third: so the largest is taken of three whole blocks.
    return _Layer(
        np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])),
        np.ascontiguousarray(bias.T.reshape(-1)),
        named["layernorm"].get_param("G"),
        named["layernorm"].get_param("b"),
    )
