"""Cases of mail that came back, by agency, with all that is known about each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from dissemination.evidence.explain import Sentence, explanation
from dissemination.models.attempt import RelayText
from dissemination.models.bounce_case import BounceCase, CaseCause
from dissemination.models.directory import Agency
from dissemination.models.message import OutboundMessage
from dissemination.queries.masked_words import SERVERS, masked_words
from dissemination.queries.repeatable import repeatable

A_PAGE = 50
CLOSED_SHOWN = 20
SPOKEN = ("dsn", *SERVERS)
"""Whose words are shown, of several the newest. Reports and answers may name anybody: who sees no addresses reads
servers alone."""


@dataclass(frozen=True)
class CaseRow:
    """One case. `address` and `said` are masked for who may not see addresses."""

    case: BounceCase
    address: str
    subject: str
    explanation: Sentence
    said: str
    may_send_again: bool


@dataclass(frozen=True)
class AgencyCases:
    """The cases of one agency; `domains` of the addresses concerned."""

    agency: Agency
    domains: str
    rows: Sequence[CaseRow]


def cases_by_agency(
    countries: frozenset[str] | None, *, is_masked: bool, page: str | None
) -> tuple[Page[BounceCase], list[AgencyCases]]:
    """A page of open cases by country and agency. Five queries and the editions, whatever the size."""
    rows = _seen(countries).filter(state=BounceCase.State.OPEN)
    ordered = rows.order_by("agency__organisation__country_id", "agency__organisation__name", "agency_id", "opened_at")
    found = Paginator(ordered, A_PAGE).get_page(page)
    groups = groupby(_rows(list(found), is_masked), key=lambda row: row.case.agency)
    return found, [_group(agency, list(of_agency)) for agency, of_agency in groups]


def closed_cases(countries: frozenset[str] | None) -> Sequence[BounceCase]:
    """The newest of those that were settled."""
    closed = _seen(countries).filter(state=BounceCase.State.CLOSED)
    return list(closed.select_related("closed_by").order_by("-closed_at")[:CLOSED_SHOWN])


def case_keyed(key: UUID, countries: frozenset[str] | None, *, is_masked: bool) -> CaseRow | None:
    """None for one that is not, or of another country."""
    found = _seen(countries).select_related("closed_by").filter(key=key).first()
    return _rows([found], is_masked)[0] if found else None


def count_cases(countries: frozenset[str] | None) -> int:
    """How many wait for somebody."""
    return _seen(countries).filter(state=BounceCase.State.OPEN).count()


def _seen(countries: frozenset[str] | None) -> QuerySet[BounceCase]:
    rows = BounceCase.objects.select_related("agency__organisation", "contact")
    return rows if countries is None else rows.filter(agency__organisation__country_id__in=countries)


def _rows(cases: Sequence[BounceCase], is_masked: bool) -> list[CaseRow]:
    ids = [case.message_id for case in cases]
    messages = OutboundMessage.objects.with_subject().in_bulk(ids)
    words = dict(
        RelayText.objects.filter(message_id__in=ids, source__in=SERVERS if is_masked else SPOKEN)
        .order_by("received_at", "pk")
        .values_list("message_id", "text")
    )
    again, rows = repeatable(cases, messages), []
    for case in cases:
        message, said = messages.get(case.message_id), words.get(case.message_id, "").strip()
        rows.append(
            CaseRow(
                case=case,
                address=case.contact.masked if is_masked else case.contact.email or "",
                subject=message.text.subject if message and message.text else "",
                explanation=explanation(case.enhanced) if case.cause in EXPLAINED else "",
                said=masked_words(said, message.to_address if message else "") if is_masked else said,
                may_send_again=case.key in again,
            )
        )
    return rows


EXPLAINED = (CaseCause.HARD, CaseCause.SCORE, CaseCause.UNCLEAR, CaseCause.BLOCKED)


def _group(agency: Agency, rows: list[CaseRow]) -> AgencyCases:
    domains = {row.address.rpartition("@")[2] for row in rows if row.address}
    return AgencyCases(agency, ", ".join(sorted(domains)), rows)
