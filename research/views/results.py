"""What came of a study: its page of results, and the same tables as files."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from hub.look.navigation import language
from hub.look.page_cache import keep
from hub.people.reader import Reader
from hub.spreadsheets import Sheet, sheet_response, xlsx_response
from research.access import access_study_page
from research.models import Study, StudyPage
from research.queries.addresses import language_entries
from research.queries.results import Released, RoundShown, released, rounds_of
from research.report import codebook

ENDINGS = ("csv", "xlsx")


@require_safe
def results(request: HttpRequest, slug: str) -> HttpResponse:
    page, study = _study(request, slug)
    context = {
        "study": study,
        "study_page": page,
        "rounds": rounds_of(released(study), language=language(), reader=Reader.of(request)),
        "reports": study.reports.values_list("number", "made_on").order_by("-number"),
        "languages": language_entries(page),
    }
    return keep(render(request, "research/results.html", context))


@require_safe
def results_file(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    """One line for each number; what is kept back is an empty cell."""
    _page, study = _study(request, slug)
    if ending not in ENDINGS:
        raise Http404
    headings = [_("Round"), _("Question"), _("By"), pgettext("to a question", "Answer"), _("Group"), _("People")]
    found = released(study)
    lines = _lines(rounds_of(found, language=language(), reader=Reader.of(request)))
    if ending == "xlsx":
        codes = Sheet(_("Codebook"), codebook.headings(), [line.row() for line in _codes(found)])
        return xlsx_response(f"study-{slug}", [Sheet(_("Results"), headings, lines), codes])
    return sheet_response(f"study-{slug}", ending, _("Results"), headings, lines)


@require_safe
def codebook_file(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What the names and numbers of the tables mean, and how they were made."""
    _page, study = _study(request, slug)
    codes = [line.row() for line in _codes(released(study))]
    method = [["", "", sentence, "", "", ""] for sentence in codebook.method(study.least, paired=study.is_paired)]
    return sheet_response(f"codebook-{slug}", "csv", _("Codebook"), codebook.headings(), [*codes, *method])


def _codes(found: Released) -> list[codebook.Line]:
    return codebook.lines(found.contents(), language())


def _study(request: HttpRequest, slug: str) -> tuple[StudyPage, Study]:
    page = access_study_page(Reader.of(request), slug, language=language())
    study = Study.objects.filter(page_key=page.translation_key, live=True).first()
    if study is None:
        raise Http404
    return page, study


def _lines(rounds: list[RoundShown]) -> Iterator[list[object]]:
    for one in rounds:
        for question in one.questions:
            for place, grid in enumerate(question.grids):
                for name, numbers in grid.rows:
                    for head, number in zip(grid.heads, numbers, strict=True):
                        yield [one.title, question.title, grid.title if place else "", name, head, number]
