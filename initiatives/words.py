"""Sentences that services and views both say."""

from django.utils.translation import gettext_lazy as _

NOT_VERIFIED = _("Your organisation is not verified, or its verification has run out. Ask the Hub's moderators.")
SEAT_TAKEN = _("This seat has been filled meanwhile.")
NOT_ATTESTED = _("Its author has not stated that nobody can be recognised in it. Return it.")
STILL_FOUND = _("The safeguarding screen finds something in it that nobody has lifted. Decide it first, or return it.")
CLAIMED = _("Another moderator is reading it. Ask them, or wait until their claim ends.")
DECIDE_EACH = _("Decide each finding that its author contests.")
TOO_LATE = _(
    "Fewer than ten days are left. Then only an initiative that replaces a partner who has left can be published."
)
OVER = _("This initiative is no longer open.")
WAITS = _("A moderator reads it now. Press “Save for later” to take it back and change it.")
TALK_OVER = _("This conversation is over.")
