"""Any mail of subscriptions x language x subscriber, as it would arrive now, and a test of it to one's own address."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from dissemination.digest_forms import SampleForm
from dissemination.emails.scheme import Scheme, in_scheme
from dissemination.forms import NonceForm
from dissemination.models import Subscriber
from dissemination.permissions import may_name_subscribers, may_see_digests, may_steer_digests
from dissemination.services.sample_mail import Kind, SampleMail, sample_mail
from dissemination.services.send_sample import send_sample
from dissemination.views.framed import as_it_arrives, framed
from dissemination.views.head import head
from hub.people.reader import Reader

UNSEEN = "address-not-shown@example.invalid"


@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    _allow(request)
    form = _form(request, request.GET)
    sample = _sample(form, Reader.of(request))
    context: dict[str, Any] = {
        "form": form,
        "mail": as_it_arrives(sample.wording, to=_to(request, form), fill=sample.fill) if sample else None,
        "is_past": sample.is_past if sample else False,
        "language": sample.wording.language if sample else "",
        "query": urlencode(form.chosen) if sample else "",
        "schemes": [(Scheme.LIGHT.value, _("Light")), (Scheme.DARK.value, _("Dark"))],
        "may_test": may_steer_digests(request.user),
        "own_address": request.user.email,  # type: ignore[union-attr]  # the admin asks for a log-in
        "nonce": uuid4(),
        **head(_("As it would arrive"), _("Digests"), icon="view"),
    }
    return render(request, "dissemination/digests/preview.html", context, status=400 if form.errors else 200)


@require_safe
@never_cache
@xframe_options_sameorigin
def preview_html(request: HttpRequest) -> HttpResponse:
    _allow(request)
    form = _form(request, request.GET)
    sample, scheme = _sample(form, Reader.of(request)), request.GET.get("scheme", Scheme.LIGHT)
    if sample is None or scheme not in set(Scheme):
        raise Http404
    mail = as_it_arrives(sample.wording, to=UNSEEN, fill=sample.fill)
    return framed(in_scheme(mail.html, Scheme(scheme)))


@require_POST
def test(request: HttpRequest) -> HttpResponse:
    form, button = _form(request, request.POST), NonceForm(request.POST)
    if not may_steer_digests(request.user) or not button.is_valid():
        raise Http404
    sample = _sample(form, Reader.of(request))
    if sample is None:
        raise Http404
    send_sample(
        kind=Kind(form.cleaned_data["kind"]), sample=sample, by=request.user, nonce=button.cleaned_data["nonce"]
    )
    said = _("A test is on its way to %(address)s.")
    messages.success(request, said % {"address": request.user.email})  # type: ignore[union-attr]  # signed in
    return redirect(f"{reverse('dissemination_digest_preview')}?{urlencode(form.chosen)}")


def _form(request: HttpRequest, asked: QueryDict) -> SampleForm:
    return SampleForm(asked if "kind" in asked else None, shows_names=may_name_subscribers(request.user))


def _sample(form: SampleForm, reader: Reader) -> SampleMail | None:
    """None until something was chosen, and where nothing waits for whom was chosen."""
    if not form.is_valid():
        return None
    data = form.cleaned_data
    return sample_mail(kind=Kind(data["kind"]), subscriber=data["who"], language=data["language"], reader=reader)


def _to(request: HttpRequest, form: SampleForm) -> str:
    chosen: Subscriber = form.cleaned_data["who"]
    return chosen.email if may_name_subscribers(request.user) and chosen.email else UNSEEN


def _allow(request: HttpRequest) -> None:
    if not may_see_digests(request.user):
        raise Http404
