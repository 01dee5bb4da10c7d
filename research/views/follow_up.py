"""What came of a training: a page beside its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.look.navigation import language
from hub.look.page_cache import keep
from hub.people.reader import Reader
from research.access import access_training_page
from research.queries.addresses import FOLLOW_UP, language_entries
from research.queries.follow_up import follow_up as found_for


@require_safe
def follow_up(request: HttpRequest, slug: str) -> HttpResponse:
    reader = Reader.of(request)
    page = access_training_page(reader, slug, language=language())
    context = {
        "training_page": page,
        "found": found_for(page.translation_key, language=language(), reader=reader),
        "languages": language_entries(page, FOLLOW_UP),
    }
    return keep(render(request, "research/follow_up.html", context))
