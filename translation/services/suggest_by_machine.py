"""Fetches a machine's suggestions for what lacks a translation. They are rows of their own, never translations."""

import logging
from datetime import timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from translation import localize, rights
from translation.models import MachineRequest, MachineSuggestion, PageTranslation
from translation.queries.suggest import engine_for, for_machine, source_locale
from translation.queries.texts import segments_of, target_locale

logger = logging.getLogger(__name__)
BATCH = 25  # texts a call; DeepL takes 50
LEASE = timedelta(minutes=10)
TRIES = 3


def suggest_by_machine(*, translation: PageTranslation, by: Any) -> int:
    """Keep a suggestion for each empty segment that may be sent; returns how many. Calls another machine: slow.

    What may leave the house is asked again before each call. Raises `Refused`, and `localize.MachineFailed`: what came
    before stays.
    """
    rights.require(by, rights.Action.TRANSLATE, translation.language)
    engine = engine_for(translation.language)
    if engine is None:
        raise rights.Refused(_("No machine translator is set up."))
    source, target = source_locale(), target_locale(translation.language)
    count = 0
    asked: set[str] = set()
    while True:
        left = for_machine(translation.page_key, translation.language, segments_of(translation))
        some = [segment for segment in left if segment.key not in asked][:BATCH]
        if not some:
            return count
        asked |= {segment.key for segment in some}
        answers = engine.translate(list(dict.fromkeys(one.source for one in some)), source=source, target=target)
        count += len(_keep(translation, some, answers, engine.name))


def answer(*, request_id: int) -> bool:
    """Answer a request that waits, unless another worker is at it; returns whether this one did. May run twice."""
    now = timezone.now()
    free = Q(began_at=None) | Q(began_at__lt=now - LEASE)
    waiting = MachineRequest.objects.filter(free, pk=request_id, state=MachineRequest.State.WAITING)
    if not waiting.update(began_at=now, tries=F("tries") + 1):
        return False
    request = MachineRequest.objects.select_related("by").get(pk=request_id)
    state, count = _answered(request)
    MachineRequest.objects.filter(pk=request_id, began_at=now).update(state=state, count=count)
    return True


def unanswered() -> list[int]:
    """Requests whose bell was lost, or whose worker is gone."""
    before = timezone.now() - timedelta(minutes=1)
    waiting = MachineRequest.objects.filter(state=MachineRequest.State.WAITING, asked_at__lt=before)
    return list(waiting.filter(Q(began_at=None) | Q(began_at__lt=timezone.now() - LEASE)).values_list("pk", flat=True))


def _answered(request: MachineRequest) -> tuple[str, int]:
    row = PageTranslation.objects.filter(page_key=request.page_key, language=request.language).first()
    if row is None or request.tries > TRIES:
        return MachineRequest.State.FAILED, 0
    try:
        return MachineRequest.State.DONE, suggest_by_machine(translation=row, by=request.by)
    except (localize.MachineFailed, rights.Refused) as error:
        logger.warning("no suggestions for %s: %s", request, error)
        return MachineRequest.State.FAILED, 0


def _keep(
    row: PageTranslation, segments: list[localize.Segment], answers: dict[str, str], engine: str
) -> list[MachineSuggestion]:
    return MachineSuggestion.objects.bulk_create(
        [
            MachineSuggestion(
                page_key=row.page_key,
                language=row.language,
                key=segment.key,
                text=answers[segment.source],
                engine=engine,
            )
            for segment in segments
            if segment.source in answers
        ],
        ignore_conflicts=True,
    )
