"""A moderator says that they read an initiative, so that no two decide at once. A claim ends by itself."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.models import User
from initiatives.errors import RefusedError, WrongState
from initiatives.models import Claim, DraftState, Initiative
from initiatives.services import locked
from initiatives.words import CLAIMED

LASTS = timedelta(hours=2)


def claim(*, initiative: Initiative, by: User) -> Claim:
    """Take it, or take it longer. Raises RefusedError while another moderator has it."""
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        if row.draft.state != DraftState.SUBMITTED:
            raise WrongState(row.draft.state, DraftState.SUBMITTED)
        require_free(row, by)
        now = timezone.now()
        known = Claim.objects.live(now).filter(initiative=row).first()
        taken, _new = Claim.objects.update_or_create(
            initiative=row, defaults={"by": by, "at": known.at if known else now, "until": now + LASTS}
        )
    return taken


def release(*, initiative: Initiative, by: User) -> None:
    """Give it back to the queue; the claim of another stays."""
    Claim.objects.filter(initiative=initiative, by=by).delete()


def require_free(row: Initiative, by: User) -> None:
    """Raises RefusedError while a moderator other than `by` reads `row`, which the caller has locked."""
    if Claim.objects.live().filter(initiative=row).exclude(by=by).exists():
        raise RefusedError(CLAIMED)


def settle(row: Initiative) -> None:
    """It is decided: nobody has it any more. In the transaction of the decision."""
    Claim.objects.filter(initiative=row).delete()
