"""Looking after sections: the list, and one section with what the checks find, its owner, reviews and reports."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manual import permissions
from manual.admin.answers import allow
from manual.forms.care import CareForm, StillRightForm
from manual.models import SectionPage, SectionReview
from manual.queries import care, content_checks
from manual.services.keep_section import keep_section, still_right

ICON = "glasses"
REVIEWS = 5


def listed(request: HttpRequest) -> HttpResponse:
    """Every section with its owner, what is due, and what the checks find in the public text."""
    allow(permissions.may_see_care(request.user))
    found = {checked.page.translation_key: checked for checked in content_checks.of_language()}
    rows = [(kept, found[kept.key]) for kept in care.sections() if kept.key in found]
    context = {"page_title": _("Care of the manual"), "header_icon": ICON, "rows": rows}
    return render(request, "manual/admin/care_list.html", context)


def section(request: HttpRequest, page_id: int) -> HttpResponse:
    page = _find(request, page_id)
    if request.method != "POST":
        return _show(request, page)
    allow(permissions.may_give_care(request.user))
    form = CareForm(request.POST, instance=care.care_of(page))
    if form.is_valid():
        cleaned = form.cleaned_data
        keep_section(
            page_key=page.translation_key,
            owner=cleaned["owner"],
            deputy=cleaned["deputy"],
            review_by=cleaned["review_by"],
            by=request.user,
        )
        messages.success(request, _("Saved."))
        return redirect("manual_admin:care_of", page.pk)
    return _show(request, page, care_form=form)


@require_POST
def right(request: HttpRequest, page_id: int) -> HttpResponse:
    """“Reviewed, still right.”"""
    page = _find(request, page_id)
    allow(permissions.may_give_care(request.user))
    form = StillRightForm(request.POST)
    if form.is_valid():
        try:
            still_right(page_key=page.translation_key, next_by=form.cleaned_data["next_by"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Thank you. The review is noted."))
            return redirect("manual_admin:care_of", page.pk)
    return _show(request, page, right_form=form)


def _show(
    request: HttpRequest,
    page: SectionPage,
    *,
    care_form: CareForm | None = None,
    right_form: StillRightForm | None = None,
) -> HttpResponse:
    key, kept = page.translation_key, care.section(page)
    context = {
        "page_title": _("Care"),
        "page_subtitle": f"{kept.number} {page.title}".strip(),
        "header_icon": ICON,
        "page": page,
        "kept": kept,
        "checked": content_checks.of_page(page),
        "care_form": care_form or CareForm(instance=care.care_of(page)),
        "right_form": right_form or StillRightForm(),
        "reviews": SectionReview.objects.filter(page_key=key).select_related("by")[:REVIEWS],
        "reports": permissions.visible_reports(request.user).open().filter(page_key=key),
        "may_give_care": permissions.may_give_care(request.user),
    }
    return render(request, "manual/admin/care.html", context)


def _find(request: HttpRequest, page_id: int) -> SectionPage:
    page = get_object_or_404(SectionPage.objects.select_related("locale"), pk=page_id)
    allow(permissions.may_see_care(request.user) or page.permissions_for_user(request.user).can_edit())
    return page
