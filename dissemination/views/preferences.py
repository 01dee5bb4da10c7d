"""The page of settings, behind a personal link or a log-in. GET shows; what each button does is one service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dissemination import subscriber_links as links
from dissemination.models import Subscriber
from dissemination.models.subscription import EndedReason
from dissemination.preference_forms import NewAddressForm, PauseForm
from dissemination.queries.own_data import own_data
from dissemination.queries.own_subscriber import own_subscriber
from dissemination.queries.stopped import stopped
from dissemination.queries.subscriptions_of import endings
from dissemination.services.add_topics import add_topics
from dissemination.services.ask_address import ask_address
from dissemination.services.change_preferences import change_preferences
from dissemination.services.confirm_address import is_void
from dissemination.services.end_subscriptions import end_all, end_one
from dissemination.services.erase_subscriber import erase_subscriber
from dissemination.services.heed_limits import HubIsBusy
from dissemination.services.pause import pause
from dissemination.subscribe_forms import PreferencesForm, TopicsForm
from hub.look.private import behind_a_secret, private
from hub.people.mailbox import masked
from hub.publishing.calendar import today

READ_AND_POST = require_http_methods(["GET", "HEAD", "POST"])
SAID = {
    "save": gettext_lazy("Saved. It holds from the next message on."),
    "add": gettext_lazy("Added. The next message brings what is new from now on."),
    "pause": gettext_lazy("Saved. Nothing is sent until then."),
    "go_on": gettext_lazy("It goes on. The next message brings what has waited."),
    "address": gettext_lazy(
        "If we may write to the new address, a message is on its way to it. Open the link in it within 7 days."
    ),
    "end": gettext_lazy("It is ended. No message about it follows."),
}


@dataclass
class Visit:
    """Who looks at whose settings; `forms` holds what was typed and cannot be taken."""

    request: HttpRequest
    subscriber: Subscriber
    logged_in: bool
    forms: dict[str, Form] = field(default_factory=dict)

    def done(self, what: str) -> HttpResponse:
        return HttpResponseRedirect(f"{self.request.path}?done={what}")


@behind_a_secret
@READ_AND_POST
def by_link(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """A link that is over leads to a new one."""
    subscriber = Subscriber.objects.filter(key=key).exclude(status=Subscriber.Status.ERASED).first()
    if subscriber is None or not links.opens_settings(token, subject=key, moves=subscriber.moves):
        return HttpResponseRedirect(reverse("subscribe_own_link"))
    return _answer(Visit(request, subscriber, logged_in=False))


@READ_AND_POST
@private
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """Of whoever logged in with the address that subscribed."""
    subscriber = own_subscriber(request.user)
    return redirect("subscribe") if subscriber is None else _answer(Visit(request, subscriber, logged_in=True))


def _answer(visit: Visit) -> HttpResponse:
    if visit.request.method == "POST":
        asked = next((name for name in ACTIONS if name in visit.request.POST), "save")
        answer = ACTIONS[asked](visit)
        if answer is not None:
            return answer
    return _page(visit)


def _page(visit: Visit) -> HttpResponse:
    subscriber = visit.subscriber
    subscriptions = list(subscriber.subscriptions.live())
    held = [one.topic for one in subscriptions]
    form = visit.forms.get("save") or PreferencesForm(subscriber=subscriber, subscriptions=subscriptions)
    change = subscriber.address_changes.order_by("-asked_at").first()
    is_paused = subscriber.paused_until is not None and subscriber.paused_until >= today()
    context = {
        "form": form,
        "rows": [(one, form[str(one.key)]) for one in subscriptions if str(one.key) in form.fields],
        "topics_form": visit.forms.get("add") or TopicsForm(without=held, auto_id="add_%s"),
        "pause_form": visit.forms.get("pause") or PauseForm(),
        "address_form": visit.forms.get("address") or NewAddressForm(own=subscriber.email),
        "bad": [one for one in visit.forms.values() if one.errors],
        "address": subscriber.email if visit.logged_in else masked(subscriber.email),
        "new_address": change.email if change and not change.confirmed_at and not is_void(change) else "",
        "paused_until": subscriber.paused_until if is_paused else None,
        "stopped": stopped(subscriber.email),
        "endings": endings(subscriber, for_owner=True),
        "said": SAID.get(visit.request.GET.get("done", "")) if visit.request.method == "GET" else "",
        "logged_in": visit.logged_in,
    }
    return render(visit.request, "dissemination/subscribe/preferences.html", context)


def _save(visit: Visit) -> HttpResponse | None:
    subscriptions = list(visit.subscriber.subscriptions.live())
    form = PreferencesForm(visit.request.POST, subscriber=visit.subscriber, subscriptions=subscriptions)
    if not form.is_valid():
        visit.forms["save"] = form
        return None
    change_preferences(
        subscriber=visit.subscriber,
        language=form.cleaned_data["language"],
        cadences=form.cadences,
        language_policy=form.cleaned_data["language_policy"],
    )
    return visit.done("save")


def _add(visit: Visit) -> HttpResponse | None:
    held = [one.topic for one in visit.subscriber.subscriptions.live()]
    form = TopicsForm(visit.request.POST, without=held, auto_id="add_%s")
    if not form.is_valid():
        visit.forms["add"] = form
        return None
    add_topics(subscriber=visit.subscriber, wanted=form.wanted, cadence=form.cleaned_data["cadence"])
    return visit.done("add")


def _pause(visit: Visit) -> HttpResponse | None:
    form = PauseForm(visit.request.POST)
    if not form.is_valid():
        visit.forms["pause"] = form
        return None
    pause(subscriber=visit.subscriber, until=form.cleaned_data["until"])
    return visit.done("pause")


def _go_on(visit: Visit) -> HttpResponse:
    pause(subscriber=visit.subscriber, until=None)
    return visit.done("go_on")


def _move(visit: Visit) -> HttpResponse | None:
    form = NewAddressForm(visit.request.POST, own=visit.subscriber.email)
    if form.is_valid():
        try:
            ask_address(subscriber=visit.subscriber, address=form.cleaned_data["new_address"])
        except HubIsBusy:
            form.add_error(None, _("Very many people ask for mail at present. Please try again tomorrow."))
        else:
            return visit.done("address")
    visit.forms["address"] = form
    return None


def _download(visit: Visit) -> HttpResponse:
    found = own_data(visit.subscriber, logged_in=visit.logged_in)
    answer = HttpResponse(found.as_json, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="personal-data.json"'
    return answer


def _end(visit: Visit) -> HttpResponse:
    for subscription in visit.subscriber.subscriptions.live():
        if str(subscription.key) == visit.request.POST["end"]:
            end_one(subscription=subscription, reason=EndedReason.PREFERENCES)
    return visit.done("end")


def _end_all(visit: Visit) -> HttpResponse:
    end_all(subscriber=visit.subscriber, reason=EndedReason.PREFERENCES)
    return visit.done("end")


def _erase(visit: Visit) -> HttpResponse:
    """Asked twice: the first press shows what will happen."""
    sure = visit.request.POST["erase"] == "sure"
    if sure:
        erase_subscriber(subscriber=visit.subscriber)
    context = {"done": sure, "logged_in": visit.logged_in}
    return render(visit.request, "dissemination/subscribe/erase.html", context)


ACTIONS: Mapping[str, Callable[[Visit], HttpResponse | None]] = {
    "erase": _erase,
    "end": _end,
    "end_all": _end_all,
    "download": _download,
    "address": _move,
    "go_on": _go_on,
    "pause": _pause,
    "add": _add,
    "save": _save,
}
"""By the name of the button; without one, the settings of the subscriptions are saved."""
