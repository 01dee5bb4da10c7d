"""Offering to take a seat, taking the offer back, and the author's yes or shortlist."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.rate import seconds_to_wait
from initiatives.access import access_received, access_seat, access_sent, organisations_of
from initiatives.errors import RefusedError, TooOften
from initiatives.forms.interest import InterestForm
from initiatives.models import OrganisationProfile, Seat
from initiatives.queries.intake import intake_of
from initiatives.queries.sheet import content_of, filled_of, sheet_of
from initiatives.services.decide import decide as decide_interest
from initiatives.services.express_interest import express_interest
from initiatives.services.withdraw import withdraw as withdraw_interest
from initiatives.views import limits
from initiatives.views.parts import crumbs, language, private
from initiatives.views.refusals import say


@private
def interest(request: HttpRequest, key: UUID, seat: UUID) -> HttpResponse:
    wanted = access_seat(request.user, key, seat)
    form = InterestForm(
        request.POST if request.method == "POST" else None,
        organisations=organisations_of(request.user),
        language=language(),
        initial=_initial(request, wanted),
    )
    wait = 0
    if request.method == "POST" and form.is_valid():
        offer = form.cleaned_data
        wait = seconds_to_wait(limits.OFFERS, request.user.key, offer["organisation"].key)
        try:
            if wait:
                raise TooOften(timedelta(seconds=wait))
            made, new = express_interest(seat=wanted, by=request.user, **offer)
        except TooOften as error:
            wait = error.seconds
            limits.too_often(form, wait)
        except RefusedError as error:
            say(form, error, "pitch")
        else:
            said = _("Sent. The author answers you here.") if new else _("Your organisation has replied to this seat.")
            messages.success(request, said)
            return redirect("partners_conversation", made.key)
    sheet = sheet_of(content_of(wanted.initiative), language=language(), filled=filled_of(wanted.initiative))
    context = {
        "form": form,
        "sheet": sheet,
        "seat": next(line for line in sheet.seats if line.key == str(wanted.key)),
        "initiative": wanted.initiative,
        "intake": intake_of(wanted.initiative).words,
        "breadcrumbs": crumbs(),
    }
    answer = render(request, "initiatives/interest.html", context, status=422 if form.errors else 200)
    return limits.held(answer, wait)


def _initial(request: HttpRequest, seat: Seat) -> dict[str, object]:
    """What the seat asks for, and what the profile of one's organisation says already."""
    organisation = organisations_of(request.user)[0]
    profile = OrganisationProfile.objects.filter(organisation=organisation).first()
    return {
        "role": seat.role,
        "country": organisation.country_id,
        "languages": profile.languages if profile else [],
    }


@private
@require_POST
def decide(request: HttpRequest, key: UUID) -> HttpResponse:
    received = access_received(request.user, key)
    try:
        decide_interest(interest=received, decision=request.POST.get("decision", ""))
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Noted."))
    if request.POST.get("back") == "board":
        return redirect("partners_board", received.seat.initiative.key)
    return redirect("partners_conversation", key)


@private
@require_POST
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    sent = access_sent(request.user, key)
    try:
        withdraw_interest(interest=sent)
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Withdrawn."))
    return redirect("partners_conversation", key)
