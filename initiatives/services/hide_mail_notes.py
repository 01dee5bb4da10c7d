"""A person has read what became of their mails."""

from hub.models import User
from initiatives.models import Interest, MailNote


def hide_mail_notes(*, interest: Interest, person: User) -> None:
    """Delete them; what was said today for a reason may be said again."""
    MailNote.objects.filter(interest=interest, person=person).delete()
