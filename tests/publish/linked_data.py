"""JSON-LD as it goes out, and as the triples that it stands for."""

import json
import warnings
from collections.abc import Iterator
from typing import Any

from rdflib import Graph

from crossbearing.publish.form import Format
from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.part import Tree


def tree_of(form: Format, outgoing: Outgoing) -> dict[str, Any]:
    """The one file of a format, read back."""
    (tree,) = form.parts(outgoing).files
    assert isinstance(tree, Tree)
    whole = {**tree.head, tree.member: list(tree.objects())}
    return json.loads(json.dumps(whole))


def graph_of(tree: dict[str, Any], context: Any = None) -> Graph:
    """The triples; `context` stands for what would have to be fetched."""
    known = {} if context is None else {"@context": context}
    with warnings.catch_warnings():
        # The library's reader of JSON-LD still uses a class that the library has given up.
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return Graph().parse(data=json.dumps({**tree, **known}), format="json-ld")


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every object, those in others included."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from objects_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from objects_in(one)
