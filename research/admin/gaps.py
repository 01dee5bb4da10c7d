"""The board of what is open between findings and the manual, as page and file, and the answer to a finding."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.look.navigation import language
from hub.ports import citable
from hub.ports.reasons import EVERYBODY_INSIDE
from hub.spreadsheets import sheet_response
from research.access import access_finding, answers_findings
from research.admin.doors import only
from research.errors import RefusedError
from research.forms.decision import DecisionForm
from research.queries import gaps
from research.queries.consequences import of_findings
from research.queries.findings import lines, readable, with_words
from research.services.finding.decide import decide

ON_A_PAGE = 50
ENDINGS = ("csv", "xlsx")
DAYS = (0, 30, 90, 180, 365)


@only(answers_findings)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    name, asked = _asked(request)
    found = {key: kind.find(asked) for key, kind in gaps.KINDS.items()}
    context = {
        "kinds": [(key, kind, len(found[key])) for key, kind in gaps.KINDS.items()],
        "name": name,
        "kind": gaps.KINDS[name],
        "asked": asked,
        "days": DAYS,
        "chapters": citable.get().chapters(language=language(), reader=EVERYBODY_INSIDE),
        "page_obj": Paginator(found[name], ON_A_PAGE).get_page(request.GET.get("p")),
        "page_title": _("Gaps"),
        "header_icon": "help",
    }
    return render(request, "research/admin/gaps.html", context)


@only(answers_findings)
@require_safe
def file(request: HttpRequest, ending: str) -> HttpResponseBase:
    if ending not in ENDINGS:
        raise Http404
    name, asked = _asked(request)
    headings = [_("Number"), _("What"), _("Since")]
    return sheet_response(f"gaps-{name}", ending, _("Gaps"), headings, gaps.table(gaps.KINDS[name].find(asked)))


@only(answers_findings)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, key: UUID, number: str) -> HttpResponse:
    """A finding in one place: what followed, and the form that says why nothing is changed."""
    finding = access_finding(request.user, key)
    if number not in finding.numbers:
        raise Http404
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            decide(finding=finding, number=number, by=request.user, **form.cleaned_data)
        except RefusedError as error:
            form.add_error("reason", str(error.message))
        else:
            messages.success(request, _("Saved. Readers see it beside the finding."))
            return redirect("research_gaps")
    (line,) = lines(with_words(readable(EVERYBODY_INSIDE).filter(pk=finding.pk), language()), language())
    followed = of_findings([finding], language=language(), reader=EVERYBODY_INSIDE)[line.key]
    context = {
        "line": line,
        "one": next(one for one in followed if one.number == number),
        "form": form,
        "page_title": _("Answer a finding"),
        "page_subtitle": number,
        "header_icon": "help",
    }
    return render(request, "research/admin/decide.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> tuple[str, gaps.Asked]:
    """What the address says; what it cannot mean is left out."""
    name, days = request.GET.get("kind", ""), request.GET.get("days", "")
    chapter = request.GET.get("chapter", "").replace("\x00", "")[:10]
    asked = gaps.Asked(chapter, int(days)) if days in map(str, DAYS) else gaps.Asked(chapter)
    return (name if name in gaps.KINDS else next(iter(gaps.KINDS))), asked
