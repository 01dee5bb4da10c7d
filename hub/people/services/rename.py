"""Gives an organisation another name, in the caller's transaction. The caller saves it and has asked who may."""

from django.utils import timezone

from hub.people.models.organisation import FormerName, Organisation
from hub.people.queries.history import ever_verified


def rename(row: Organisation, *, name: str) -> None:
    """The name until now stays known, so that whoever looks for it finds the organisation.

    One under which it was never verified waits for a moderator."""
    FormerName.objects.filter(organisation=row, name__iexact=name).delete()
    former = FormerName.objects.filter(organisation=row, name__iexact=row.name).first()
    former = former or FormerName(organisation=row, name=row.name)
    former.waits = not ever_verified(row)
    former.until = timezone.localdate()
    former.save()
    row.name = name
