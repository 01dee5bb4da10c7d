"""The author's board: replies sorted in columns, some side by side, declined with thanks, and the intake switches."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from hub.look.names import language_name
from initiatives.access import access_offers, access_own
from initiatives.emails.letter import title_of
from initiatives.errors import RefusedError
from initiatives.forms.triage import DeclineForm, IntakeForm
from initiatives.models import Interest
from initiatives.queries.intake import intake_of
from initiatives.queries.triage import columns, offers
from initiatives.services.decline import BY_AUTHOR
from initiatives.services.decline import decline as decline_offers
from initiatives.services.set_intake import set_intake
from initiatives.views.parts import crumbs, language, private
from initiatives.views.refusals import say

FEWEST, MOST = 2, 4
MOST_AT_ONCE = 50


@private
@require_http_methods(["GET", "HEAD", "POST"])
def board(request: HttpRequest, key: UUID) -> HttpResponse:
    """GET shows the replies; POST sets whether new ones come in."""
    initiative = access_own(request.user, key)
    switches = {"paused": initiative.paused, "most_open": initiative.most_open}
    form = IntakeForm(request.POST if request.method == "POST" else None, initial=switches)
    if request.method == "POST" and form.is_valid():
        try:
            set_intake(initiative=initiative, **form.cleaned_data)
        except RefusedError as error:
            say(form, error, "paused")
        else:
            messages.success(request, _("Saved. The public page says so at once."))
            return redirect("partners_board", key)
    context = {
        "initiative": initiative,
        "title": title_of(initiative, language()),
        "columns": columns(initiative, language()),
        "intake": intake_of(initiative).words if initiative.is_open else "",
        "form": form,
        "breadcrumbs": crumbs(mine=True),
    }
    return render(request, "initiatives/board.html", context, status=422 if form.errors else 200)


@private
@require_safe
def compare(request: HttpRequest, key: UUID) -> HttpResponse:
    """Two to four replies side by side; the address holds their keys."""
    initiative, chosen = access_offers(request.user, key, request.GET.getlist("with"))
    if not FEWEST <= len(chosen) <= MOST:
        messages.info(request, _("Tick two, three or four offers to see them side by side."))
        return redirect("partners_board", key)
    by_key = {offer.key: offer for offer in offers(chosen, language())}
    context = {
        "initiative": initiative,
        "title": title_of(initiative, language()),
        "offers": [by_key[one.key] for one in chosen],
        "breadcrumbs": crumbs(mine=True),
    }
    return render(request, "initiatives/compare.html", context)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, key: UUID) -> HttpResponse:
    """GET chooses the words for those whose keys are given, POST says them."""
    keys = (request.POST if request.method == "POST" else request.GET).getlist("with")
    initiative, chosen = access_offers(request.user, key, keys[:MOST_AT_ONCE])
    waiting = [one for one in chosen if one.is_waiting]
    if not waiting:
        messages.info(request, _("Tick offers that wait for an answer."))
        return redirect("partners_board", key)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            number = decline_offers(interests=waiting, **form.cleaned_data)
        except RefusedError as error:
            say(form, error, "text")
        else:
            messages.success(request, _declined(number))
            return redirect("partners_board", key)
    context = {
        "initiative": initiative,
        "title": title_of(initiative, language()),
        "chosen": waiting,
        "read_as": _read_as(waiting),
        "form": form,
        "breadcrumbs": crumbs(mine=True),
    }
    return render(request, "initiatives/decline.html", context, status=422 if form.errors else 200)


def _declined(number: int) -> str:
    return ngettext("%(number)d offer declined with thanks.", "%(number)d offers declined with thanks.", number) % {
        "number": number
    }


def _read_as(chosen: list[Interest]) -> list[tuple[str, str, list[str]]]:
    """The texts in the languages of those who read them, where these are not the author's own."""
    codes = sorted({one.author.preferred_language for one in chosen} - {language()})
    found = []
    for code in codes:
        with translation.override(code):
            texts = [str(one.label) for one in BY_AUTHOR]
        found.append((code, language_name(code, language()), texts))
    return found
