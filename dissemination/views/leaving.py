"""Unsubscribing by personal links. The address holds the secret, so that no cookie is needed."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_http_methods

from dissemination import subscriber_links as links
from dissemination import topics
from dissemination.models import OutboundMessage, Subscriber, Subscription
from dissemination.models.subscription import EndedReason
from dissemination.queries.subscriptions_of import endings
from dissemination.services.end_subscriptions import end_all, end_one
from hub.look import navigation
from hub.look.page_links import PageLinks
from hub.look.private import behind_a_secret

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
        end_all(subscriber=subscriber, reason=_reason(request), message=_message(request, subscriber))
    return _ending(request, subscriber)


@behind_a_secret
@READ_AND_POST
def ending_one(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """The same for one subscription."""
    subscription = Subscription.objects.select_related("subscriber").filter(key=key).first()
    if subscription is None or not links.opens(token, purpose=links.END_ONE, subject=key):
        raise Http404
    if request.method == "POST" and subscription.ended_at is None:
        end_one(subscription=subscription, reason=_reason(request), message=_message(request, subscription.subscriber))
    return _ending(request, subscription.subscriber, subscription)


def _ending(request: HttpRequest, subscriber: Subscriber, only: Subscription | None = None) -> HttpResponse:
    """In the subscriber's language, or in the one that the page's menu asks for; the choice is not written down."""
    asked = request.GET.get(ASKED_LANGUAGE, "")
    with translation.override(asked if asked in dict(settings.LANGUAGES) else subscriber.language):
        name = topics.names([only.topic], for_owner=True)[only.topic] if only else ""
        languages = PageLinks(languages=navigation.languages_of_one_address(request.path, ASKED_LANGUAGE))
        is_live = only.ended_at is None if only else subscriber.subscriptions.live().exists()
        context = {
            "done": request.method == "POST",
            "name": name,
            "languages": languages,
            "before": [] if request.method == "POST" or is_live else endings(subscriber, only=only, for_owner=True),
        }
        return render(request, "dissemination/subscribe/end.html", context)


def _reason(request: HttpRequest) -> EndedReason:
    return EndedReason.ONE_CLICK if BY_A_PROGRAM in request.POST else EndedReason.LINK


def _message(request: HttpRequest, subscriber: Subscriber) -> UUID | None:
    """The message that the link stands in, if it is one to this subscriber: anybody may write into an address bar."""
    asked = links.message_in(request.GET.get(links.IN, ""))
    known = OutboundMessage.objects.filter(pk=asked, recipient=subscriber.recipient)
    return asked if asked is not None and known.exists() else None
