"""One side of a conversation asks the Hub's moderators to look at it."""

from django.db import transaction

from hub.models import Organisation, User
from initiatives.models import Interest, Report
from initiatives.services import locked
from initiatives.services.masked import masked_words


def report_talk(
    *, interest: Interest, organisation: Organisation, by: User, why: str, text: str
) -> tuple[Report, bool]:
    """The open report of `organisation`, and whether it is new. Also where the conversation is over.

    Raises Identifying where `text` itself tells who a child or victim is: the messages are there to be read.
    """
    words = masked_words(text=text)["text"]
    with transaction.atomic():
        row = locked.interest(interest.pk)
        return Report.objects.get_or_create(
            interest=row,
            organisation=organisation,
            handled_at=None,
            defaults={"person": by, "why": why, "text": words},
        )
