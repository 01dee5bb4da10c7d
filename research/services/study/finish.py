"""The last round is over: the key is destroyed, and what paired answers gives way to numbers that mean nothing."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.publishing.calendar import today
from research.errors import NotNowError
from research.models import Answer, Study, WaitingAnswer, Wave
from research.pairing import keys

OVER = (Wave.State.CLOSED, Wave.State.RELEASED)


def finish(*, study: Study) -> None:
    """No round follows. Pairs stay pairs, but nobody can try out codes any more, the Hub included.

    The key goes first: a crash leaves hashes without a key, never a key to what was promised to be safe; done again,
    it goes on. Raises NotNowError while a round is not over.
    """
    with transaction.atomic():
        study = Study.objects.select_for_update().get(pk=study.pk)
        if study.finished_at or study.waves.exclude(state__in=OVER).exists():
            raise NotNowError
        if WaitingAnswer.objects.filter(wave__study=study).exists():
            raise NotNowError
        keys.destroy(study.key)
        _replace_hashes(study)
        study.key_gone_on = today() if study.is_paired else None
        study.finished_at = timezone.now()
        study.purge_on = today() + timedelta(days=study.keep_days)
        study.save(update_fields=["key_gone_on", "finished_at", "purge_on"])


def _replace_hashes(study: Study) -> None:
    """The same random number for the same hash, so that pairs stay."""
    answers = Answer.objects.filter(wave__study=study).exclude(code=b"")
    instead: dict[bytes, bytes] = {}
    for answer in answers.only("pk", "code").iterator():
        answer.code = instead.setdefault(bytes(answer.code), secrets.token_bytes(16))
        answer.save(update_fields=["code"])
