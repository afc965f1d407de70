"""Tables of incidents: what happened, as each report tells it, how many, and who is said to have done it."""

from collections.abc import Iterator

from crossbearing.model.figure import Category
from crossbearing.publish.outgoing import (
    Outgoing,
    PublicAccount,
    PublicFigure,
    PublicIncident,
    PublicTally,
    ToldEvent,
)
from crossbearing.publish.tables.fields import (
    date_fields,
    listed,
    party_fields,
    place_fields,
    quotes,
    quotes_field,
    source_fields,
)
from crossbearing.publish.tables.sheet import Field, Sheet, number, text, whole, yes_no
from crossbearing.publish.tables.within import Within, accounts_of, figures_of, tallies_of, tellings_of, weighed_of
from crossbearing.publish.values import Number, Party, Passage, Site, Source, Span

Incident = PublicIncident
Telling = Within[PublicIncident, ToldEvent]
Tally = Within[PublicIncident, PublicTally]
Weighed = Within[Tally, PublicFigure]
Figure = Within[Within[PublicIncident, ToldEvent | None], PublicFigure]
Account = Within[PublicIncident, PublicAccount]


def _date(one: Incident) -> Span:
    return one.date


def _site(one: Incident) -> Site | None:
    return one.site


def _words(one: Incident) -> Iterator[Passage]:
    return (words for told in one.told for words in told.words)


def _toll(category: Category) -> list[Field[Incident]]:
    """The tally of people over all, in three columns."""

    def of(bound: str) -> Field[Incident]:
        def cell(one: Incident) -> Number | None:
            tally = one.tally(category)
            return None if tally is None else getattr(tally, bound)

        return number(
            f"{category}_{bound}", f"People {category}: the {bound} figure by the policy; blank is unknown.", cell
        )

    return [of("low"), of("best"), of("high")]


def _incidents(outgoing: Outgoing) -> Iterator[Incident]:
    return outgoing.incidents()


INCIDENTS: Sheet[Incident] = Sheet(
    "incidents",
    "What happened: a row is one incident, as all reports tell it together.",
    _incidents,
    [
        text("incident", "The id of the incident.", lambda one: one.id),
        text("type", "What kind of happening it is.", lambda one: one.type.value),
        text("label", "What happened and where, in a few words.", lambda one: one.label),
        yes_no(
            "happened",
            "Whether any report has it that it took place (else planned, denied ...).",
            lambda one: one.happened,
        ),
        *date_fields(_date),
        *place_fields(_site),
        text("grade", "How well it is supported.", lambda one: one.grade),
        text("grade_rule", "The rule that gives this grade.", lambda one: one.grade_rule),
        whole("origins", "How many independent origins tell of it.", lambda one: len(one.origins)),
        text("origin_names", "The independent origins.", lambda one: listed(one.origins)),
        whole("reports", "How many reports tell of it.", lambda one: len({told.source.id for told in one.told})),
        *_toll(Category.KILLED),
        *_toll(Category.WOUNDED),
        text(
            "blamed_names",
            "Whom any account blames.",
            lambda one: listed(it.blamed.name for it in one.accounts if it.blamed),
        ),
        text("contradictions", "Ids of the contradictions about it.", lambda one: listed(one.contradictions)),
        text(
            "sources",
            "The reports that tell of it: keys in the table sources.",
            lambda one: listed(told.source.id for told in one.told),
        ),
        quotes_field(_words),
    ],
)


def _told_date(one: Telling) -> Span:
    return one.thing.date


def _told_site(one: Telling) -> Site | None:
    return one.thing.site


def _told_source(one: Telling) -> Source:
    return one.thing.source


def _doer(one: Telling) -> Party | None:
    return None if one.thing.perpetrator is None else one.thing.perpetrator.party


def _target(one: Telling) -> Party | None:
    return None if one.thing.target is None else one.thing.target.party


def _doer_basis(one: Telling) -> str | None:
    return None if one.thing.perpetrator is None else one.thing.perpetrator.basis.value


def _target_basis(one: Telling) -> str | None:
    return None if one.thing.target is None else one.thing.target.basis.value


TELLINGS: Sheet[Telling] = Sheet(
    "tellings",
    "An incident as one report tells it: a row is one telling.",
    tellings_of,
    [
        text("telling", "The id of the telling.", lambda one: one.id),
        text("incident", "The incident it tells of.", lambda one: one.owner.id),
        *source_fields(_told_source),
        text("type", "What kind of happening the report makes it.", lambda one: one.thing.type.value),
        text("modality", "Whether the report has it that it took place.", lambda one: one.thing.modality.value),
        text(
            "stance", "Whether it is the publisher's word, somebody's, or disputed.", lambda one: one.thing.stance.value
        ),
        text("label", "What happened and where, in a few words.", lambda one: one.thing.label),
        *date_fields(_told_date),
        *place_fields(_told_site),
        *party_fields("perpetrator", "Who did it by this report", _doer),
        text("perpetrator_basis", "On what ground that party is put there.", _doer_basis),
        *party_fields("target", "Whom it was done to by this report", _target),
        text("target_basis", "On what ground that party is put there.", _target_basis),
        text("weapons", "The means that are named.", lambda one: listed(one.thing.weapons)),
        text(
            "damage",
            "What was hit, and how badly.",
            lambda one: listed(f"{it.object} ({it.level})" for it in one.thing.damage),
        ),
        text("figures", "Ids of its figures.", lambda one: listed(it.id for it in one.thing.figures)),
        text(
            "claims",
            "Ids of the claims that carry it; blank where it is the report's own word.",
            lambda one: listed(one.thing.claims),
        ),
        text(
            "quotes",
            "The words of the report; those of several passages are divided by a bar.",
            lambda one: quotes(one.thing.words),
        ),
    ],
)


def _blamed_by_tally(one: Tally) -> Party | None:
    return one.thing.blamed


def _tally_words(one: Tally) -> Iterator[Passage]:
    return (figure.words for figure in one.thing.figures)


TALLIES: Sheet[Tally] = Sheet(
    "tallies",
    "The figures of one category side by side: a row is what the policy makes of them for one incident.",
    tallies_of,
    [
        text("tally", "The id of the tally.", lambda one: one.id),
        text("incident", "The incident.", lambda one: one.owner.id),
        text("category", "What is counted: killed, wounded, detained ...", lambda one: one.thing.category.value),
        text("counts", "Which class of people or things.", lambda one: one.thing.counts),
        *party_fields("blamed", "Only what this party is blamed for, blank for all", _blamed_by_tally),
        number("low", "The low figure; blank is unknown.", lambda one: one.thing.low),
        number("best", "The best figure; blank where the policy gives none.", lambda one: one.thing.best),
        number("high", "The high figure; blank is unknown.", lambda one: one.thing.high),
        text("policy_used", "The policy that gave them.", lambda one: one.thing.policy),
        text("why", "Why they are so.", lambda one: one.thing.why),
        text("figures", "Ids of the figures that were weighed.", lambda one: listed(it.id for it in one.thing.figures)),
        quotes_field(_tally_words),
    ],
)


def _weighed_source(one: Weighed) -> Source:
    return one.thing.words.source


WEIGHED: Sheet[Weighed] = Sheet(
    "tally_figures",
    "Which figures a tally weighs: a row is one figure in one tally, used or set aside.",
    weighed_of,
    [
        text("weighed", "The id of the row.", lambda one: one.id),
        text("tally", "The tally.", lambda one: one.owner.id),
        text("incident", "The incident.", lambda one: one.owner.owner.id),
        text("figure", "The figure.", lambda one: one.thing.id),
        yes_no("used", "Whether the policy uses it.", lambda one: one.thing.aside is None),
        text("aside", "Why it is set aside; blank where it is used.", lambda one: one.thing.aside),
        text("said_by", "Who gives it.", lambda one: one.thing.said_by),
        text("origin", "The independent source it rests on.", lambda one: one.thing.origin),
        number("value", "The number as printed.", lambda one: one.thing.value),
        *source_fields(_weighed_source),
        text("quotes", "The words of the report.", lambda one: one.thing.words.exact),
    ],
)


def _figure_source(one: Figure) -> Source:
    return one.thing.words.source


FIGURES: Sheet[Figure] = Sheet(
    "figures",
    "Numbers of incidents: a row is one figure as one report prints it.",
    figures_of,
    [
        text("figure", "The id of the figure.", lambda one: one.id),
        text("incident", "The incident.", lambda one: one.owner.id),
        text(
            "telling",
            "The telling it stands in; blank where it stands in none.",
            lambda one: one.owner.thing.id if one.owner.thing else None,
        ),
        *source_fields(_figure_source),
        text("category", "What is counted: killed, wounded, detained ...", lambda one: one.thing.category.value),
        text("counts", "Which class of people or things.", lambda one: one.thing.counts),
        number("value", "The number as printed; blank where words give only bounds.", lambda one: one.thing.value),
        number("low", "The least that the words assert; blank is no bound.", lambda one: one.thing.low),
        number("high", "The most that the words assert; blank is no bound.", lambda one: one.thing.high),
        text("modifier", "How the words bound it: exact, at_least, about ...", lambda one: one.thing.modifier.value),
        text("unit", "What is counted, in the report's words.", lambda one: one.thing.unit),
        text("said_by", "Who gives it; blank where no tally weighs it.", lambda one: one.thing.said_by),
        text(
            "origin",
            "The independent source it rests on; blank where no tally weighs it.",
            lambda one: one.thing.origin,
        ),
        text("quotes", "The words of the report.", lambda one: one.thing.words.exact),
    ],
)


def _blamed(one: Account) -> Party | None:
    return one.thing.blamed


ACCOUNTS: Sheet[Account] = Sheet(
    "accounts",
    "Who did it by whose word: a row is one version of one incident.",
    accounts_of,
    [
        text("account", "The id of the account.", lambda one: one.id),
        text("incident", "The incident.", lambda one: one.owner.id),
        *party_fields("blamed", "Who did it by this version, blank where nobody is blamed", _blamed),
        whole("origins", "How many independent origins hold it.", lambda one: len(one.thing.origins)),
        text("origin_names", "The independent origins.", lambda one: listed(one.thing.origins)),
        text("quotes", "The words that say so, divided by a bar.", lambda one: quotes(one.thing.said)),
        text("denials", "The words that deny it, divided by a bar.", lambda one: quotes(one.thing.denied)),
        text("reasons", "The words that give a reason, divided by a bar.", lambda one: quotes(one.thing.why)),
    ],
)

SHEETS = (INCIDENTS, TELLINGS, FIGURES, TALLIES, WEIGHED, ACCOUNTS)
