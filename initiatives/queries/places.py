"""The names of the fields of an initiative, as people read them, by the places that the screen and the gaps name."""

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _


def label_of(place: str) -> str:
    """What stands beside the field in the form; a place that has no name of its own is shown as it is."""
    part, _dash, rest = place.partition("-")
    if part == "text":
        code, _dash, name = rest.partition("-")
        words = {"title": _("Title"), "summary": _("Summary"), "body": _("What is planned")}
        return f"{words.get(name, name)} ({get_language_info(code)['name_local'].capitalize()})"
    if part == "seats":
        position, _dash, _name = rest.partition("-")
        return _("Seat %(number)d") % {"number": int(position) + 1}
    if part == "files":
        position, _dash, _name = rest.partition("-")
        return _("File %(number)d") % {"number": int(position) + 1}
    return {"programme": _("Programme"), "call": _("Call"), "call_url": _("Link to the call")}.get(place, place)
