"""Forget an address, and a person's name at the own agency, in what was said on pages and in the admin's log."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import ModelLogEntry

from dissemination.models.contact_request import ContactRequest
from dissemination.models.delivery import Answer, Delivery, EntryNote
from dissemination.models.directory import Contact
from dissemination.naming import address_pattern
from dissemination.queries.named import named_in_answers, named_in_notes, named_in_requests


def forget_in_words(*, digests: Sequence[bytes], spellings: Sequence[str], contacts: Sequence[Contact]) -> int:
    """In the caller's transaction: what this person said, or what names them; returns how many rows went."""
    EntryNote.objects.filter(named_in_notes(spellings, contacts)).delete()
    theirs = Delivery.objects.filter(contact__in=contacts).values("pk")
    gone = Answer.objects.filter(Q(delivery_id__in=theirs) | named_in_answers(spellings, contacts)).delete()[0]
    said = Q(contact__in=contacts) | named_in_requests(spellings, contacts)
    ContactRequest.objects.filter(said).update(note="")
    own = ContactRequest.objects.filter(address_hash__in=digests)
    waiting = own.filter(state=ContactRequest.State.OPEN)
    waiting.update(state=ContactRequest.State.REFUSED, decided_at=timezone.now())
    return gone + own.update(email="", address_hash=None, role_title="", note="")


def forget_in_log(*, spellings: Sequence[str], contacts: Sequence[Contact]) -> None:
    """The admin's log keeps who did what to which row, without what the row was called."""
    rows = ModelLogEntry.objects.alias(said=Cast("data", TextField()))
    kind = ContentType.objects.get_for_model(Contact)
    pattern = address_pattern(spellings)
    asked = Q(content_type=kind, object_id__in=[str(contact.pk) for contact in contacts])
    rows.filter(asked | Q(label__iregex=pattern) | Q(said__iregex=pattern)).update(label="", data={})
