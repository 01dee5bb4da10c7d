"""What waits for a moderator, oldest first, with its age; by country, and by what is asked of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.models import Country, User
from initiatives.access import moderated_by
from initiatives.emails.letter import title_of
from initiatives.models import Claim, DraftState, Initiative, Objection
from initiatives.promise import overdue_before

WHAT = {
    "new": _("New"),
    "change": _("Change of a published one"),
    "contested": _("Contested findings"),
    "overdue": _("Overdue"),
}
WHO = {"free": _("Claimed by nobody"), "mine": _("Claimed by me")}
NEWEST = 200


@dataclass(frozen=True)
class Wanted:
    """What the moderator looks at; an unknown value counts as none."""

    country: str = ""
    what: str = ""
    who: str = ""


@dataclass(frozen=True)
class Waiting:
    key: UUID
    title: str
    organisation: str
    country: str
    verified: bool
    since: datetime | None
    days: int
    overdue: bool
    warnings: int
    contested: int
    is_change: bool
    claim: Claim | None


@dataclass(frozen=True)
class CountryLine:
    code: str
    name: str
    waiting: int
    overdue: int
    oldest_days: int


def waiting_for(user: User, wanted: Wanted) -> QuerySet[Initiative]:
    """The rows that wait, oldest first; `line` makes each readable."""
    now = timezone.now()
    contested = Q(objections__state=Objection.State.WAITING, objections__version=F("draft__version"))
    rows = _submitted(user).annotate(contested=Count("objections", filter=contested, distinct=True))
    filters = {
        "new": Q(public_at__isnull=True),
        "change": Q(public_at__isnull=False),
        "contested": Q(contested__gt=0),
        "overdue": Q(draft__submitted_at__lt=overdue_before(now)),
        "free": Q(claim__isnull=True) | Q(claim__until__lte=now),
        "mine": Q(claim__by=user, claim__until__gt=now),
    }
    chosen = Q(organisation__country_id=wanted.country) if wanted.country else Q()
    for name in (wanted.what, wanted.who):
        chosen &= filters.get(name, Q())
    return rows.filter(chosen).select_related("claim__by").prefetch_related("texts").order_by("draft__submitted_at")


def by_country(user: User, language: str) -> list[CountryLine]:
    """How much waits in each country; the one that waits longest first. One query."""
    now = timezone.now()
    rows = (
        _submitted(user)
        .order_by()
        .values("organisation__country_id")
        .annotate(
            waiting=Count("pk"),
            overdue=Count("pk", filter=Q(draft__submitted_at__lt=overdue_before(now))),
            oldest=Min("draft__submitted_at"),
        )
        .order_by("oldest")
    )
    return [
        CountryLine(
            code=row["organisation__country_id"],
            name=Country(code=row["organisation__country_id"]).name_in(language),
            waiting=row["waiting"],
            overdue=row["overdue"],
            oldest_days=_days(row["oldest"], now),
        )
        for row in rows
    ]


def public_for(user: User, language: str, country: str = "") -> list[Waiting]:
    """What is public now, newest first: to be looked at again, or taken down."""
    rows = moderated_by(user).filter(public_at__isnull=False).prefetch_related("texts")
    if country:
        rows = rows.filter(organisation__country_id=country)
    return [_line(row, language, queued=False) for row in rows.order_by("-public_at")[:NEWEST]]


def lines(rows: Sequence[Initiative] | QuerySet[Initiative], language: str) -> list[Waiting]:
    return [_line(row, language, queued=True) for row in rows]


def claim_of(initiative: Initiative) -> Claim | None:
    """Who reads it now, if somebody does."""
    claim = getattr(initiative, "claim", None)
    return claim if claim is not None and claim.until > timezone.now() else None


def _submitted(user: User) -> QuerySet[Initiative]:
    return moderated_by(user).filter(draft__state=DraftState.SUBMITTED)


def _line(row: Initiative, language: str, *, queued: bool) -> Waiting:
    since = row.draft.submitted_at if queued else row.public_at
    return Waiting(
        key=row.key,
        title=title_of(row, language),
        organisation=row.organisation.name,
        country=row.organisation.country.name_in(language),
        verified=row.organisation.is_verified,
        since=since,
        days=_days(since, timezone.now()),
        overdue=queued and since is not None and since < overdue_before(),
        warnings=len(row.draft.warnings),
        contested=getattr(row, "contested", 0),
        is_change=row.public_at is not None,
        claim=claim_of(row) if queued else None,
    )


def _days(since: datetime | None, now: datetime) -> int:
    return (now - since).days if since else 0
