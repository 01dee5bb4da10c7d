"""The review of a translation: read the sent text beside its source, approve it or give it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.publishing import authorship
from translation import rights
from translation.queries.desk import review as paragraphs
from translation.queries.texts import target_page
from translation.services.approve import approve, return_translation
from translation.views.work import find, told


@told
def show(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    row = find(request, language, page_key)
    if row.is_open:
        raise rights.Refused(_("This translation is not in review."))
    page = target_page(row)
    context = {
        "page_title": page.get_admin_display_title(),
        "page_subtitle": page.locale.get_display_name(),
        "header_icon": "globe",
        "row": row,
        "page": page,
        "paragraphs": paragraphs(row=row, page=page),
        "may_review": rights.may(request.user, rights.Action.REVIEW, language),
        "is_author": authorship.has_part_in(page, request.user),
        "steps": row.steps.select_related("by").order_by("-pk")[:12],
    }
    return render(request, "translation/admin/review.html", context)


@require_POST
@told
def verdict(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    row = find(request, language, page_key)
    if "approve" in request.POST:
        approve(translation=row, by=request.user)
        messages.success(request, _("Approved."))
    else:
        reasons = {
            name.removeprefix("reason-"): str(text) for name, text in request.POST.items() if name.startswith("reason-")
        }
        return_translation(translation=row, by=request.user, note=request.POST.get("note", ""), reasons=reasons)
        messages.success(request, _("Given back to the translator."))
    return redirect("translation:board")
