"""When the person hears of new work: the own choice, and nobody else's."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from translation import rights
from translation.models import TranslatorPreference
from translation.services.choose_letters import choose_letters


def show(request: HttpRequest) -> HttpResponse:
    """The three choices; a POST keeps one."""
    if not rights.gets_letters(request.user):
        raise Http404
    status = 200
    if request.method == "POST":
        try:
            choose_letters(user=request.user, new_work=request.POST.get("new_work", ""))
        except rights.Refused as refusal:
            messages.error(request, str(refusal))
            status = 409
        else:
            messages.success(request, _("Saved."))
            return redirect("translation:letters")
    wish = TranslatorPreference.objects.filter(user=request.user.pk).first() or TranslatorPreference()
    context = {
        "page_title": _("Letters about translations"),
        "header_icon": "mail",
        "chosen": wish.new_work,
        "choices": TranslatorPreference.NewWork.choices,
    }
    return render(request, "translation/admin/letters.html", context, status=status)
