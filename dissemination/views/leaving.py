"""Unsubscribing and settings by personal links. The address holds the secret, so that no cookie is needed."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods

from dissemination import subscriber_links as links
from dissemination import topics
from dissemination.models import Subscriber, Subscription
from dissemination.models.subscription import EndedReason
from dissemination.services.change_preferences import change_preferences
from dissemination.services.end_subscriptions import end_all, end_one
from dissemination.services.erase_subscriber import erase_subscriber
from dissemination.subscribe_forms import PreferencesForm
from dissemination.views.private import behind_a_secret
from hub.look import navigation
from hub.look.page_links import PageLinks

READ_AND_POST = require_http_methods(["GET", "HEAD", "POST"])
ASKED_LANGUAGE = "language"
BY_A_PROGRAM = "List-Unsubscribe"


@behind_a_secret
@READ_AND_POST
def ending_all(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """RFC 8058: a POST by the mail program ends all at once and is answered 200; a GET shows a button."""
    subscriber = Subscriber.objects.filter(key=key).first()
    if subscriber is None or not links.opens(token, purpose=links.END_ALL, subject=key):
        raise Http404
    if request.method == "POST":
        end_all(subscriber=subscriber, reason=_reason(request))
    return _ending(request, subscriber, topic="")


@behind_a_secret
@READ_AND_POST
def ending_one(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """The same for one subscription."""
    subscription = Subscription.objects.select_related("subscriber").filter(key=key).first()
    if subscription is None or not links.opens(token, purpose=links.END_ONE, subject=key):
        raise Http404
    if request.method == "POST" and subscription.ended_at is None:
        end_one(subscription=subscription, reason=_reason(request))
    return _ending(request, subscription.subscriber, topic=subscription.topic)


@behind_a_secret
@READ_AND_POST
def preferences(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """Cadence of each subscription, language, end of one or all, erasing. A link that is over leads to a new one."""
    subscriber = Subscriber.objects.filter(key=key).exclude(status=Subscriber.Status.ERASED).first()
    if subscriber is None or not links.opens(token, purpose=links.PREFERENCES, subject=key):
        return HttpResponseRedirect(reverse("subscribe_own_link"))
    subscriptions = list(subscriber.subscriptions.live())
    given: dict[str, Any] = {"language": subscriber.language, "subscriptions": subscriptions}
    form = PreferencesForm(**given)
    if request.method == "POST":
        if "erase" in request.POST:
            return _erase(request, subscriber)
        if "end" in request.POST or "end_all" in request.POST:
            _end(request, subscriber)
            return HttpResponseRedirect(request.path)
        form = PreferencesForm(request.POST, **given)
        if form.is_valid():
            language = form.cleaned_data["language"]
            change_preferences(subscriber=subscriber, language=language, cadences=form.cadences)
            return HttpResponseRedirect(f"{request.path}?saved")
    rows = [(one, form[str(one.key)]) for one in subscriptions]
    context = {"form": form, "rows": rows, "saved": "saved" in request.GET and request.method == "GET"}
    return render(request, "dissemination/subscribe/preferences.html", context)


def _ending(request: HttpRequest, subscriber: Subscriber, *, topic: str) -> HttpResponse:
    """In the subscriber's language, or in the one that the page's menu asks for; the choice is not written down."""
    asked = request.GET.get(ASKED_LANGUAGE, "")
    with translation.override(asked if asked in dict(settings.LANGUAGES) else subscriber.language):
        name = topics.names([topic])[topic] if topic else ""
        languages = PageLinks(languages=navigation.languages_of_one_address(request.path, ASKED_LANGUAGE))
        context = {"done": request.method == "POST", "name": name, "languages": languages}
        return render(request, "dissemination/subscribe/end.html", context)


def _end(request: HttpRequest, subscriber: Subscriber) -> None:
    if "end_all" in request.POST:
        end_all(subscriber=subscriber, reason=EndedReason.PREFERENCES)
        return
    for subscription in subscriber.subscriptions.live():
        if str(subscription.key) == request.POST["end"]:
            end_one(subscription=subscription, reason=EndedReason.PREFERENCES)


def _erase(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Asked twice: the first press shows what will happen."""
    sure = request.POST["erase"] == "sure"
    if sure:
        erase_subscriber(subscriber=subscriber)
    return render(request, "dissemination/subscribe/erase.html", {"done": sure})


def _reason(request: HttpRequest) -> EndedReason:
    return EndedReason.ONE_CLICK if BY_A_PROGRAM in request.POST else EndedReason.LINK
