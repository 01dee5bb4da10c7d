"""The tables of a round are made once, when it is over, and never again: everything public is made of them."""

import hashlib
import json
import random
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import Count, Q

from hub.one_by_one import one_by_one
from hub.ports import versions
from research.models import ReleasedTable, SaidInWords, Study, Training, WaitingAnswer, Wave
from research.questionnaire import Content, Kind
from research.results.attendance import ATTENDED
from research.results.said import Said
from research.results.study_tables import Round, tables_of
from research.results.tables import Published, as_json, of_json
from research.services.study.taken import taken

SEED = 20_130_102
"""The day the action began; any fixed number would do, it is in the code for all to see."""


def release_due() -> int:
    """Publish every closed round whose answers have all been put among the others; how many."""
    waiting = WaitingAnswer.objects.values("wave")
    due = Wave.objects.filter(state=Wave.State.CLOSED).exclude(pk__in=waiting).order_by("closed_at")
    return one_by_one(due, act=lambda wave: release(wave=wave))


def release(*, wave: Wave) -> bool:
    """Freeze the tables of `wave`, protected together with all that its study published before; whether it was due."""
    with transaction.atomic():
        study = Study.objects.select_for_update().get(pk=wave.study_id)
        wave = Wave.objects.select_for_update().get(pk=wave.pk)
        if wave.state != Wave.State.CLOSED:
            return False
        earlier = study.waves.filter(state=Wave.State.RELEASED).order_by("closed_at")
        before = [of_json(table.content) for table in study.tables.all()]
        rounds = [_round(one) for one in [*earlier, wave]]
        elsewhere = _attendance_elsewhere(study, wave)
        made = tables_of(
            rounds,
            least=study.least,
            published=[*before, *elsewhere],
            paired=study.is_paired,
            seed=SEED,
            attended=_attended([*earlier, wave]),
        )
        known = {table.name for table in before}
        made += [table for table in elsewhere if table.name not in known]
        _freeze(study, wave, made, first=len(before))
        _queue_words(study, wave)
        wave.state = Wave.State.RELEASED
        wave.save(update_fields=["state"])
        versions.bump()
        return True


def _round(wave: Wave) -> Round:
    content = Content.of(wave.version.content)  # type: ignore[union-attr]  # an opened round has one
    said = [Said({**given, **background}, background, code) for given, background, code in taken(wave)]
    return Round(wave.name, list(content.questions.values()), said)


def _attended(waves: Sequence[Wave]) -> dict[str, int]:
    """How many were at each training that is over, by the beginning of its key; not where nobody has said so."""
    keys = {wave.training for wave in waves if wave.training}
    over = Training.objects.filter(page_key__in=keys).past()
    counted = over.annotate(there=Count("registrations", filter=Q(registrations__attended=True)))
    return {row.page_key.hex[:8]: row.there for row in counted if row.there}


def _attendance_elsewhere(study: Study, wave: Wave) -> list[Published]:
    """What another study said of how many were there, or kept back: this one says the same."""
    if wave.training is None:
        return []
    rows = ReleasedTable.objects.filter(wave__training=wave.training, content__is=ATTENDED).exclude(study=study)
    return [of_json(content) for content in rows.order_by("pk").values_list("content", flat=True)[:1]]


def _freeze(study: Study, wave: Wave, made: Sequence[Published], *, first: int) -> None:
    rows = []
    for order, table in enumerate(made, first):
        content = as_json(table)
        sha256 = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
        rows.append(ReleasedTable(study=study, wave=wave, name=table.name, order=order, content=content, sha256=sha256))
    ReleasedTable.objects.bulk_create(rows)


def _queue_words(study: Study, wave: Wave) -> None:
    """Text answers wait for an editor, in an order that says nothing of who gave them."""
    words = list(_words(wave))
    random.SystemRandom().shuffle(words)
    SaidInWords.objects.bulk_create(
        SaidInWords(study=study, wave=wave, question=question, original=text) for question, text in words
    )


def _words(wave: Wave) -> Iterator[tuple[str, str]]:
    content = Content.of(wave.version.content)  # type: ignore[union-attr]  # an opened round has one
    texts = [question.name for question in content.questions.values() if question.kind is Kind.TEXT]
    for answers, _background, _code in taken(wave):
        yield from ((name, answers[name]) for name in texts if answers.get(name))
