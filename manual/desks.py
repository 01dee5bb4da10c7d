"""Who writes and who approves a national annex. The only place that says so."""

from typing import Any

from hub.people.groups import Group, is_in
from hub.reference.desks import countries_kept_by
from manual.models import Annex, AnnexRevision


def may_see_annexes(user: Any) -> bool:
    """Editors, country desks and auditors."""
    return is_in(user, Group.EDITOR, Group.COUNTRY_DESK, Group.AUDITOR)


def may_write(user: Any, country: str) -> bool:
    """The desk of that very country, and editors."""
    return country in countries_kept_by(user)


def may_decide(user: Any, revision: AnnexRevision) -> bool:
    """Whoever may write for the country and did not write this; superusers are no exception."""
    return may_write(user, revision.annex.country_id) and user.pk not in revision.hands


def may_withdraw(user: Any, annex: Annex) -> bool:
    return may_write(user, annex.country_id)
