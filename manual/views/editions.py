"""Editions for readers: the list, an edition with its change notes, and its files."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hub.look.navigation import LanguageEntry, language, languages_in
from hub.look.page_cache import keep
from hub.look.page_links import PageLinks
from hub.people.reader import Reader
from manual import addresses
from manual.files import store
from manual.files.kinds import CHECKSUMS, chapter_of, held_by, is_for_practitioners
from manual.forms.editions import OnDay
from manual.models import Edition, EditionFile, Impression
from manual.queries import checksums, edition_list, edition_view, periods
from manual.reading import frozen

TYPES = {
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}
RETRY_AFTER = "60"


def editions(request: HttpRequest) -> HttpResponse:
    """The list; `?on=2026-11-24` says which edition applied on that day."""
    form = OnDay(request.GET if "on" in request.GET else None)
    day = form.cleaned_data["on"] if form.is_valid() else None
    listed = edition_list.listed(Reader.of(request))
    context = {
        "editions": listed,
        "form": form,
        "day": day,
        "applied": periods.applied_on([one.edition for one in listed], day) if day else None,
        "breadcrumbs": edition_view.crumbs(language())[:1],
    }
    return keep(render(request, "manual/editions.html", context))


def edition(request: HttpRequest, number: str, impression: int = 0) -> HttpResponse:
    found, shown = _find(number, impression)
    context = edition_view.page(found, shown, language(), Reader.of(request))
    context["languages"] = _languages(request, found, context["impressions"], impression)
    return keep(render(request, "manual/edition.html", context))


def _languages(
    request: HttpRequest, found: Edition, impressions: list[Impression], number: int
) -> list[LanguageEntry] | PageLinks:
    """The languages of an edition; for machines the address of an impression is that of its edition."""
    entries = languages_in(request.path, {one.language for one in impressions if number in {0, one.number}})
    return PageLinks(entries, canonical=addresses.edition(language(), found.number)) if number else entries


def file(request: HttpRequest, number: str, name: str, impression: int = 0) -> HttpResponse:
    """A file of an impression; 410 where it holds what may not be shown now, 503 while it is being built."""
    found, shown = _find(number, impression)
    reader = Reader.of(request)
    if shown.language != language():
        return redirect(f"{addresses.edition(shown.language, number)}{name}")
    row = EditionFile.objects.filter(impression=shown, name=name).first()
    if row is None or (row.restricted and not reader.sees_practitioner_text):
        return _absent(request, found, shown, name)
    held = held_by(chapter_of(name), list(shown.sections.all()))
    if not row.restricted and frozen.is_withheld(held):
        return render(request, "manual/withheld.html", {"edition": found}, status=410)
    path = store.place(row.path)
    if not path.exists():
        raise Http404
    kind = name.rpartition(".")[2]
    download = f"{name.removesuffix(f'.{kind}')}-{found.number}-{shown.language}-{shown.number}.{kind}"
    return FileResponse(path.open("rb"), content_type=TYPES[kind], as_attachment=kind != "pdf", filename=download)


def sums(request: HttpRequest, number: str, impression: int = 0) -> HttpResponse:
    """SHA-256 of the files that this reader may have."""
    _found, shown = _find(number, impression)
    if shown.language != language():
        return redirect(f"{addresses.edition(shown.language, number)}{CHECKSUMS}")
    text = checksums.text(shown, Reader.of(request))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _find(number: str, impression: int) -> tuple[Edition, Impression]:
    found = edition_view.find(number)
    shown = edition_view.impression(found, language(), impression) if found else None
    if found is None or shown is None:
        raise Http404
    return found, shown


def _absent(request: HttpRequest, found: Edition, shown: Impression, name: str) -> HttpResponse:
    if is_for_practitioners(name) or shown.build.state == shown.build.State.BUILT:
        raise Http404
    answer = render(request, "manual/being_built.html", {"edition": found, "build": shown.build}, status=503)
    answer["Retry-After"] = RETRY_AFTER
    return answer
