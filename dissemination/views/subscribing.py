"""Subscribing and confirming. Nothing happens on GET, and no answer tells whether an address is known."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dissemination import subscriber_links as links
from dissemination import topics
from dissemination.emails.opt_in import consent
from dissemination.models import AddressChange, OptIn
from dissemination.queries.own_subscriber import own_subscriber
from dissemination.services.confirm import confirm, is_over
from dissemination.services.confirm_address import Became, confirm_address, is_void
from dissemination.services.heed_limits import HubIsBusy
from dissemination.services.send_preferences import send_preferences
from dissemination.services.subscribe import subscribe
from dissemination.subscribe_forms import AddressForm, SubscribeForm
from hub.look.private import behind_a_secret, private
from hub.rate import too_often

MOST_A_DAY = 40
READ_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


@READ_AND_POST
@private
def subscribing(request: HttpRequest) -> HttpResponse:
    """`?theme=`, `?country=`, `?search=` and `?manual` choose for the reader beforehand."""
    form = SubscribeForm(_posted(request), wanted=_wanted(request), initial={"email": _own_address(request)})
    if request.method == "POST" and form.is_valid():
        if not form.by_a_program:
            if too_often(request, purpose="subscribe", most_a_day=MOST_A_DAY):
                return _busy(request, form)
            cleaned = form.cleaned_data
            try:
                subscribe(
                    address=cleaned["email"],
                    wanted=form.wanted,
                    cadence=cleaned["cadence"],
                    language=cleaned["language"],
                    language_policy=cleaned["language_policy"],
                )
            except HubIsBusy:
                return _busy(request, form, _("Very many people ask for mail at present. Please try again tomorrow."))
        return HttpResponseRedirect(reverse("subscribe_sent"))
    return _subscribing(request, form)


@READ_AND_POST
@private
def own_link(request: HttpRequest) -> HttpResponse:
    """Send the link to the settings to an address that has subscribed."""
    form = AddressForm(_posted(request), initial={"email": _own_address(request)})
    form.fields["email"].help_text = _("If it has subscribed, it gets a link to its settings.")
    if request.method == "POST" and form.is_valid():
        if not form.by_a_program:
            if too_often(request, purpose="subscribe", most_a_day=MOST_A_DAY):
                return _busy(request, form)
            send_preferences(address=form.cleaned_data["email"])
        return HttpResponseRedirect(reverse("subscribe_sent"))
    return render(request, "dissemination/subscribe/own_link.html", {"form": form})


@require_safe
@private
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "dissemination/subscribe/sent.html")


@behind_a_secret
@READ_AND_POST
def confirming(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """GET shows what is agreed to, POST agrees."""
    if not links.opens(token, purpose=links.CONFIRM, subject=key):
        raise Http404
    opt_in = get_object_or_404(OptIn.objects.select_related("subscriber"), key=key)
    done = request.method == "POST" and confirm(opt_in=opt_in)
    opt_in.refresh_from_db()
    over = opt_in.confirmed_at is None and (request.method == "POST" or is_over(opt_in))
    text = consent(wanted=opt_in.wanted, cadence=opt_in.cadence, language=get_language() or "en")
    context = {"done": done, "used": opt_in.confirmed_at is not None, "over": over, "text": text}
    return render(request, "dissemination/subscribe/confirm.html", context, status=410 if over else 200)


@behind_a_secret
@READ_AND_POST
def confirming_address(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """GET shows where digests would go, POST sends them there."""
    if not links.opens(token, purpose=links.CHANGE, subject=key):
        raise Http404
    change = get_object_or_404(AddressChange.objects.select_related("subscriber"), key=key)
    if request.method == "POST":
        became = confirm_address(change=change)
    elif change.confirmed_at is not None:
        became = Became.USED
    else:
        became = Became.OVER if is_void(change) else None
    context = {"became": became, "address": change.email}
    status = 410 if became == Became.OVER else 409 if became == Became.TAKEN else 200
    return render(request, "dissemination/subscribe/address.html", context, status=status)


def _subscribing(request: HttpRequest, form: SubscribeForm, status: int = 200) -> HttpResponse:
    """With what a person who is logged in hears of already."""
    known = own_subscriber(request.user)
    held = list(known.subscriptions.live()) if known else []
    names = topics.names([one.topic for one in held], for_owner=True)
    context = {"form": form, "held": [(names[one.topic], one.get_cadence_display()) for one in held], "known": known}
    return render(request, "dissemination/subscribe/subscribe.html", context, status=status)


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _wanted(request: HttpRequest) -> list[str]:
    asked = request.GET
    return [
        *(f"theme:{slug}" for slug in asked.getlist("theme")),
        *(f"country:{code}" for code in asked.getlist("country")),
        *(f"search:{name}" for name in asked.getlist("search")),
        *(["manual"] if "manual" in asked else []),
    ]


def _own_address(request: HttpRequest) -> str:
    return request.user.email if request.user.is_authenticated else ""


def _busy(request: HttpRequest, form: AddressForm, words: str = "") -> HttpResponse:
    form.add_error(None, words or _("Too many requests came from your network today. Please try again tomorrow."))
    if isinstance(form, SubscribeForm):
        return _subscribing(request, form, 429)
    return render(request, "dissemination/subscribe/own_link.html", {"form": form}, status=429)
