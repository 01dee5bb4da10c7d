"""The page behind a reminder's link: one button says that an initiative is still open. To look changes nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from initiatives.access import access_asked
from initiatives.emails.letter import title_of
from initiatives.errors import RefusedError
from initiatives.queries import deadlines
from initiatives.services.confirm_open import confirm_open
from initiatives.views.parts import crumbs, language


@never_cache
def still_open(request: HttpRequest, token: str) -> HttpResponse:
    """Works without a log-in, for the person who was written to; everything but this answer asks for one."""
    initiative, person = access_asked(token)
    if request.method == "POST":
        try:
            confirm_open(initiative=initiative, by=person)
        except RefusedError as error:
            messages.error(request, error.message)
        return redirect("partners_still_open", token)
    context = {
        "initiative": initiative,
        "title": title_of(initiative, language()),
        "deadline": deadlines.in_words(initiative.deadline, initiative.deadline_zone, language()),
        "breadcrumbs": crumbs(),
    }
    return render(request, "initiatives/still_open.html", context)
