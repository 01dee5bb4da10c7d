"""What one can do about a conversation: give one's address, keep a partner away, report it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from initiatives.access import access_conversation
from initiatives.errors import RefusedError
from initiatives.forms.talk import ReportForm
from initiatives.queries.talks import other_side
from initiatives.services.hide_mail_notes import hide_mail_notes
from initiatives.services.keep_apart import keep_apart, let_together
from initiatives.services.report_talk import report_talk
from initiatives.services.share_address import give_address, take_address_back
from initiatives.views.parts import crumbs, private
from initiatives.views.refusals import say, told


@private
@require_POST
def give(request: HttpRequest, key: UUID) -> HttpResponse:
    talk, speaker = access_conversation(request.user, key)
    said = _("Given. Your partner reads it here until you take it back.")
    told(request, lambda: give_address(interest=talk, speaker=speaker, by=request.user), said)
    return redirect("partners_conversation", key)


@private
@require_POST
def take_back(request: HttpRequest, key: UUID) -> HttpResponse:
    talk, _speaker = access_conversation(request.user, key)
    take_address_back(interest=talk, by=request.user)
    messages.success(request, _("Taken back. It is shown here no more."))
    return redirect("partners_conversation", key)


@private
@require_POST
def block(request: HttpRequest, key: UUID) -> HttpResponse:
    talk, speaker = access_conversation(request.user, key)
    keep_apart(organisation=speaker, other=other_side(talk, speaker), by=request.user)
    messages.success(request, _("Blocked. Neither of you can send the other an offer or a message."))
    return redirect("partners_conversation", key)


@private
@require_POST
def unblock(request: HttpRequest, key: UUID) -> HttpResponse:
    talk, speaker = access_conversation(request.user, key)
    let_together(organisation=speaker, other=other_side(talk, speaker))
    messages.success(request, _("The block is lifted."))
    return redirect("partners_conversation", key)


@private
@require_POST
def hide_notes(request: HttpRequest, key: UUID) -> HttpResponse:
    talk, _speaker = access_conversation(request.user, key)
    hide_mail_notes(interest=talk, person=request.user)
    return redirect("partners_conversation", key)


@private
def report(request: HttpRequest, key: UUID) -> HttpResponse:
    talk, speaker = access_conversation(request.user, key)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _report, new = report_talk(interest=talk, organisation=speaker, by=request.user, **form.cleaned_data)
        except RefusedError as error:
            say(form, error, "text")
        else:
            told = _("Thank you. A moderator of the Hub looks at it; you hear from us by e-mail.")
            messages.success(request, told if new else _("Your organisation has reported this conversation already."))
            return redirect("partners_conversation", key)
    way = [*crumbs(mine=True), {"label": _("The conversation"), "url": reverse("partners_conversation", args=[key])}]
    context = {"form": form, "other": other_side(talk, speaker), "breadcrumbs": way}
    return render(request, "initiatives/report.html", context, status=422 if form.errors else 200)
