"""How an initiative, the version being edited and an expression of interest may move. Nothing moves otherwise."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from initiatives.errors import WrongState


class State(models.TextChoices):
    """Where an initiative stands. Once approved it stays so while a later version is edited and checked."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waits for a moderator")
    RETURNED = "returned", _("Returned with a reason")
    APPROVED = "approved", _("Published")
    CLOSED = "closed", _("Closed")
    ARCHIVED = "archived", _("Archived")


class DraftState(models.TextChoices):
    """Where the version being edited stands."""

    OPEN = "open", _("Being edited")
    SUBMITTED = "submitted", _("Waits for a moderator")
    RETURNED = "returned", _("Returned with a reason")
    APPROVED = "approved", _("Approved")


class InterestState(models.TextChoices):
    NEW = "new", pgettext_lazy("an offer", "New")
    SHORTLISTED = "shortlisted", _("On the shortlist")
    DECLINED = "declined", _("Declined")
    AGREED = "agreed", _("Agreed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class QuestionState(models.TextChoices):
    """Where a public question stands. It shows once its author has answered and a moderator has read both."""

    ASKED = "asked", _("Waits for the author")
    ANSWERED = "answered", _("Waits for a moderator")
    RETURNED = "returned", _("Returned with a reason")
    PUBLIC = "public", _("Published")
    SET_ASIDE = "set_aside", _("Not published")
    HIDDEN = "hidden", _("Taken down")


INITIATIVE: Mapping[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.SUBMITTED, State.CLOSED}),
    State.SUBMITTED: frozenset({State.DRAFT, State.RETURNED, State.APPROVED, State.CLOSED}),
    State.RETURNED: frozenset({State.SUBMITTED, State.CLOSED}),
    State.APPROVED: frozenset({State.RETURNED, State.CLOSED}),
    State.CLOSED: frozenset({State.ARCHIVED}),
    State.ARCHIVED: frozenset(),
}
DRAFT: Mapping[str, frozenset[str]] = {
    DraftState.OPEN: frozenset({DraftState.OPEN, DraftState.SUBMITTED, DraftState.RETURNED}),
    DraftState.SUBMITTED: frozenset({DraftState.OPEN, DraftState.RETURNED, DraftState.APPROVED}),
    DraftState.RETURNED: frozenset({DraftState.OPEN, DraftState.RETURNED, DraftState.SUBMITTED}),
    DraftState.APPROVED: frozenset({DraftState.OPEN, DraftState.RETURNED}),
}
INTEREST: Mapping[str, frozenset[str]] = {
    InterestState.NEW: frozenset(
        {InterestState.SHORTLISTED, InterestState.DECLINED, InterestState.AGREED, InterestState.WITHDRAWN}
    ),
    InterestState.SHORTLISTED: frozenset({InterestState.DECLINED, InterestState.AGREED, InterestState.WITHDRAWN}),
    InterestState.DECLINED: frozenset(),
    InterestState.AGREED: frozenset(),
    InterestState.WITHDRAWN: frozenset(),
}

SILENT_AFTER = timedelta(days=14)
"""How long an offer waits for a word before its author is reminded of it."""
ANSWER_AFTER = timedelta(days=7)
"""How long after the reminder the Hub answers in the author's place."""
QUESTION: Mapping[str, frozenset[str]] = {
    QuestionState.ASKED: frozenset({QuestionState.ANSWERED, QuestionState.SET_ASIDE}),
    QuestionState.ANSWERED: frozenset(
        {QuestionState.ANSWERED, QuestionState.PUBLIC, QuestionState.RETURNED, QuestionState.SET_ASIDE}
    ),
    QuestionState.RETURNED: frozenset({QuestionState.ANSWERED, QuestionState.SET_ASIDE}),
    QuestionState.PUBLIC: frozenset({QuestionState.HIDDEN, QuestionState.SET_ASIDE}),
    QuestionState.SET_ASIDE: frozenset(),
    QuestionState.HIDDEN: frozenset(),
}


def move(row: Any, to: str, allowed: Mapping[str, frozenset[str]]) -> None:
    """Set `row.state`, or raise WrongState. The caller holds the row's lock and saves it."""
    if to not in allowed[row.state]:
        raise WrongState(row.state, to)
    row.state = to
