"""The law that the manual rests on, and the glossary."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hub.look.navigation import language
from hub.look.page_cache import keep
from hub.people.reader import Reader
from manual import addresses
from manual.queries import glossary as terms
from manual.queries import law


def articles(request: HttpRequest) -> HttpResponse:
    return keep(render(request, "manual/law.html", {"instruments": law.listed(language())}))


def article(request: HttpRequest, slug: str) -> HttpResponse:
    found = law.by_slug(slug)
    if found is None:
        raise Http404
    context = {
        "article": found,
        "subject": found.subject_in(language()),
        "citations": law.resting_on(found.key, language=language(), reader=Reader.of(request)),
        "breadcrumbs": [{"label": _("The law"), "url": addresses.law(language())}],
    }
    return keep(render(request, "manual/article.html", context))


def glossary(request: HttpRequest) -> HttpResponse:
    return keep(render(request, "manual/glossary.html", {"terms": terms.listed(language())}))
