"""What the views of one translation share: finding it for whoever may see it, and refusing in words."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from translation import rights
from translation.models import PageTranslation
from translation.queries.texts import with_page

View = Callable[..., HttpResponse]


def find(request: HttpRequest, language: str, page_key: UUID) -> PageTranslation:
    """The translation; 404 for whoever has no part in the language, as for one that does not exist."""
    if not rights.sees(request.user, language):
        raise Http404
    rows = with_page(PageTranslation.objects.select_related("translator", "reviewer", "holder"))
    return get_object_or_404(rows, language=language, page_key=page_key)


def told(view: View) -> View:
    """What a service refuses is told at the top of the desk instead of failing."""

    @wraps(view)
    def wrapped(request: HttpRequest, language: str, page_key: UUID, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, language, page_key, **kwargs)
        except rights.Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("translation:desk", language, page_key)

    return wrapped
