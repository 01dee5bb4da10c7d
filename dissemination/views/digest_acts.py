"""What officers do on the digest board: hold, let go, withdraw, release and send now."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dissemination.digest_forms import WithdrawForm
from dissemination.forms import NonceForm
from dissemination.models import ContentEvent
from dissemination.models.subscription import Cadence
from dissemination.permissions import may_see_digests, may_steer_digests
from dissemination.queries.heard import Heard, heard
from dissemination.queries.lines import closed
from dissemination.services.hold_item import hold_item, let_item_go
from dissemination.services.hold_runs import hold_runs, release_runs
from dissemination.services.plan_digests import PERIODIC
from dissemination.services.send_now import send_now
from dissemination.services.withdraw_item import withdraw_item
from dissemination.sources import SOURCES
from dissemination.views.head import head
from hub.people.reader import Reader


@require_safe
def show_item(request: HttpRequest, item: int) -> HttpResponse:
    if not may_see_digests(request.user):
        raise Http404
    return _item_page(request, _event(item), WithdrawForm())


@require_POST
def hold(request: HttpRequest, item: int) -> HttpResponse:
    return _steer_item(request, item, hold_item, _("It is held: it waits until somebody lets it go on."))


@require_POST
def let_go(request: HttpRequest, item: int) -> HttpResponse:
    return _steer_item(request, item, let_item_go, _("It goes on with the next digests."))


@require_POST
def withdraw(request: HttpRequest, item: int) -> HttpResponse:
    _officer(request)
    event, form = _event(item), WithdrawForm(request.POST)
    if not form.is_valid():
        return _item_page(request, event, form)
    if withdraw_item(event=event, reason=form.cleaned_data["reason"], by=request.user):
        messages.success(request, _("It is withdrawn: nobody who has not got it yet will hear of it."))
    else:
        messages.warning(request, _("It was withdrawn meanwhile."))
    return redirect("dissemination_digest_item", item)


@require_POST
def hold_cadence(request: HttpRequest, cadence: str) -> HttpResponse:
    _officer(request)
    hold_runs(cadence=_cadence(cadence), by=request.user)
    messages.success(request, _("Nothing of these digests is written until somebody releases them."))
    return redirect("dissemination_digests")


@require_POST
def release_cadence(request: HttpRequest, cadence: str) -> HttpResponse:
    _officer(request)
    release_runs(cadence=_cadence(cadence), by=request.user)
    messages.success(request, _("They are released. What was missed goes out as one message to each."))
    return redirect("dissemination_digests")


@require_POST
def send(request: HttpRequest, cadence: str) -> HttpResponse:
    _officer(request)
    form = NonceForm(request.POST)
    if cadence not in PERIODIC or not form.is_valid():
        raise Http404
    try:
        run = send_now(cadence=Cadence(cadence), nonce=form.cleaned_data["nonce"], by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("What waits goes out now, as run %(run)s.") % {"run": run.period_key})
    return redirect("dissemination_digests")


def _item_page(request: HttpRequest, event: ContentEvent, form: WithdrawForm) -> HttpResponse:
    hidden = closed([event], Reader.of(request))
    context = {
        "closed": hidden,
        "event": event,
        "kind": SOURCES[event.kind].label,
        "heard": heard([event.pk]).get(event.pk, Heard()),
        "form": form,
        "may_steer": may_steer_digests(request.user) and event.withdrawn_at is None,
        **head(_("Text for practitioners") if hidden else event.title, _("Item of the digests")),
    }
    return render(request, "dissemination/digests/item.html", context, status=400 if form.errors else 200)


def _steer_item(request: HttpRequest, item: int, act: Callable[..., bool], said: str) -> HttpResponse:
    _officer(request)
    if act(event=_event(item), by=request.user):
        messages.success(request, said)
    else:
        messages.warning(request, _("Somebody else was faster: it stands so already."))
    return redirect("dissemination_digest_item", item)


def _event(item: int) -> ContentEvent:
    return get_object_or_404(ContentEvent.objects.prefetch_related("wordings"), pk=item)


def _cadence(cadence: str) -> Cadence:
    if cadence not in Cadence.values:
        raise Http404
    return Cadence(cadence)


def _officer(request: HttpRequest) -> None:
    if not may_steer_digests(request.user):
        raise Http404
