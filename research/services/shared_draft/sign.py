"""An owner signs what stands in the draft; an editor may open it again while the round is open."""

import hashlib
import json

from django.db import transaction

from hub.models import User
from hub.people.queries.places import owners_of
from hub.ports import notices
from research.emails import questionnaires
from research.errors import ChangedMeanwhileError, NotNowError, RoundClosedError
from research.models import Shared, Signature, SignedContent
from research.questionnaire import Content, background_of, kept, missing
from research.services.study.send import IncompleteError


def sign(*, shared: Shared, by: User, number: int) -> Signature:
    """Freeze what stands in change `number`, the one that `by`, an owner, has seen.

    Raises RoundClosedError, ChangedMeanwhileError, IncompleteError.
    """
    with transaction.atomic():
        row = _locked(shared)
        if not row.may_change or row.wave.version is None:
            raise RoundClosedError
        if number != row.number:
            raise ChangedMeanwhileError
        content = Content.of(row.wave.version.content)
        if names := missing(content, row.answers):
            raise IncompleteError(names)
        text = _text(row, content)
        signature = Signature.objects.create(
            shared_key=row.key,
            organisation_key=row.organisation.key,
            wave_key=row.wave.key,
            number=row.number,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
        SignedContent.objects.create(signature=signature, text=text)
        row.state, row.signed_by = Shared.State.SIGNED, by
        row.save(update_fields=["state", "signed_by"])
        return signature


def reopen(*, shared: Shared) -> None:
    """It can be changed and signed anew; what was signed stays, and no longer counts. Raises NotNowError."""
    with transaction.atomic():
        row = _locked(shared)
        if row.state != Shared.State.SIGNED or not row.wave.takes_answers:
            raise NotNowError
        row.state, row.signed_by, row.number = Shared.State.DRAFT, None, row.number + 1
        row.save(update_fields=["state", "signed_by", "number"])
        for owner in owners_of(row.organisation):
            notices.send(questionnaires.shared_reopened(row, owner))


def _text(row: Shared, content: Content) -> str:
    """What is signed, as text whose hash anybody can make again."""
    said = kept(content, row.answers)
    background = background_of(content, said)
    signed = {
        "organisation": str(row.organisation.key),
        "round": str(row.wave.key),
        "questionnaire": row.wave.version.sha256,  # type: ignore[union-attr]  # an opened round has one
        "background": background,
        "answers": {name: answer for name, answer in said.items() if name not in background},
    }
    return json.dumps(signed, sort_keys=True, ensure_ascii=False)


def _locked(shared: Shared) -> Shared:
    rows = Shared.objects.select_for_update(of=["self"]).select_related("wave__study", "wave__version", "organisation")
    return rows.get(pk=shared.pk)
