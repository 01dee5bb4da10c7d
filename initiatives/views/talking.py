"""Offering to take a seat, and the conversation that follows. Nobody's address is shown to anybody."""

from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from initiatives.access import (
    access_conversation,
    access_received,
    access_seat,
    access_sent,
    organisations_of,
)
from initiatives.emails.letter import title_for_others, title_of
from initiatives.errors import Identifying, RefusedError
from initiatives.forms.interest import InterestForm, MessageForm
from initiatives.models import Interest, InterestState
from initiatives.queries.sheet import content_of, filled_of, sheet_of
from initiatives.queries.standing import standing_of
from initiatives.services.answer import answer
from initiatives.services.decide import decide as decide_interest
from initiatives.services.express_interest import express_interest
from initiatives.services.withdraw import withdraw as withdraw_interest
from initiatives.views.parts import crumbs, language, private


@private
def interest(request: HttpRequest, key: UUID, seat: UUID) -> HttpResponse:
    wanted = access_seat(request.user, key, seat)
    form = InterestForm(
        request.POST if request.method == "POST" else None,
        organisations=organisations_of(request.user),
        language=language(),
        initial={"role": wanted.role, "country": _country(request)},
    )
    if request.method == "POST" and form.is_valid():
        offer = form.cleaned_data
        try:
            made, new = express_interest(
                seat=wanted,
                organisation=offer["organisation"],
                by=request.user,
                role=offer["role"],
                country=offer["country"],
                pitch=offer["pitch"],
            )
        except (RefusedError, Identifying) as error:
            _say(form, error, "pitch")
        else:
            said = _("Sent. The author answers you here.") if new else _("Your organisation has replied to this seat.")
            messages.success(request, said)
            return redirect("partners_conversation", made.key)
    content = content_of(wanted.initiative)
    sheet = sheet_of(content, language=language(), filled=filled_of(wanted.initiative))
    line = next(line for line in sheet.seats if line.key == str(wanted.key))
    context = {"form": form, "sheet": sheet, "seat": line, "initiative": wanted.initiative, "breadcrumbs": crumbs()}
    return render(request, "initiatives/interest.html", context, status=422 if form.errors else 200)


@private
def conversation(request: HttpRequest, key: UUID) -> HttpResponse:
    talk, speaker = access_conversation(request.user, key)
    form = MessageForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            answer(
                interest=talk,
                speaker=speaker,
                by=request.user,
                text=said["text"],
                submission=said["submission"],
            )
        except (RefusedError, Identifying) as error:
            _say(form, error, "text")
        else:
            messages.success(request, _("Sent."))
            return redirect("partners_conversation", key)
    return _conversation_page(request, talk, form, is_author=speaker.pk != talk.organisation_id)


def _conversation_page(request: HttpRequest, talk: Interest, form: MessageForm, *, is_author: bool) -> HttpResponse:
    initiative = talk.seat.initiative
    waiting = talk.state in {InterestState.NEW, InterestState.SHORTLISTED}
    context = {
        "interest": talk,
        "title": (title_of if is_author else title_for_others)(initiative, language()),
        "initiative": initiative,
        "other": standing_of(talk.organisation if is_author else initiative.organisation, language()),
        "is_author": is_author,
        "state": (InterestState(talk.state) if is_author else talk.state_for_sender).label,
        "country": talk.country.name_in(language()),
        "thread": talk.messages.select_related("organisation"),
        "notes": talk.mail_notes.filter(person=request.user),
        "waiting": waiting,
        "shortlisted": talk.state == InterestState.SHORTLISTED,
        "form": form,
        "breadcrumbs": crumbs(mine=True),
    }
    return render(request, "initiatives/conversation.html", context, status=422 if form.errors else 200)


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


def _country(request: HttpRequest) -> str:
    organisation = organisations_of(request.user).first()
    return organisation.country_id if organisation else ""


def _say(form: django_forms.Form, error: RefusedError, field: str) -> None:
    if isinstance(error, Identifying):
        for found in error.findings:
            words = _("Please take out “%(found)s”. %(why)s") % {"found": found.found, "why": found.kind.label}
            form.add_error(field, words)
    else:
        form.add_error(None, error.message)
