"""Hands the version being edited to the moderators, after the machine has read it and its author has attested it."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from hub.models import Organisation, User
from hub.screening import Finding
from initiatives.attestation import CURRENT
from initiatives.completeness import gaps
from initiatives.errors import Changed, Identifying, Incomplete, RefusedError, Unattested
from initiatives.models import Attestation, Draft, DraftState, Event, Initiative, Objection, State
from initiatives.models.lifecycle import DRAFT, INITIATIVE, move
from initiatives.queries.findings import Marked, blocking, marked, upheld
from initiatives.services import locked
from initiatives.services.history import record
from initiatives.services.standing import require_verified
from initiatives.words import ENOUGH_WAITING

LONGEST_REASON = 300
MOST_WAITING = 20
"""Versions of one organisation that wait for a moderator."""


def submit(
    *,
    initiative: Initiative,
    by: User,
    attested: bool,
    contested: Mapping[str, str] | None = None,
    version: int | None = None,
) -> Initiative:
    """Submit the draft. A refusal (see `initiatives.errors`) changes nothing.

    `version` is the one that its author read and attests; without it, the newest is meant.
    `contested` says, by the digest of a hard finding, why its author thinks that it may stand. Where every hard
    finding has a reason a moderator decides; one that was upheld in the same text cannot be contested again.
    """
    with transaction.atomic():
        Organisation.objects.select_for_update(no_key=True).get(pk=initiative.organisation_id)
        row = locked.initiative(initiative.pk)
        require_verified(row.organisation)
        if version is not None and row.draft.version != version:
            raise Changed
        if _waiting_of(row) >= MOST_WAITING:
            raise RefusedError(ENOUGH_WAITING)
        content = row.draft.content
        missing = gaps(
            content,
            filled={str(seat.key): seat.filled for seat in row.seats.all()},
            standing=row.deadline if row.is_public else None,
        )
        if missing:
            raise Incomplete(missing)
        hard = blocking(row, content)
        reasons = {key: reason.strip()[:LONGEST_REASON] for key, reason in (contested or {}).items()}
        if upheld(row, hard) or not all(reasons.get(one.digest) for one in hard):
            raise Identifying([one.finding for one in hard])
        if not attested:
            raise Unattested
        if row.state != State.APPROVED:
            move(row, State.SUBMITTED, INITIATIVE)
        move(row.draft, DraftState.SUBMITTED, DRAFT)
        row.draft.submitted_at = timezone.now()
        row.draft.warnings = [stored(one.finding) for one in marked(content) if not one.finding.is_hard]
        row.draft.save()
        row.save(update_fields=["state"])
        Attestation.objects.get_or_create(
            initiative=row, version=row.draft.version, defaults={"wording": CURRENT, "by": by}
        )
        record(initiative=row, what=Event.What.SUBMITTED, by=by, role=Event.Role.AUTHOR)
        if hard:
            _contest(row, hard, reasons, by)
    return row


def _waiting_of(row: Initiative) -> int:
    """How many other versions of its organisation wait."""
    waiting = Draft.objects.filter(initiative__organisation=row.organisation, state=DraftState.SUBMITTED)
    return waiting.exclude(initiative=row).count()


def stored(finding: Finding) -> dict[str, str]:
    """A soft finding as the moderator sees it."""
    return {
        "kind": finding.kind.value,
        "place": finding.place,
        "before": finding.before,
        "found": finding.found,
        "after": finding.after,
    }


def _contest(row: Initiative, hard: Sequence[Marked], reasons: Mapping[str, str], by: User) -> None:
    for one in hard:
        Objection.objects.update_or_create(
            initiative=row,
            digest=one.digest,
            defaults={
                "kind": str(one.finding.kind),
                "place": one.finding.place[:60],
                "version": row.draft.version,
                "reason": reasons[one.digest],
                "by": by,
                "at": timezone.now(),
            },
        )
    record(initiative=row, what=Event.What.CONTESTED, by=by, role=Event.Role.AUTHOR)
