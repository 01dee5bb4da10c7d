"""“Is something wrong here?”: a small page of its own, since a kept page holds no form (design 4)."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.look.navigation import language
from hub.look.private import private
from hub.people.reader import Reader
from hub.ports.citable import Citation
from hub.rate import too_often
from manual import addresses
from manual.forms.care import WrongForm
from manual.queries import resolve
from manual.services.report_wrong import TooMany, report_wrong

FROM_ONE_NETWORK = 15


@private
@require_http_methods(["GET", "HEAD", "POST"])
def wrong(request: HttpRequest, number: str) -> HttpResponse:
    place = _place(request, number)
    form = WrongForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if form.by_a_program:
            return redirect("manual_wrong_sent", number)
        status = _send(request, form, place)
        if status == 200:
            return redirect("manual_wrong_sent", number)
    return render(request, "manual/wrong.html", {**_context(place), "form": form}, status=status)


@private
@require_safe
def sent(request: HttpRequest, number: str) -> HttpResponse:
    return render(request, "manual/wrong_sent.html", _context(_place(request, number)))


def _send(request: HttpRequest, form: WrongForm, place: Citation) -> int:
    """200 where the report is kept, else what is wrong stands at the form."""
    if too_often(request, purpose="wrong", most_a_day=FROM_ONE_NETWORK):
        form.add_error(None, _("Many reports came from your network today. Please try again tomorrow."))
        return 429
    try:
        report_wrong(page_key=place.page_key, number=place.number, language=place.language, **form.said())
    except ValidationError as error:
        form.add_error(None, error)
        return 422
    except TooMany:
        form.add_error(None, _("This section has had many reports today; they are being read. Please try again later."))
        return 429
    return 200


def _place(request: HttpRequest, number: str) -> Citation:
    place = resolve.place(number, language=language(), reader=Reader.of(request))
    if place is None or place.citation is None:
        raise Http404
    return place.citation


def _context(place: Citation) -> dict[str, object]:
    return {"place": place, "breadcrumbs": [{"label": _("Manual"), "url": addresses.manual(language())}]}
