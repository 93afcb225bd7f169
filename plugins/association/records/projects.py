"""Projects, the programmes that pay for them, and the documents that come of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator

from association.language import Text
from association.problems import said
from association.records.base import Fault, Named, Part, Record, before_start
from association.records.network import Picture
from association.records.participation import Participants
from association.records.references import (
    AgreementId,
    ArticleId,
    DocumentId,
    EventId,
    OrganisationId,
    ProgrammeId,
    ProjectId,
    SurveyId,
)
from association.records.values import DECIMAL, Count, Day, LanguageOfSite, Line, WebAddress, Year, fault

NOTICE_PLACEHOLDERS = frozenset({"project", "grant_id", "responsible"})


def _known_placeholders(notice: Mapping[str, Text]) -> Mapping[str, Text]:
    known = ", ".join(f"{{{name}}}" for name in sorted(NOTICE_PLACEHOLDERS))
    for product, text in notice.items():
        for code, words in text.items():
            for found in re.findall(r"\{[^{}]*\}|[{}]", words):
                if found[1:-1] not in NOTICE_PLACEHOLDERS:
                    message = said("the sentence in {where} holds '{found}'", where=f"{product}.{code}", found=found)
                    raise fault(message, said("what is filled in reads {known}", known=known))
    return notice


Product = Literal["publication", "event", "website", "survey", "document"]


class Programme(Named):
    """A funder's programme, keyed with its year: the same name can hide other money and other wording.

    `notice` holds the sentences that the funder asks for, per product and language; `{project}`, `{grant_id}` and
    `{responsible}` stand in for the project's own. A product without a sentence of its own uses that of `publication`.
    """

    kind: ClassVar[str] = "programme"

    funder: Text
    money_source: Text
    year: Year | None = None
    website: WebAddress | None = None
    notice: Annotated[dict[Product, Text], AfterValidator(_known_placeholders)] = {}
    official: tuple[LanguageOfSite, ...] = ()
    logos: tuple[Picture, ...] = ()

    def notice_for(self, kind: str) -> Text | None:
        """The sentence to print with a record of that kind."""
        product: Any = "website" if kind == "site" else kind
        return self.notice.get(product) or self.notice.get("publication")


LARGEST_AMOUNT = 1_000_000_000_000


def _amount(value: Decimal) -> Decimal:
    if value > LARGEST_AMOUNT or int(value.as_tuple().exponent) not in (0, -1, -2):
        raise fault(said("{value} is no amount of money", value=value), said("write digits, as in 1250 or 1250.50"))
    if value < 0:
        raise fault(
            said("{value} is less than nothing", value=value), said("leave the amount out when it is not known")
        )
    return value


class Money(Part):
    """An amount, printed as it stands in every language."""

    value: Annotated[Decimal, DECIMAL, AfterValidator(_amount)]
    currency: Literal["EUR", "LVL", "USD", "NOK"] = "EUR"


class Result(Part):
    """Where a result of a project can be seen; `output` is its number in the list, counted from one."""

    output: Count
    events: tuple[EventId, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    agreements: tuple[AgreementId, ...] = ()
    articles: tuple[ArticleId, ...] = ()


class Project(Record):
    """A funded undertaking; its grant id is the same, byte for byte, in every language."""

    kind: ClassVar[str] = "project"

    grant_id: Line
    title: Text
    summary: Text | None = None
    programme: ProgrammeId
    implementer: OrganisationId
    responsible: Text | None = None
    start: Day
    end: Day | None = None
    goal: Text | None = None
    activities: tuple[Text, ...] = ()
    outputs: tuple[Text, ...] = ()
    evidence: tuple[Result, ...] = ()
    partners: tuple[OrganisationId, ...] = ()
    amount: Money | None = None
    participants: Participants | None = None

    def faults(self) -> Iterator[Fault]:
        yield from before_start(self.start, self.end, "end")
        for index, result in enumerate(self.evidence):
            if not 1 <= result.output <= len(self.outputs):
                message = said("there is no result {number}", number=result.output)
                remedy = said("results are counted from 1; outputs lists {count}", count=len(self.outputs))
                yield Fault(("evidence", index, "output"), message, remedy, ("outputs",))


class Document(Record):
    """A document of lasting use, such as a strategy; `replaces`: the version before it."""

    kind: ClassVar[str] = "document"

    title: Text
    summary: Text | None = None
    owner: OrganisationId
    status: Literal["draft", "adopted", "ended"]
    horizon_years: Count | None = None
    basis: tuple[Text, ...] = ()
    fed_by: SurveyId | None = None
    replaces: DocumentId | None = None
    file: Line | None = None
    project: ProjectId | None = None
