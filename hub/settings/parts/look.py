"""The furniture of every public page: which rooms the menus show, and where the quick exit leads."""

from django.utils.translation import gettext_lazy as _

# A room is added here when it stands; an address that would answer 404 is in no menu.
HUB_MAIN_MENU = [
    ("manual/", _("Manual")),
    ("news/", _("News")),
    ("partners/", _("Find a Partner")),
]
HUB_FOOTER_MENU = [
    ("accessibility/", _("Accessibility")),
    ("privacy/", _("Privacy")),
    ("cookies/", _("Cookies")),
    ("legal-notice/", _("Legal notice")),
    ("contact/", _("Contact")),
]
# Where "Leave this site" goes: an everyday page that says nothing about where its reader came from.
HUB_EXIT_URLS = {
    "en": "https://en.wikipedia.org/",
    "ro": "https://ro.wikipedia.org/",
    "nl": "https://nl.wikipedia.org/",
    "da": "https://da.wikipedia.org/",
}
