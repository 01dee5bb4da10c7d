"""The editors' review list: what rests on an amended article, until it is changed or said to be still right."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manual import permissions
from manual.admin.answers import allow
from manual.admin.forms import SaidForm
from manual.models import LawReview
from manual.queries import law_reviews
from manual.services.close_law_reviews import close_as_right

LIST = "manual_admin:law_reviews"


@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    allow(permissions.may_see_law_reviews(request.user))
    return _list(request, {})


@require_POST
def right(request: HttpRequest, review_id: int) -> HttpResponse:
    """Looked at, still right: what is refused is told at the row, and nothing typed is lost."""
    allow(permissions.may_review_law(request.user))
    review = get_object_or_404(LawReview, pk=review_id)
    form = SaidForm(request.POST, prefix=str(review.pk))
    said = form["said"].data or ""
    try:
        close_as_right(review=review, said=said, by=request.user)
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            messages.error(request, error.messages[0])
            return redirect(LIST)
        form.is_valid()
        form.errors["said"] = form.error_class(error.message_dict["said"])
        return _list(request, {review.pk: form})
    messages.success(request, _("Noted: still right."))
    return redirect(LIST)


def _list(request: HttpRequest, forms: dict[int, SaidForm]) -> HttpResponse:
    waiting = law_reviews.open_reviews()
    context = {
        "page_title": _("Law to look at"),
        "header_icon": "warning",
        "waiting": [(review, forms.get(review.pk) or SaidForm(prefix=str(review.pk))) for review in waiting],
        "done": law_reviews.done_reviews(),
        "may_review": permissions.may_review_law(request.user),
    }
    return render(request, "manual/admin/law_reviews.html", context)
