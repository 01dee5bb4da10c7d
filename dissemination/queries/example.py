"""Who gets a plan's message in which language, so that it can be looked at as it would arrive."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dissemination.models.delivery import Delivery
from dissemination.models.directory import Contact
from dissemination.models.plan import Channel, Plan
from dissemination.queries.candidates import Candidate, dry_run
from dissemination.queries.progress import languages_of


@dataclass(frozen=True)
class Example:
    """One recipient of a plan, in one of its languages."""

    language: str
    agency: str
    contact: Contact


class Recipients:
    """Of a plan, within `countries` (None: all). One dry run, and only where no delivery says it."""

    def __init__(self, plan: Plan, countries: frozenset[str] | None) -> None:
        self.plan, self.countries = plan, countries

    def example(self, language: str) -> Example | None:
        """The first delivery where there are some, else the first line of the dry run."""
        written = Delivery.objects.filter(plan=self.plan, distribution__language=language, contact__isnull=False)
        if self.countries is not None:
            written = written.filter(agency__organisation__country_id__in=self.countries)
        found = written.select_related("contact", "agency__organisation").order_by("pk").first()
        if found and found.contact:
            return Example(language, found.agency.organisation.name, found.contact)
        for line in self._foreseen:
            if line.language == language and line.contact_id:
                return Example(language, line.agency, Contact.objects.get(pk=line.contact_id))
        return None

    @property
    def languages(self) -> list[str]:
        """In which of the plan's languages somebody gets its mail."""
        if self.plan.state != Plan.State.DRAFT and not self.plan.is_waiting:
            return languages_of(self.plan, self.countries)
        return sorted({line.language for line in self._foreseen})

    @cached_property
    def _foreseen(self) -> Sequence[Candidate]:
        if self.plan.channel != Channel.EMAIL:
            return []
        going = [line for line in dry_run(self.plan) if not line.left_out]
        return [line for line in going if self.countries is None or line.country in self.countries]
