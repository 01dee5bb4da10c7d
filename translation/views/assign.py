"""Take a translation in hand, hand it back, or give it to somebody until a day."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from translation import rights
from translation.forms import AssignForm
from translation.queries.texts import target_page
from translation.services import assign as service
from translation.views.work import find, told


@require_POST
@told
def take(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    service.take(translation=find(request, language, page_key), by=request.user)
    messages.success(request, _("It is in your hands now."))
    return redirect("translation:desk", language, page_key)


@require_POST
@told
def hand_back(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    service.hand_back(translation=find(request, language, page_key), by=request.user)
    messages.success(request, _("Handed back. Others may take it now."))
    return redirect("translation:desk", language, page_key)


def give(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    row = find(request, language, page_key)
    if not rights.may(request.user, rights.Action.ASSIGN, language):
        raise Http404
    initial = {"to": row.holder_id, "deadline": row.deadline}
    form = AssignForm(request.POST if request.method == "POST" else None, language=language, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            service.assign(translation=row, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("translation:desk", language, page_key)
    page = target_page(row)
    context = {
        "page_title": _("Who has it, and until when"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "user",
        "form": form,
        "back": redirect("translation:desk", language, page_key).url,
    }
    return render(request, "translation/admin/form.html", context)
