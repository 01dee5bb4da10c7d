"""An editor looked at an item of a quiz and says what is wrong."""

from django.db import transaction

from hub.models import User
from research.models import ItemLook, QuizItem
from research.queries.changed import in_force


def look(*, item: QuizItem, decision: str, by: User) -> ItemLook:
    """What was found of the item as it is asked now, under the edition in force."""
    with transaction.atomic():
        row = QuizItem.objects.select_for_update().get(pk=item.pk)
        return ItemLook.objects.create(
            item=row.key, version=row.version, edition=in_force(), decision=decision, by=by.key
        )
