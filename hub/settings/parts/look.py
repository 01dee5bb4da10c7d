"""The furniture of every public page: which rooms the menus show; and how much machines may ask for."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.env import ENV

# A room is added here when it stands; an address that would answer 404 is in no menu.
HUB_MAIN_MENU = [
    ("manual/", pgettext_lazy("the book", "Manual")),
    ("news/", _("News")),
    ("partners/", _("Find a Partner")),
]
HUB_FOOTER_MENU = [
    ("coverage/", _("Who has the manual")),
    ("accessibility/", _("Accessibility")),
    ("privacy/", _("Privacy")),
    ("cookies/", _("Cookies")),
    ("legal-notice/", _("Legal notice")),
    ("contact/", _("Contact")),
    ("feedback/", _("Feedback")),
    ("machines/", _("For machines")),
]

HUB_OFFLINE = ENV.offline

# Requests to the API a minute of one network (a /24 or /64); who needs everything takes the file of an edition.
HUB_API_A_MINUTE = 600
