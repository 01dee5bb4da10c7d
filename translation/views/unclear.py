"""The editors' list of source texts that translators find unclear."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from translation import rights
from translation.models import SegmentComment
from translation.queries.unclear import unclear_list
from translation.services.resolve import resolve


def show(request: HttpRequest) -> HttpResponse:
    """The list; a POST closes one with an answer."""
    if not rights.answers_for_source(request.user):
        raise Http404
    if request.method != "POST":
        return _page(request)
    number = request.POST.get("resolve", "")
    rows = SegmentComment.objects.filter(about=SegmentComment.About.UNCLEAR, question=None)
    question = get_object_or_404(rows, pk=int(number) if number.isdecimal() and len(number) < 19 else 0)
    try:
        resolve(question=question, by=request.user, text=request.POST.get(f"answer-{question.pk}", ""))
    except rights.Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, status=409)
    messages.success(request, _("Answered. Translators of all languages read it beside the text."))
    return redirect("translation:unclear")


def _page(request: HttpRequest, status: int = 200) -> HttpResponse:
    typed = {
        name.removeprefix("answer-"): str(text) for name, text in request.POST.items() if name.startswith("answer-")
    }
    context = {
        "page_title": _("Unclear English texts"),
        "header_icon": "help",
        "items": unclear_list(request.user, typed),
    }
    return render(request, "translation/admin/unclear.html", context, status=status)
