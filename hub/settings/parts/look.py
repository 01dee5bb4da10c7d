"""The furniture of every public page: which rooms the menus show."""

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
]

HUB_OFFLINE = ENV.offline
