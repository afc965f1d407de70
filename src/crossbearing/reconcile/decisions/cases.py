"""Makes test cases of decisions: the report that was read, and what a person held to be right of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.errors import InputError
from crossbearing.model.decision import Decision, Verb
from crossbearing.model.expected import Expected, ReportCases
from crossbearing.model.reading import Identified, Reading
from crossbearing.model.span import Span
from crossbearing.reconcile.decisions.amending import Amendment, amended
from crossbearing.reconcile.decisions.case_contexts import Context, Contexts
from crossbearing.reconcile.decisions.told_fields import told_fields
from crossbearing.reconcile.found_again import layer_of, words_of
from crossbearing.reconcile.placing import Places

# What says of a single item whether and how it should be there.
_VERBS = frozenset({Verb.ACCEPT, Verb.REJECT, Verb.AMEND, Verb.ADD})


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of a ledger by report, and how many decisions were left out, by the reason in words."""

    reports: tuple[ReportCases, ...]
    left_out: Mapping[str, int]

    @property
    def count(self) -> int:
        """How many cases there are."""
        return sum(len(report.cases) for report in self.reports)


OF_LINKS = "about what is one happening, which no single report shows"
PROTECTED = "in a paragraph that names somebody protected"
WORDLESS = "on an item without words of its own"
LOST = "on an item that the present reading does not have"


class CaseMaker:
    """Makes the cases of decisions in force on reports that are at hand, as they were read, with their texts.

    Of a report that names somebody protected, or one of the `hidden` names (small letters), the paragraph alone goes
    out in which an item stands, and only if it does not name them.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        texts: Mapping[str, str],
        places: Places,
        *,
        hidden: Collection[str] = (),
        who: bool = False,
    ) -> None:
        self._contexts = {one.sha256: Contexts(one, texts[one.sha256], hidden) for one in readings}
        self._places = places
        self._who = who
        self._left_out: defaultdict[str, int] = defaultdict(int)

    def cases(self, standing: Sequence[Decision]) -> Cases:
        """The cases of these decisions, by report and paragraph in the order of their first decisions."""
        found: defaultdict[tuple[str, Context], list[Expected]] = defaultdict(list)
        for decision in standing:
            for sha256, context, case in self._of(decision):
                # Two people may have decided the same.
                if case not in found[sha256, context]:
                    found[sha256, context].append(case)
        reports = (self._report(sha256, context, cases) for (sha256, context), cases in found.items())
        return Cases(tuple(reports), dict(sorted(self._left_out.items())))

    def _of(self, decision: Decision) -> Iterator[tuple[str, Context, Expected]]:
        if decision.verb in (Verb.MERGE, Verb.SPLIT):
            self._left_out[OF_LINKS] += 1
        if decision.verb not in _VERBS or len(decision.about) == 0:
            return
        for _ in self._places.missing(decision):
            self._left_out[LOST] += 1
        named = {ref.sha256: ref.id for ref in self._places.others(decision)}
        for ref in self._places.about(decision):
            contexts = self._contexts[ref.sha256]
            item = next((one for one in contexts.reading.items() if one.id == ref.id), None)
            if item is None:
                # A claim that somebody added, and that was taken back.
                self._left_out[LOST] += 1
                continue
            words = words_of(item)
            context = None if words is None else contexts.around(words)
            if words is None or context is None:
                self._left_out[WORDLESS if words is None else PROTECTED] += 1
            else:
                fields = _fields(decision, contexts.reading, item, named.get(ref.sha256))
                yield ref.sha256, context, self._expected(decision, layer_of(item), context.moved(words), fields)

    def _expected(self, decision: Decision, layer: str, words: Span, fields: Mapping[str, str]) -> Expected:
        return Expected(
            verb=decision.verb,
            layer=layer,
            words=words.quote,
            start=words.start,
            end=words.end,
            there=decision.verb is not Verb.REJECT,
            fields=fields,
            who=decision.who if self._who else None,
            when=decision.when if self._who else None,
            why=decision.why if self._who else None,
        )

    def _report(self, sha256: str, context: Context, cases: Sequence[Expected]) -> ReportCases:
        document = self._contexts[sha256].reading.document
        return ReportCases(
            report=sha256,
            text=context.text,
            published=document.published,
            publisher=document.publisher,
            cases=tuple(cases),
        )


def _fields(decision: Decision, reading: Reading, item: Identified, named: str | None) -> dict[str, str]:
    """The fields that a case asks for: of what was accepted or added all, of what was amended the one, else none."""
    if decision.verb in (Verb.ACCEPT, Verb.ADD):
        return told_fields(reading, item)
    if decision.verb is Verb.REJECT:
        return {}
    try:
        amendment = Amendment.of(decision.value or "")
        then = amended(item, Amendment(amendment.field, amendment.text, named))
    except InputError:
        return {}
    return {name: text for name, text in told_fields(reading, then).items() if name == amendment.field}
