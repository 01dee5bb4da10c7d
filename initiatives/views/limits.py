"""An act too often: the form again with what was typed, 429, and when to try again."""

from math import ceil

from django import forms
from django.http import HttpResponse
from django.utils.translation import ngettext

from hub.rate import Limit

FILES = Limit("file", most=20, seconds=3600)
OFFERS = Limit("offer", most=10, seconds=600)
QUESTIONS = Limit("question", most=5, seconds=600)
PROFILES = Limit("profile", most=20, seconds=3600)
STARTS = Limit("initiative-started", most=40, seconds=3600)
SUBMITS = Limit("initiative-submitted", most=40, seconds=3600)
MESSAGES = Limit("message", most=20, seconds=600)


def too_often(form: forms.Form, seconds: int) -> None:
    """Say at `form` that its sender waits `seconds`."""
    form.add_error(None, words(seconds))


def words(seconds: int) -> str:
    minutes = ceil(seconds / 60)
    return ngettext(
        "That was very often. Please try again in %(minutes)d minute; what you typed is still here.",
        "That was very often. Please try again in %(minutes)d minutes; what you typed is still here.",
        minutes,
    ) % {"minutes": minutes}


def held(response: HttpResponse, seconds: int) -> HttpResponse:
    """`response` as 429 with `Retry-After`, where its sender waits."""
    if seconds:
        response.status_code = 429
        response.headers["Retry-After"] = str(seconds)
    return response
