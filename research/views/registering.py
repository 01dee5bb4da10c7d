"""Registering for a training and confirming it. Nothing happens on GET; no answer says who is known or invited."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.look.navigation import language
from hub.look.private import behind_a_secret, private
from hub.people.reader import Reader
from hub.rate import too_often
from research.access import access_announced, access_asked
from research.errors import RefusedError, TooManyError
from research.forms.registration import RegistrationForm
from research.models import Place, Training
from research.moments import in_words
from research.queries.wording import words_of
from research.services.training.confirm import confirm
from research.services.training.register import register
from research.tokens import for_place

MOST_A_DAY = 40
READ_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


@READ_AND_POST
@private
def registering(request: HttpRequest, key: UUID) -> HttpResponse:
    training = access_announced(Reader.of(request), key)
    if not training.takes_registrations:
        return _page(request, training, None, status=410)
    form = RegistrationForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or request.method == "HEAD" or not form.is_valid():
        return _page(request, training, form)
    if form.by_a_program:
        return redirect("training_register_sent", training.key)
    if too_often(request, purpose="training", most_a_day=MOST_A_DAY):
        form.add_error(None, _("Too many requests came from your network today. Please try again tomorrow."))
        return _page(request, training, form, status=429)
    try:
        register(training=training, wish=form.wish)
    except RefusedError as error:
        form.add_error(None, str(error.message))
        return _page(request, training, form, status=429 if isinstance(error, TooManyError) else 410)
    return redirect("training_register_sent", training.key)


@require_safe
@private
def sent(request: HttpRequest, key: UUID) -> HttpResponse:
    training = access_announced(Reader.of(request), key)
    context = {"training": training, "words": words_of(training, language())}
    return render(request, "research/register_sent.html", context)


@behind_a_secret
@READ_AND_POST
def confirming(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what is confirmed, POST confirms it."""
    try:
        row = access_asked(token)
    except Http404:
        return render(request, "research/confirm.html", {"over": True}, status=410)
    if request.method == "POST":
        done = confirm(key=row.key)
        if done is not None:
            return redirect("training_place", for_place(done.key))
        row.refresh_from_db()
    elif row.confirmed_at is not None:
        return redirect("training_place", for_place(row.key))
    training = row.training
    over = row.state != Place.ASKED or not training.takes_registrations
    context = {
        "over": over,
        "words": words_of(training, language()),
        "when": in_words(training.starts_at, training.ends_at, training.zone),
    }
    return render(request, "research/confirm.html", context, status=410 if over else 200)


def _page(
    request: HttpRequest, training: Training, form: RegistrationForm | None, status: int | None = None
) -> HttpResponse:
    seated = training.registrations.filter(state=Place.SEATED).count()
    context = {
        "form": form,
        "training": training,
        "words": words_of(training, language()),
        "when": in_words(training.starts_at, training.ends_at, training.zone),
        "is_full": seated >= training.capacity,
    }
    return render(request, "research/register.html", context, status=status)
