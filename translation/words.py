"""The words that the room's screens use for states and kinds."""

from django.utils.translation import gettext_lazy as _

from hub.models import ChangeKind
from translation.queries.lines import LineState
from translation.queries.standing import State

STATES = {
    State.MISSING: _("Missing"),
    State.UNFOLLOWED: _("Public, not followed"),
    State.DRAFT: _("Draft"),
    State.IN_REVIEW: _("In review"),
    State.RETURNED: _("Returned"),
    State.HELD: _("Approved, waits for its chapter"),
    State.WAITING: _("Waits for its source"),
    State.CURRENT: _("Current"),
    State.STALE_WORDING: _("Stale (wording)"),
    State.STALE: _("Stale"),
}
STALE = {
    ChangeKind.WORDING: _("Stale (wording)"),
    ChangeKind.CONTACT: _("Stale (contact)"),
    ChangeKind.PROCEDURE: _("Stale (procedure)"),
    ChangeKind.LEGAL: _("Stale (law)"),
}
CHANGES = {
    ChangeKind.WORDING: _("Changed since approval (wording)"),
    ChangeKind.CONTACT: _("Changed since approval (contact)"),
    ChangeKind.PROCEDURE: _("Changed since approval (procedure)"),
    ChangeKind.LEGAL: _("Changed since approval (law)"),
}
LINES = {
    LineState.EMPTY: _("Empty"),
    LineState.CHANGED: _("The English changed"),
    LineState.RETURNED: _("Returned"),
    LineState.MACHINE: _("Machine suggestion, not accepted"),
    LineState.FINDING: _("Look again"),
    LineState.DRAFT: _("Draft"),
    LineState.APPROVED: _("Unchanged since approval"),
}
