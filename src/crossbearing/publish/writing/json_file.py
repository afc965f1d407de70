"""Records as JSON, one at a time."""

import json
from typing import BinaryIO

from crossbearing.publish.part import Json, Lines, Tree


def write_lines(lines: Lines, out: BinaryIO) -> int:
    """Write one object a line. How many there are."""
    count = 0
    for one in lines.objects():
        out.write(_encoded(one) + b"\n")
        count += 1
    return count


def write_tree(tree: Tree, out: BinaryIO) -> int:
    """Write one object whose list has one line for each member. How many there are."""
    head = _encoded(tree.head).removesuffix(b"}")
    out.write(head + (b"," if tree.head else b"") + _encoded(tree.member) + b":[")
    count = 0
    for count, one in enumerate(tree.objects(), 1):
        out.write((b"\n" if count == 1 else b",\n") + _encoded(one))
    out.write(b"\n]}\n")
    return count


def _encoded(value: Json) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=list)
    # Half of a pair, which UTF-8 cannot hold, becomes \ud800, and that is JSON for it.
    return text.encode("utf-8", "backslashreplace")
