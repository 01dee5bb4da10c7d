"""The facts of a quiz follow its English page, in the transaction that publishes or takes it down."""

from uuid import UUID

from django.conf import settings

from research.items import Item, items_of
from research.models import QuizItem, QuizPage
from research.numbering import and_above
from research.queries.changed import in_force


def keep_items(*, page: QuizPage) -> None:
    """Write what the English page asks now. What is not asked any more stays as a row, since answers name it."""
    known = {row.block_id: row for row in QuizItem.objects.select_for_update().filter(page_key=page.translation_key)}
    edition = in_force()
    for position, item in enumerate(items_of(page.items)):
        row = known.pop(item.key, None) or QuizItem(page_key=page.translation_key, block_id=item.key, version=0)
        _say(row, item, edition)
        row.position, row.live = position, True
        row.save()
    QuizItem.objects.filter(pk__in=[row.pk for row in known.values()]).update(live=False)


def close_items(*, page_key: UUID, language: str) -> None:
    """The page is not public any more: nobody is asked."""
    if language == settings.LANGUAGE_CODE:
        QuizItem.objects.filter(page_key=page_key).update(live=False)


def _say(row: QuizItem, item: Item, edition: str) -> None:
    if row.asked_hash != item.asked_hash:
        row.version += 1
    if row.whole_hash != item.whole_hash:
        row.edition = edition
    row.asked_hash, row.whole_hash = item.asked_hash, item.whole_hash
    row.options, row.right = item.question.options, list(item.question.right)
    row.numbers, row.places = list(item.numbers), and_above(item.numbers)
