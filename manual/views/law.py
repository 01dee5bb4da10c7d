"""The law that the manual rests on, and the glossary."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hub.look.navigation import language, languages_in
from hub.look.page_cache import keep
from hub.people.reader import Reader
from manual import addresses
from manual.queries import glossary as terms
from manual.queries import law_pages


def articles(request: HttpRequest) -> HttpResponse:
    return keep(render(request, "manual/law.html", {"instruments": law_pages.listed(language())}))


def article(request: HttpRequest, slug: str) -> HttpResponse:
    found = law_pages.by_slug(slug)
    if found is None:
        raise Http404
    return keep(render(request, "manual/article.html", law_pages.page(found, language(), Reader.of(request))))


def glossary(request: HttpRequest) -> HttpResponse:
    return keep(render(request, "manual/glossary.html", {"letters": terms.by_letter(language())}))


def term(request: HttpRequest, key: str) -> HttpResponse:
    found = terms.find(key, language())
    if found is None:
        raise Http404
    context = {
        "term": found,
        "citations": terms.used_in(key, language=language(), reader=Reader.of(request)),
        "languages": languages_in(request.path, {found.language, *(code for code, _term in found.elsewhere)}),
        "breadcrumbs": [{"label": _("Glossary"), "url": addresses.glossary(language())}],
    }
    return keep(render(request, "manual/term.html", context))
