"""The furniture of every public page: which rooms the menus show; and how much machines may ask for."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.env import ENV, ROOT

# Places that editors may put into a menu, by their address below the language. A room is added here when it stands.
HUB_PLACES = {
    "manual": pgettext_lazy("the book", "Manual"),
    "news": _("News"),
    "partners": _("Find a Partner"),
    "training": pgettext_lazy("trainings", "Training"),
    "research": _("Research"),
    "search": _("Search"),
    "subscribe": _("Get news by e-mail"),
    "digests": _("Past digests"),
    "help": _("I need help"),
    "glossary": _("Glossary"),
    "law": _("The law"),
    "themes": _("All themes"),
    "countries": _("All countries"),
    "coverage": _("Who has the manual"),
    "accessibility": _("Accessibility"),
    "privacy": _("Privacy"),
    "cookies": _("Cookies"),
    "legal-notice": _("Legal notice"),
    "contact": _("Contact"),
    "feedback": _("Feedback"),
    "machines": _("For machines"),
}
# Of these, pages of the tree: one that is not public is in no menu.
HUB_PLACES_OF_PAGES = frozenset(
    {"manual", "news", "training", "research", "accessibility", "privacy", "cookies", "legal-notice", "contact"},
)
# What stands in the menus until an editor arranges them, and what no editor can take out of the footer.
HUB_MAIN_MENU = ["manual", "news", "partners", "training"]
HUB_FOOTER_MENU = [
    *(
        "coverage",
        "help",
        "accessibility",
        "privacy",
        "cookies",
        "legal-notice",
        "contact",
        "feedback",
        "machines",
        "research",
    ),
]
HUB_FOOTER_KEPT = ["help", "accessibility", "privacy", "contact", "feedback"]

HUB_OFFLINE = ENV.offline

# What the accessibility statement rests on, and whom it tells people to write to.
HUB_ACCESSIBILITY_RESULTS = ROOT / "docs" / "accessibility-results.json"
HUB_ACCESSIBILITY_CONTACT = ENV.accessibility_contact

# Requests to the API a minute of one network (a /24 or /64); who needs everything takes the file of an edition.
HUB_API_A_MINUTE = 600

# An item of a quiz is answered badly when even the upper bound of its share right lies below.
HUB_UNCLEAR_BELOW = ENV.unclear_below
