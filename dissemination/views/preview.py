"""The message of a plan as a recipient would see it, and a test of it to one's own address."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from dissemination.emails.letter import Attachment, LetterError
from dissemination.emails.looked_at import LookedAt
from dissemination.forms import NonceForm
from dissemination.models.plan import Mode, Plan
from dissemination.permissions import may_plan, may_see_addresses
from dissemination.queries.example import Example, Recipients
from dissemination.services.attachments import Attachments
from dissemination.services.enqueue import Wording
from dissemination.services.links import nowhere
from dissemination.services.plan_wording import plan_wording
from dissemination.services.send_test import send_test
from dissemination.views.framed import as_it_arrives, framed
from dissemination.views.head import head, seen_countries


@require_safe
def preview(request: HttpRequest, key: UUID, language: str) -> HttpResponse:
    recipients, found = _found(request, key, language)
    plan, wording = recipients.plan, plan_wording(plan=recipients.plan, language=language)
    mail = _mail(request, wording, found, _attachment(wording))
    context = {
        "plan": plan,
        "is_incomplete": plan.mode == Mode.ATTACHMENT and not mail.attached,
        "language": language,
        "languages": recipients.languages,
        "agency": found.agency,
        "mail": mail,
        "may_plan": may_plan(request.user),
        "own_address": request.user.email,  # type: ignore[union-attr]  # the admin asks for a log-in
        "nonce": uuid4(),
        **head(_("The message"), _("Edition %(edition)s") % {"edition": plan.edition}),
    }
    return render(request, "dissemination/admin/preview.html", context)


@require_safe
@never_cache
@xframe_options_sameorigin
def preview_html(request: HttpRequest, key: UUID, language: str) -> HttpResponse:
    recipients, found = _found(request, key, language)
    mail = _mail(request, plan_wording(plan=recipients.plan, language=language), found)
    return framed(mail.html)


@require_POST
def test(request: HttpRequest, key: UUID, language: str) -> HttpResponse:
    recipients, found = _found(request, key, language)
    form = NonceForm(request.POST)
    if not may_plan(request.user) or not form.is_valid():
        raise Http404
    send_test(plan=recipients.plan, example=found, by=request.user, nonce=form.cleaned_data["nonce"])
    said = _("A test is on its way to %(address)s.")
    messages.success(request, said % {"address": request.user.email})  # type: ignore[union-attr]  # signed in
    return redirect("dissemination_preview", key, language)


def _found(request: HttpRequest, key: UUID, language: str) -> tuple[Recipients, Example]:
    countries = seen_countries(request)
    recipients = Recipients(get_object_or_404(Plan, key=key), countries)
    found = recipients.example(language) if language in recipients.plan.impressions else None
    if found is None:
        raise Http404
    return recipients, found


def _mail(request: HttpRequest, wording: Wording, found: Example, attachment: Attachment | None = None) -> LookedAt:
    address = found.contact.email if may_see_addresses(request.user) else found.contact.masked
    fill = {"agency": found.agency, "ack": nowhere(found.language)}
    return as_it_arrives(wording, to=address or "", fill=fill, attachment=attachment)


def _attachment(wording: Wording) -> Attachment | None:
    """None also where it cannot be sent now; the page then shows the mail without it, as lighter than it should be."""
    try:
        return Attachments().of(wording.attachment)
    except LetterError:
        return None
