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
ENOUGH_FILES = _("An initiative has at most five files. Take one out first.")
ENOUGH_DRAFTS = _("Your organisation has 30 drafts. Submit or close one of them first.")
ENOUGH_WAITING = _(
    "Twenty texts of your organisation wait for a moderator. Wait for an answer to one of them; this one is kept."
)
PAUSED = _("Its author takes no new offers for now. Look again later; it stays here until its deadline.")
UNVERIFIED = _(
    "The organisation behind it is not verified at present: it takes no offers and no questions until it is again."
)
FULL = _("Its author has as many offers as can be read at present. It takes new ones as soon as some are answered.")
OTHER_NOT_VERIFIED = _(
    "This organisation is not verified at present. You can take it on as soon as a moderator has verified it again."
)
PARTNER_NOT_VERIFIED = _(
    "The other organisation is not verified at present: this conversation rests until it is verified again."
)
OVER = _("This initiative is no longer open.")
WAITS = _("A moderator reads it now. Press “Save for later” to take it back and change it.")
TALK_OVER = _("This conversation is over.")
NOT_AGREED = _("Addresses can be given once the author has agreed to work with you.")
NOT_NOW = _("This offer cannot be sent at present.")
NO_QUESTION = _("This question cannot be sent at present.")
NO_WORDS = _("One of these conversations is over: decline it without a sentence of your own.")
HANDLED = _("Another moderator has decided about this report meanwhile.")
