"""Puts the parts of a brief together."""

from crossbearing.publish.brief.about import about, sources
from crossbearing.publish.brief.blocks import Block, Brief, Section
from crossbearing.publish.brief.citations import Citations
from crossbearing.publish.brief.deals import agreements
from crossbearing.publish.brief.disputes import contradictions, corrections, silences
from crossbearing.publish.brief.events import incidents
from crossbearing.publish.brief.figures import key_figures
from crossbearing.publish.brief.material import Material
from crossbearing.publish.brief.news import news
from crossbearing.publish.brief.pictures.drawn import chart_of_tallies, map_of, timeline_of
from crossbearing.publish.brief.places import statuses
from crossbearing.publish.brief.summary import summary
from crossbearing.publish.brief.wording import edtf_words


def compose(found: Material) -> Brief:
    """The brief of some material, with its pictures. SetupError without the extra `pictures`."""
    citations = Citations()
    said: list[tuple[str, str, tuple[Block, ...]]] = [("summary", "Summary", (summary(found, citations),))]
    if new := news(found, citations):
        said.append(("new", "What is new", new))
    said.append(("figures", "Key figures", key_figures(found, citations)))
    pictures = [
        ("map", "Map", map_of(found)),
        ("timeline", "Timeline", timeline_of(found)),
        ("tallies", "Tolls", chart_of_tallies(found)),
    ]
    said += [(key, title, (picture,)) for key, title, picture in pictures if picture is not None]
    said += [
        ("agreements", "Agreements", agreements(found, citations)),
        ("contradictions", "Contradictions", contradictions(found, citations)),
        ("silences", "Silences", silences(found, citations)),
        ("corrections", "Corrections", corrections(found, citations)),
    ]
    if found.statuses:
        said.append(("places", "Places over time", statuses(found, citations)))
    said.append(("incidents", "Incidents", incidents(found, citations)))
    said += [("sources", "Sources", sources(citations)), ("about", "About this brief", about(found))]
    sections = tuple(Section(key, title, blocks) for key, title, blocks in said)
    return Brief(f"Situation brief: {_topic(found)}", _subtitle(found), sections)


def _topic(found: Material) -> str:
    scope = found.scope
    if scope.agreement is not None:
        return found.agreements[0].name
    parts = [part for part in (scope.place, None if scope.time is None else edtf_words(scope.time)) if part]
    return ", ".join(parts) or found.edition.title


def _subtitle(found: Material) -> str:
    latest = found.edition.as_of or found.edition.latest
    until = "" if latest is None else f" Reports up to {edtf_words(latest)}."
    return f"What reports say, and who says it.{until} Ledger: {found.edition.title}."
