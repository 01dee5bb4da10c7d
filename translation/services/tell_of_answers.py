"""Once a day whoever asked hears what was answered, and whoever answers for a page what is unclear in it."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from hub.models import User
from hub.publishing.calendar import today
from translation.emails import letters
from translation.models import SegmentComment, Told
from translation.queries.matters import Item, Matter, names, told_of
from translation.queries.recipients import Recipients, recipients
from translation.services.tell import daytime, tell

LOOKS_BACK = timedelta(days=30)
ANSWER, UNCLEAR = Told.Kind.ANSWER, Told.Kind.UNCLEAR

Letters = dict[User, list[Item]]


def tell_of_answers(*, at: datetime | None = None) -> int:
    """Idempotent, by day only; how many letters were written."""
    moment = at or timezone.now()
    if not daytime(moment):
        return 0
    known, since = recipients(), moment - LOOKS_BACK
    answered, unclear = _answered(known, since), _unclear(known, since)
    keys = {one.matter.page_key for waiting in (answered, unclear) for items in waiting.values() for one in items}
    titles, day = names(keys), today(moment).isoformat()
    return _send(answered, ANSWER, letters.answers(titles), day) + _send(unclear, UNCLEAR, letters.unclear(titles), day)


def _answered(known: Recipients, since: datetime) -> Letters:
    """Answers of others, and questions that others closed without one."""
    found: Letters = defaultdict(list)
    answers = SegmentComment.objects.filter(question__isnull=False, at__gte=since).exclude(author=F("question__author"))
    answered = set()
    for answer in answers.select_related("question").order_by("pk"):
        question = answer.question
        if question is not None:
            answered.add((question.pk, answer.author_id))
            _add(found, known, question, Item(_matter(ANSWER, question, str(answer.pk))))
    closed = SegmentComment.objects.filter(question=None, resolved_at__gte=since).exclude(resolved_by=F("author"))
    for question in closed.order_by("pk"):
        if (question.pk, question.resolved_by_id) not in answered:
            _add(found, known, question, Item(_matter(ANSWER, question, f"closed {question.pk}"), closed=True))
    return found


def _unclear(known: Recipients, since: datetime) -> Letters:
    """To the owner of the page and who saved it last, where they are editors; else to all editors."""
    found: Letters = defaultdict(list)
    marks = list(SegmentComment.objects.unclear().filter(at__gte=since).order_by("pk"))
    pages = Page.objects.filter(
        translation_key__in={mark.page_key for mark in marks}, locale__language_code=settings.LANGUAGE_CODE
    )
    rows = pages.values_list("translation_key", "owner_id", "latest_revision__user_id")
    own = {key: {owner, saver} for key, owner, saver in rows}
    editors = known.editors()
    for mark in marks:
        theirs = [editor for editor in editors if editor.pk in own.get(mark.page_key, set())]
        for editor in theirs or editors:
            found[editor].append(Item(_matter(UNCLEAR, mark, str(mark.pk))))
    return found


def _matter(kind: str, question: SegmentComment, mark: str) -> Matter:
    return Matter(kind, question.page_key, question.language, mark)


def _add(found: Letters, known: Recipients, question: SegmentComment, item: Item) -> None:
    for person in (*known.writers(question.language), *known.editors()):
        if person.pk == question.author_id:
            found[person].append(item)
            return


def _send(waiting: Letters, kind: str, write: letters.Write, day: str) -> int:
    said = told_of(kind, {item.matter.page_key for items in waiting.values() for item in items})
    count = 0
    for person, items in waiting.items():
        fresh = [item for item in items if (person.pk, item.matter) not in said]
        if fresh:
            count += tell(person=person, items=fresh, write=write, bucket=day)
    return count
