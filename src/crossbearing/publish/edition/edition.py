"""Puts an edition together: its pages, its tables, the same in other shapes, and what describes them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from crossbearing.publish.edition.before import FOLDER, Before
from crossbearing.publish.edition.changes import Changes, changes_table
from crossbearing.publish.edition.descriptor import descriptor
from crossbearing.publish.edition.site.catalogue import Catalogue
from crossbearing.publish.edition.site.changed import changed_pages
from crossbearing.publish.edition.site.frame import Frame
from crossbearing.publish.edition.site.method import method
from crossbearing.publish.edition.site.pages import MENU, Pages, still
from crossbearing.publish.form import Container, Format
from crossbearing.publish.kept import Kept
from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.part import Part, Parts, Table
from crossbearing.publish.tables.every import tables_of
from crossbearing.publish.writing.file import file_name

# The version of the pages and of how the folder is laid out.
VERSION = "1"
_CHANGES = "changes.html"


def edition_form(others: Sequence[Format], before: Before | None, clean: Callable[[str], str]) -> Format:
    """An edition as a format: with what it holds in these other formats too, and what differs from the one before.

    `clean` takes the names out of the words of the edition before that are protected by now.
    """
    return Format(
        "edition",
        "a site to read and a data package",
        VERSION,
        "",
        Container.FOLDER,
        partial(_parts, others, before, clean),
    )


def _parts(others: Sequence[Format], before: Before | None, clean: Callable[[str], str], outgoing: Outgoing) -> Parts:
    # Pages ask for single things by their place, which only what is kept can give.
    kept = outgoing if isinstance(outgoing, Kept) else Kept(outgoing)
    catalogue = Catalogue(kept)
    changes = None if before is None else Changes(kept, before, clean)
    tables = (*tables_of(kept), *(() if changes is None else (changes_table(changes, kept.edition.id),)))
    made = [(form, form.parts(kept)) for form in others if form.container in (Container.FILE, Container.FOLDER)]
    shapes = [(form, _inside(form, part)) for form, parts in made for part in parts.files]
    left_out = partial(_left_out, made)
    frame = Frame(kept.edition, _links(catalogue), _menu(changes))
    files: list[Part] = list(Pages(catalogue, frame).every())
    if changes is not None:
        files.extend(changed_pages(catalogue, frame, changes))
    files.append(frame.page("method.html", "method", "Method", partial(_method, kept)))
    files.append(frame.page("data.html", "data", "Data", partial(_data, tables, shapes, left_out)))
    files.extend(still(name) for name in ("style.css", "filter.js"))
    files.append(descriptor(kept.edition, tables, [file_name(part) for _, part in shapes]))
    files.extend(replace(table, name=f"{FOLDER}/{table.name}") for table in tables)
    files.extend(part for _, part in shapes)
    return Parts(tuple(files), left_out)


def _inside(form: Format, part: Part) -> Part:
    """The part in a folder of its own format."""
    return replace(part, name=f"formats/{form.name}/{part.name}")


def _links(catalogue: Catalogue) -> dict[str, object]:
    return {"source_link": catalogue.source_link, "place_link": catalogue.place_link}


def _menu(changes: Changes | None) -> dict[str, str]:
    """The menu; without the changes where there is no edition before."""
    return {address: name for address, name in MENU.items() if changes is not None or address != _CHANGES}


def _method(kept: Kept) -> dict[str, object]:
    protects = any(party is not None and party.protected for claim in kept.claims() for party in claim.chain)
    return dict(method(kept.edition, protects=protects))


def _data(
    tables: Sequence[Table], shapes: Sequence[tuple[Format, Part]], left_out: Callable[[], Iterator[str]]
) -> dict[str, object]:
    return {
        "tables": [(table.name, table.words) for table in tables],
        "forms": [(file_name(part), form.words, form.version) for form, part in shapes],
        "left_out": list(left_out()),
    }


def _left_out(made: Sequence[tuple[Format, Parts]]) -> Iterator[str]:
    for form, parts in made:
        yield from (f"{form.name}: {line}" for line in parts.left_out())
