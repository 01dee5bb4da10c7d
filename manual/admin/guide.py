"""The editors' guide, under Help."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def guide(request: HttpRequest) -> HttpResponse:
    """For everybody who may enter the admin: it says how things are done, nothing of what is done."""
    return render(request, "manual/admin/guide.html", {"page_title": _("Editors' guide"), "header_icon": "help"})
