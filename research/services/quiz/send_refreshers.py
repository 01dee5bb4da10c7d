"""Sends refreshers one, three and six months after a training; run by the beat, any number of times."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from hub.one_by_one import one_by_one
from hub.people.reader import PUBLIC
from hub.ports import notices
from hub.publishing.calendar import today
from research.emails.refresher import refresher_letter
from research.items import Candidate, chosen
from research.models import ItemLook, QuizItem, Refresher, RefresherWish, Training
from research.moments import day_of
from research.queries.item_figures import figures
from research.queries.practice import asked
from research.queries.unclear import last_looks
from research.refreshing import due_month


def send_refreshers() -> int:
    """How many mails."""
    rows = RefresherWish.objects.filter(training__live=True, training__cancelled_at=None).select_related("training")
    due = [row.key for row in rows.order_by("pk") if _due(row) is not None]
    return one_by_one(due, act=_send)


def _due(row: RefresherWish) -> int | None:
    training = row.training
    held, wished = (day_of(moment, training.zone) for moment in (training.ends_at, row.asked_at))
    return due_month(held, wished, row.told, today())


def _send(key: UUID) -> bool:
    with transaction.atomic():
        row = RefresherWish.objects.select_for_update(of=["self"]).select_related("training").filter(key=key).first()
        month = _due(row) if row is not None else None
        if row is None or month is None or row.training.cancelled_at is not None:
            return False
        refresher = _refresher(row.training, month)
        if refresher is None:
            return False
        Refresher.objects.filter(pk=refresher.pk).update(told=F("told") + 1)
        row.told = month
        row.save(update_fields=["told"])
        notices.send(refresher_letter(row, refresher))
    return True


def _refresher(training: Training, month: int) -> Refresher | None:
    """The one for all who are told in that month, made for the first of them; None where there is nothing to ask."""
    known = Refresher.objects.filter(training=training, month=month).first()
    if known is not None:
        return known
    items = _items(training, month)
    if not items:
        return None
    return Refresher.objects.get_or_create(training=training, month=month, defaults={"items": items})[0]


def _items(training: Training, month: int) -> list[UUID]:
    """Of what anybody may read; an item that an editor found bad is left out."""
    rows = list(QuizItem.objects.filter(live=True, places__overlap=training.numbers))
    looks = last_looks(rows)
    sound = [row for row in rows if row.key not in looks or looks[row.key].decision != ItemLook.Decision.BAD]
    there, found = asked(sound, language=settings.LANGUAGE_CODE, reader=PUBLIC), figures(sound)
    earlier = Refresher.objects.filter(training=training).values_list("items", flat=True)
    before = {key.hex for keys in earlier for key in keys}
    candidates = [Candidate(one.row.key.hex, found[one.row.key].difficulty) for one in there]
    return [UUID(key) for key in chosen(candidates, asked=before, seed=f"{training.key.hex}:{month}")]
