"""What readers report, and what became of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from manual import permissions
from manual.admin.answers import allow
from manual.forms.care import AnswerForm
from manual.models import SectionPage, SectionReport
from manual.services.answer_report import answer_report

ON_A_PAGE = 30


def listed(request: HttpRequest) -> HttpResponse:
    """Open ones, or with `?state=done` the others."""
    allow(permissions.may_see_reports(request.user))
    found = permissions.visible_reports(request.user)
    done = request.GET.get("state") == SectionReport.State.DONE
    found = found.filter(state=SectionReport.State.DONE) if done else found.open()
    context = {
        "page_title": _("What readers report"),
        "header_icon": "comment",
        "reports": Paginator(found, ON_A_PAGE).get_page(request.GET.get("p")),
        "done": done,
    }
    return render(request, "manual/admin/reports.html", context)


def report(request: HttpRequest, report_id: int) -> HttpResponse:
    found = get_object_or_404(permissions.visible_reports(request.user), pk=report_id)
    may_answer = permissions.may_answer(request.user, found)
    form = AnswerForm(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST":
        allow(may_answer)
        if form.is_valid():
            answer_report(
                report=found, state=form.cleaned_data["state"], note=form.cleaned_data["note"], by=request.user
            )
            messages.success(request, _("Saved."))
            return redirect("manual_admin:reports")
    context = {
        "page_title": _("Report on %(number)s") % {"number": found.number},
        "header_icon": "comment",
        "report": found,
        "page": _page_of(found),
        "form": form,
        "may_answer": may_answer,
    }
    return render(request, "manual/admin/report.html", context)


def _page_of(found: SectionReport) -> SectionPage | None:
    """The text that the report is about, as its editor finds it; reports on a chapter have none."""
    pages = SectionPage.objects.filter(translation_key=found.page_key, locale__language_code=found.language)
    return pages.first()
