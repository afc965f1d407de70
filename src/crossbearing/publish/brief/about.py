"""What a brief was made from: its sources, its edition and rules, and how to cite it."""

from crossbearing.publish.brief.blocks import Block, Points, Said, Source, Sources, line
from crossbearing.publish.brief.blocks import Line as BlockLine
from crossbearing.publish.brief.citations import Citations
from crossbearing.publish.brief.material import Material
from crossbearing.publish.brief.wording import edtf_words, many
from crossbearing.publish.values import Edition
from crossbearing.publish.values import Source as Report


def sources(citations: Citations) -> tuple[Block, ...]:
    """The reports that the numbers in brackets stand for."""
    cited = citations.cited()
    numbers = {source.id: number for number, source in enumerate(cited, 1)}
    return (Sources(tuple(_source(one, numbers) for one in cited)),)


def _source(one: Report, numbers: dict[str, int]) -> Source:
    parts = [one.publisher or "publisher not told"]
    if one.title is not None:
        parts.append(f"“{' '.join(one.title.split())}”")
    parts.append(edtf_words(one.published))
    if one.language != "en":
        parts.append(f"language: {one.language}")
    if one.reprint_of is not None:
        original = numbers.get(one.reprint_of)
        repeated = "another report" if original is None else f"[{original}]"
        parts.append(f"repeats {repeated} and is no source of its own")
    # An address of another kind could do something when it is followed.
    web = one.url is not None and one.url.casefold().startswith(("http://", "https://"))
    if one.url is not None and not web:
        parts.append(one.url)
    return Source(numbers[one.id], ", ".join(parts) + f". Report {one.id[:12]}.", one.url if web else None)


def about(found: Material) -> tuple[Block, ...]:
    """The edition, the rules behind it, and how to cite it."""
    edition = found.edition
    facts = [
        f"Edition {edition.id} of the ledger “{edition.title}”; head of its log {edition.head}.",
        f"Figures are weighed by the policy “{edition.policy}”, support is graded by “{edition.grading}”.",
        f"Reports were read by {edition.reader}.",
        *_looked(edition),
        "Rules of what goes out: " + "; ".join(edition.rules) + ".",
    ]
    unplaced = sum(one.site is None or one.site.lat is None for one in found.happened)
    if unplaced:
        facts.append(f"{many(unplaced, 'incident')} without a known position stand in no map.")
    facts.append(
        "This brief was put together by a program from what reports say. It says who claims what; it does not say "
        "what is true. Follow the numbers to the sources before you rely on a line."
    )
    return (Points(tuple(line(fact) for fact in facts)), BlockLine((Said(_citation(edition)),)))


def _looked(edition: Edition) -> list[str]:
    found = []
    if edition.as_of is not None:
        found.append(f"Only what was published by {edtf_words(edition.as_of)} is in it.")
    if edition.known_on is not None:
        found.append(f"It shows the ledger as it stood on {edtf_words(edition.known_on)}.")
    return found


def _citation(edition: Edition) -> str:
    latest = "" if edition.latest is None else f", reports up to {edtf_words(edition.latest)}"
    return f"To cite: Situation brief, ledger “{edition.title}”, edition {edition.id}{latest}. Made with Crossbearing."
