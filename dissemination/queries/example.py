"""Somebody who gets a plan's message in a language, so that it can be looked at as it would arrive."""

from dataclasses import dataclass
from uuid import UUID

from dissemination.models.delivery import Delivery
from dissemination.models.directory import Contact
from dissemination.models.plan import Channel, Plan
from dissemination.queries.candidates import dry_run
from dissemination.queries.foreseen import foreseen
from dissemination.queries.progress import languages_of


@dataclass(frozen=True)
class Example:
    """One recipient of a plan, in one of its languages."""

    language: str
    agency: str
    contact: Contact


def example(plan: Plan, language: str, countries: frozenset[str] | None) -> Example | None:
    """The first delivery where there are some, else the first line of the dry run; within `countries` (None: all)."""
    written = Delivery.objects.filter(plan=plan, distribution__language=language, contact__isnull=False)
    if countries is not None:
        written = written.filter(agency__organisation__country_id__in=countries)
    found = written.select_related("contact", "agency__organisation").order_by("pk").first()
    if found and found.contact:
        return Example(language, found.agency.organisation.name, found.contact)
    if plan.channel != Channel.EMAIL:
        return None
    for line in foreseen(dry_run(plan)).going:
        if line.language == language and line.contact_id and (countries is None or line.country in countries):
            return Example(language, line.agency, _contact(line.contact_id))
    return None


def languages(plan: Plan, countries: frozenset[str] | None) -> list[str]:
    """In which of its languages somebody within `countries` gets its mail."""
    if plan.state != Plan.State.DRAFT and not plan.is_waiting:
        return languages_of(plan, countries)
    if plan.channel != Channel.EMAIL:
        return []
    lines = [line for line in dry_run(plan) if countries is None or line.country in countries]
    return [language for language, _number in foreseen(lines).by_language]


def _contact(pk: UUID) -> Contact:
    return Contact.objects.get(pk=pk)
