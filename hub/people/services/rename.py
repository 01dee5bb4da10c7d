"""Gives an organisation another name, in the caller's transaction. The caller saves it and has asked who may."""

from django.utils import timezone

from hub.people.models.organisation import FormerName, Organisation


def rename(row: Organisation, name: str) -> None:
    """The name until now stays known, so that whoever looks for it finds the organisation."""
    FormerName.objects.filter(organisation=row, name__iexact=name).delete()
    former = FormerName.objects.filter(organisation=row, name__iexact=row.name).first()
    former = former or FormerName(organisation=row, name=row.name)
    former.until = timezone.localdate()
    former.save()
    row.name = name
