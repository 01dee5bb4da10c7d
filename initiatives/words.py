"""Sentences that services and views both say."""

from django.utils.translation import gettext_lazy as _

NOT_VERIFIED = _("Your organisation is not verified, or its verification has run out. Ask the Hub's moderators.")
SEAT_TAKEN = _("This seat has been filled meanwhile.")
OVER = _("This initiative is no longer open.")
