"""What is said of a fact's checking, in words at the fact."""

from datetime import date

from django.utils.translation import gettext as _

from hub.look.dates import in_words
from hub.reference.models.checked import Checked, Standing

TONES = {Standing.CHECKED: "ok", Standing.PAST: "warn", Standing.NEVER: "wait"}


def words(fact: Checked, on: date) -> str:
    """When and by whom it was checked, and whether that holds at `on`."""
    standing = fact.standing(on)
    if standing == Standing.NEVER:
        return _("checked by nobody yet")
    day = in_words(fact.checked_on, "medium")
    if standing == Standing.PAST:
        due = in_words(fact.due_on, "medium")
        return _("checked on %(day)s; the next check was due on %(due)s") % {"day": day, "due": due}
    if fact.checked_by:
        return _("checked on %(day)s by %(who)s") % {"day": day, "who": fact.checked_by}
    return _("checked on %(day)s") % {"day": day}
