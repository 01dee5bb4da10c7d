"""One agency, one contact, one edition: what happened, and why something was, or was not, sent."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dissemination.models.delivery import Delivery
from dissemination.models.directory import Agency, Contact
from dissemination.models.informed import Informed
from dissemination.models.review import ContactReview
from dissemination.permissions import may_erase, may_keep_directory, may_name_subscribers, may_see_addresses
from dissemination.queries.agency_story import agency_story
from dissemination.queries.editions import edition_numbered
from dissemination.queries.progress import deliveries_of_edition, progress_of_edition
from dissemination.queries.subscriptions_of import held_by
from dissemination.queries.why import why
from dissemination.services.resend import reasons
from dissemination.views.head import head, seen_countries

A_PAGE = 50


@require_safe
def show_agency(request: HttpRequest, key: UUID) -> HttpResponse:
    agencies = Agency.objects.in_countries(seen_countries(request))
    agency = get_object_or_404(agencies.select_related("organisation", "parent__organisation"), key=key)
    story = agency_story(agency, shows_words=may_see_addresses(request.user))
    held = agency.holdings.exclude(state="cancelled").order_by("-since", "edition", "language")
    today = timezone.localdate()
    behind = Delivery.objects.filter(pk__in=held.values("delivery_id")).select_related("plan")
    context: dict[str, Any] = {
        "agency": agency,
        "holdings": held,
        "resendable": {row.pk for row in behind if reasons(row)},
        "contacts": agency.contacts.order_by("role_title", "created_at"),
        "is_required": agency.requirements.on(today).exists(),
        "is_valid": Agency.objects.valid(today).filter(pk=agency.pk).exists(),
        "story": Paginator(story, A_PAGE).get_page(request.GET.get("p")),
        "shows_addresses": may_see_addresses(request.user),
        "may_keep": may_keep_directory(request.user),
        **head(agency.organisation.name, _("Agency")),
    }
    return render(request, "dissemination/admin/agency.html", context)


@require_safe
def show_contact(request: HttpRequest, key: UUID) -> HttpResponse:
    allowed = seen_countries(request)
    contacts = Contact.objects.filter(agency__in=Agency.objects.in_countries(allowed))
    contact = get_object_or_404(contacts.select_related("agency__organisation__country"), pk=key)
    context: dict[str, Any] = {
        "contact": contact,
        "why": why(contact),
        "informed": Informed.objects.filter(contact_id=contact.pk),
        "question": ContactReview.objects.filter(contact=contact).order_by("asked_at").last(),
        "may_erase": may_erase(request.user),
        "shows_addresses": may_see_addresses(request.user),
        "may_keep": may_keep_directory(request.user),
        "digests": held_by(contact.email or "") if may_name_subscribers(request.user) else None,
        **head(str(contact), _("Why was this sent, or not?")),
    }
    return render(request, "dissemination/admin/contact.html", context)


@require_safe
def show_edition(request: HttpRequest, edition: str) -> HttpResponse:
    countries = seen_countries(request)
    if edition_numbered(edition) is None:
        raise Http404
    step = request.GET.get("step", "")
    rows = deliveries_of_edition(edition, countries, step)
    context: dict[str, Any] = {
        "edition": edition,
        "progress": progress_of_edition(edition, countries),
        "deliveries": Paginator(rows, A_PAGE).get_page(request.GET.get("p")),
        "step": step,
        **head(_("Edition %(edition)s") % {"edition": edition}, _("How far it has come")),
    }
    return render(request, "dissemination/admin/edition_deliveries.html", context)
