"""An answer is taken: the draft becomes one row without a name, in one transaction, once."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from hub.faultpoints import crashpoint
from hub.publishing.calendar import today
from research.errors import RoundClosedError
from research.models import Draft, Study, WaitingAnswer, Wave
from research.pairing import keys
from research.pairing.code import code_hash
from research.questionnaire import Content, background_of, kept, missing
from research.services.named.take import take
from research.services.study.drafts import Hold


class IncompleteError(Exception):
    """Required questions are not answered; `names` says which."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(*names)
        self.names = names


def send(*, wave: Wave, hold: Hold, answers: dict[str, Any], code: Sequence[str]) -> bool:
    """Take the answers; False where they were taken before. `code` are the answers to the questions for the code.

    What was not asked in the end is not kept. Raises RoundClosedError, IncompleteError.
    """
    with transaction.atomic():
        draft = Draft.objects.select_for_update().filter(pk=hold.draft, wave_id=wave.pk).first()
        if draft is None:
            return False
        wave.refresh_from_db(fields=["state", "closes_at"])
        if not wave.takes_answers or wave.version is None:
            raise RoundClosedError
        content = Content.of(wave.version.content)
        if names := missing(content, answers):
            raise IncompleteError(names)
        said = kept(content, answers)
        background = background_of(content, said)
        given = {name: answer for name, answer in said.items() if name not in background}
        if wave.study.is_named:
            take(draft=draft, version=wave.version, background=background, answers=given)
        else:
            WaitingAnswer.objects.create(
                wave=wave,
                version=wave.version,
                day=today(),
                code=_code(wave.study, code),
                background=background,
                answers=given,
            )
        draft.delete()
        crashpoint("answer-written")
    crashpoint("answer-taken")
    return True


def _code(study: Study, answers: Sequence[str]) -> bytes:
    """Nothing where nobody is paired, or where the key is lost: the answer counts all the same."""
    if not study.is_paired:
        return b""
    try:
        return code_hash(answers, key=keys.read(study.key))
    except keys.KeyGoneError:
        return b""
