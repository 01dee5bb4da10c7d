"""The yearly question: who was asked, who answered, who is silent; and the button that asks a country now."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dissemination.permissions import (
    countries_of,
    may_export_directory,
    may_keep_directory,
    may_see_addresses,
)
from dissemination.queries.reviews import Asked, Stand, questions, questions_page
from dissemination.services.review_contacts import start_review
from dissemination.views.head import head, seen_countries
from hub.look.navigation import language
from hub.models import Country
from hub.reference.countries import country_choices
from hub.spreadsheets import sheet_response


@require_safe
def show_reviews(request: HttpRequest) -> HttpResponse:
    seen = seen_countries(request)
    page, rows = questions_page(page=request.GET.get("p"), **_filters(request))
    context = {
        "rows": rows,
        "page": page,
        "stands": Stand.choices,
        "stand": request.GET.get("stand", ""),
        "country": request.GET.get("country", ""),
        "countries": country_choices(language(), seen),
        "may_start": may_keep_directory(request.user),
        "may_export": may_export_directory(request.user),
        "query": request.GET.urlencode(),
        **head(_("Yearly question"), icon="date"),
    }
    return render(request, "dissemination/admin/contact_reviews.html", context)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    if not may_keep_directory(request.user):
        raise Http404
    code = request.POST.get("country", "")
    if not Country.objects.filter(code=code).exists():
        messages.error(request, _("Choose a country."))
        return redirect("contact_reviews")
    count = start_review(country=code, by=request.user)
    words = ngettext("%(count)d contact is asked now.", "%(count)d contacts are asked now.", count)
    messages.success(request, words % {"count": count})
    return redirect("contact_reviews")


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponseBase:
    if not may_export_directory(request.user):
        raise Http404
    heads = [_("Country"), _("Agency"), _("Role"), _("E-mail address"), _("State"), _("Answer")]
    heads += [_("Asked on"), _("Reminded on"), _("Answered on")]
    lines = _lines(questions(**_filters(request)))
    return sheet_response("yearly-question", ending, _("Yearly question"), heads, lines)


def _filters(request: HttpRequest) -> dict[str, Any]:
    return {
        "countries": countries_of(request.user),
        "stand": request.GET.get("stand", ""),
        "country": request.GET.get("country", "").replace("\0", ""),
        "is_masked": not may_see_addresses(request.user),
    }


def _lines(rows: Sequence[Asked]) -> Iterator[Sequence[object]]:
    for row in rows:
        days = [at and timezone.localdate(at) for at in (row.asked_at, row.reminded_at, row.answered_at)]
        yield [row.country, row.agency, row.role, row.address, str(row.stand.label), str(row.said), *days]
