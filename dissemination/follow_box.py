"""The box by which a page offers what is new about its subject: a link to the form, with the topics chosen."""

from django.template.loader import render_to_string
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from hub.look.navigation import language
from hub.ports.follow import Subject


def follow_box(subject: Subject) -> SafeString:
    chosen = [("theme", slug) for slug in subject.themes] + [("country", code) for code in subject.countries]
    if subject.manual:
        chosen.append(("manual", "1"))
    address = f"/{language()}/subscribe/" + (f"?{urlencode(chosen)}" if chosen else "")
    return render_to_string("dissemination/parts/follow_box.html", {"address": address, "subject": subject})
