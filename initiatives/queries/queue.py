"""What waits for a moderator, oldest first, with its age."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from hub.models import User
from hub.screening import Kind
from initiatives.access import moderated_by
from initiatives.emails.letters import title_of
from initiatives.models import DraftState, Initiative


@dataclass(frozen=True)
class Waiting:
    key: UUID
    title: str
    organisation: str
    country: str
    country_code: str
    verified: bool
    since: datetime | None
    days: int
    warnings: int
    is_change: bool


def waiting_for(user: User, language: str, country: str = "") -> list[Waiting]:
    rows = moderated_by(user).filter(draft__state=DraftState.SUBMITTED).prefetch_related("texts")
    if country:
        rows = rows.filter(organisation__country_id=country)
    return [_waiting(row, language) for row in rows.order_by("draft__submitted_at")]


def public_for(user: User, language: str) -> list[Waiting]:
    """What is public now, newest first: to be looked at again, or taken down."""
    rows = moderated_by(user).filter(public_at__isnull=False).prefetch_related("texts")
    return [_waiting(row, language) for row in rows.order_by("-public_at")[:200]]


def _waiting(row: Initiative, language: str) -> Waiting:
    since = row.draft.submitted_at or row.public_at
    return Waiting(
        key=row.key,
        title=title_of(row, language),
        organisation=row.organisation.name,
        country=row.organisation.country.name_in(language),
        country_code=row.organisation.country_id,
        verified=row.organisation.is_verified,
        since=since,
        days=(timezone.now() - since).days if since else 0,
        warnings=len(row.draft.warnings),
        is_change=row.public_at is not None,
    )


def warnings_of(initiative: Initiative) -> list[dict[str, str]]:
    """The soft findings of the safeguarding screen, each with its reason in the moderator's language."""
    return [{**found, "why": str(Kind(found["kind"]).label)} for found in initiative.draft.warnings]
