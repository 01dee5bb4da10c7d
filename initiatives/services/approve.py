"""Makes the version that a moderator read public: its content goes from the draft into the rows that all may see."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from hub.models import Theme, User
from hub.ports import notices, versions
from hub.ports.tell import tell
from initiatives.completeness import too_late
from initiatives.content import Content, SeatContent
from initiatives.emails import letters
from initiatives.errors import Changed, RefusedError
from initiatives.models import DraftState, Event, Initiative, InitiativeText, Seat, State
from initiatives.models.lifecycle import DRAFT, INITIATIVE, move
from initiatives.moments import reminder_of
from initiatives.queries.findings import blocking
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.claim import require_free, settle
from initiatives.services.history import record
from initiatives.services.standing import require_verified
from initiatives.words import NOT_ATTESTED, OVER, STILL_FOUND, TOO_LATE

FACTS = (
    *("kind", "stage", "programme", "call", "call_url", "call_deadline", "countries", "numbers", "articles"),
    *("deadline", "deadline_zone", "starts_on", "months", "budget", "working_language", "replaces"),
)


def approve(*, initiative: Initiative, by: User, version: int) -> Initiative:
    """Approve exactly `version`. Raises Changed when its author has edited it meanwhile."""
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        if row.draft.version != version:
            raise Changed
        require_free(row, by)
        require_verified(row.organisation)
        content = row.draft.content
        now = timezone.now()
        if content.deadline is None or content.deadline <= now:
            raise RefusedError(OVER)
        if too_late(content, at=now, standing=row.deadline if row.is_public else None):
            raise RefusedError(TOO_LATE)
        first = row.public_at is None
        if row.state != State.APPROVED:
            move(row, State.APPROVED, INITIATIVE)
        move(row.draft, DraftState.APPROVED, DRAFT)
        _agreed(row, content)
        row.draft.reasons, row.draft.reason_text = [], ""
        row.draft.save()
        _publish(row, content)
        settle(row)
        record(initiative=row, what=Event.What.APPROVED, by=by, role=Event.Role.MODERATOR)
        versions.bump()
        tell(
            "initiative_approved",
            key=str(row.key),
            first=first,
            themes=sorted(content.themes),
            countries=sorted(content.countries),
            languages=content.languages,
        )
        for person in speakers_for(row.organisation, first=row.author):
            notices.send(letters.approved(initiative=row, to=person))
    return row


def _agreed(row: Initiative, content: Content) -> None:
    """Nothing is public before the machine and the author agree, too: both are asked again about this version."""
    if not row.attestations.filter(version=row.draft.version).exists():
        raise RefusedError(NOT_ATTESTED)
    if blocking(row, content):
        raise RefusedError(STILL_FOUND)


def _publish(row: Initiative, content: Content) -> None:
    """Write `content` into the public rows."""
    moved = (row.deadline, row.deadline_zone) != (content.deadline, content.deadline_zone)
    for name in FACTS:
        value = getattr(content, name)
        setattr(row, name, list(value) if isinstance(value, tuple) else value)
    row.files = [asdict(one) for one in content.files]
    row.rules = [asdict(rule) for rule in content.rules]
    row.public_at = row.public_at or timezone.now()
    _ask_anew(row, moved=moved)
    row.save()
    row.themes.set(Theme.objects.filter(slug__in=content.themes))
    row.texts.all().delete()
    InitiativeText.objects.bulk_create(
        InitiativeText(
            initiative=row,
            language=language,
            title=content.texts[language].title,
            summary=content.texts[language].summary,
            body=content.texts[language].body,
        )
        for language in content.languages
    )
    _seat(row, content.seats)


def _ask_anew(row: Initiative, *, moved: bool) -> None:
    """A new deadline is asked about anew; what is submitted within its last two weeks its author has just said."""
    now = timezone.now()
    if moved:
        row.reminded_at = row.confirmed_at = None
    if row.reminded_at or (row.deadline and reminder_of(row.deadline, row.deadline_zone) <= now):
        row.reminded_at, row.confirmed_at = row.reminded_at or now, now
    row.doubted_at = None


def _seat(row: Initiative, seats: tuple[SeatContent, ...]) -> None:
    """Seats keep their key and who took them; those left out are dropped."""
    row.seats.exclude(key__in=[seat.key for seat in seats]).update(dropped=True)
    taken = {str(seat.key): seat.filled for seat in row.seats.select_for_update()}
    for position, seat in enumerate(seats):
        Seat.objects.update_or_create(
            initiative=row,
            key=seat.key,
            defaults={
                "position": position,
                "role": seat.role,
                "organisation_kind": seat.organisation_kind,
                "countries": list(seat.countries),
                "how_many": max(seat.how_many, taken.get(seat.key, 0)),
                "note": seat.note,
                "dropped": False,
            },
        )
