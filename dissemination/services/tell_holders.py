"""Writes to everybody who holds an edition that was corrected or withdrawn, once each, in the lane of what is urgent.

Nothing is remembered but the messages themselves: whoever has one is told. So any number may run at once, a crash
loses nothing, and who gets the edition later is told later.
"""

import logging

from django.db import transaction

from dissemination.emails import held_edition
from dissemination.queries.matters import Matter, matters
from dissemination.queries.to_tell import Holder, to_tell
from dissemination.services.enqueue import Draft, Wording, enqueue_many
from hub.ports import citable

logger = logging.getLogger(__name__)

KIND = "correction"
CHUNK = 500


def tell_holders() -> int:
    """Returns how many messages were written. A matter that fails keeps no other waiting, and is tried again."""
    written = 0
    for matter in matters():
        try:
            written += _tell(matter)
        except Exception:
            logger.exception("Those who hold edition %s could not all be told", matter.held)
    return written


def _tell(matter: Matter) -> int:
    wordings: dict[tuple[str, str], Wording] = {}
    written = 0
    while chunk := to_tell(matter, CHUNK):
        with transaction.atomic():
            new = enqueue_many([_draft(matter, holder, wordings) for holder in chunk])
        written += new
        if not new:
            break  # another worker is writing the same ones
    return written


def _draft(matter: Matter, holder: Holder, wordings: dict[tuple[str, str], Wording]) -> Draft:
    says = (holder.language, holder.edition)
    if says not in wordings:
        wordings[says] = _wording(matter, *says)
    return Draft(
        key=f"{matter.key}:{holder.contact}",
        kind=KIND,
        recipient=f"contact:{holder.contact}",
        address=holder.address,
        wording=wordings[says],
        fill={"agency": holder.agency},
        group=matter.key,
    )


def _wording(matter: Matter, language: str, held: str) -> Wording:
    if matter.correction is None:
        return held_edition.withdrawal(held=held, reason=matter.edition.reason, language=language)
    changes = citable.get().changes(matter.correction.number)
    return held_edition.correction(held=held, by=matter.correction, changes=changes, language=language)
