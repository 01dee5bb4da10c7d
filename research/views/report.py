"""A report of a study: its page, the newest and each that was cited, and its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hub.look.navigation import language
from hub.look.page_cache import keep
from hub.people.reader import Reader
from research.access import access_report
from research.queries import report as reports
from research.queries.addresses import REPORT, language_entries

TYPES = {"pdf": "application/pdf", "zip": "application/zip"}
FILES = (reports.PDF, reports.DATA)
RETRY_AFTER = "600"


@require_safe
def report(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    try:
        found, page = access_report(Reader.of(request), slug, number, language=language())
    except Http404:
        return _gone(request, slug, number)
    if page.slug != slug and page.locale.language_code == language():
        return redirect("study_report_edition", page.slug, found.number)
    shown = reports.shown(found, page.slug, language=language())
    context = {
        "shown": shown,
        "report": found,
        "study_page": page,
        "files": reports.files_of(found, shown.language),
        "newest": reports.newest(found),
        "languages": language_entries(page, f"{REPORT}{found.number}/" if number else REPORT),
        "text_lang": shown.language,
    }
    return keep(render(request, "research/report.html", context))


@require_safe
def report_file(request: HttpRequest, slug: str, number: int, name: str) -> HttpResponse:
    """A file; 410 where it holds what may not be shown now, 503 while it is being built."""
    try:
        found, page = access_report(Reader.of(request), slug, number, language=language())
    except Http404:
        return _gone(request, slug, number)
    if name == reports.CHECKSUMS:
        lines = [f"{row.sha256}  {reports.file_name(page.slug, row)}\n" for row in found.files.defer("content")]
        return HttpResponse("".join(lines), content_type="text/plain; charset=utf-8")
    if name not in FILES:
        raise Http404
    if reports.is_withheld(found):
        return render(request, "research/report_gone.html", {"withheld": True}, status=410)
    spoken = language() if language() in found.languages else page.locale.language_code
    row = found.files.filter(name=name, language__in=["", spoken]).first()
    if row is None:
        answer = render(request, "research/report_being_made.html", {"report": found, "slug": page.slug}, status=503)
        answer["Retry-After"] = RETRY_AFTER
        return answer
    kind = name.rpartition(".")[2]
    answer = HttpResponse(bytes(row.content), content_type=TYPES[kind])
    how = "inline" if kind == "pdf" else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="{reports.file_name(page.slug, row)}"'
    return answer


def _gone(request: HttpRequest, slug: str, number: int | None) -> HttpResponse:
    """What was cited says that it was taken down; what was never there, or is closed, is unknown."""
    if not reports.was_withdrawn(slug, number):
        raise Http404
    return render(request, "research/report_gone.html", {"withheld": False}, status=410)
