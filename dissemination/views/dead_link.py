"""One answer for links that never were, are over or belong to somebody else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def dead_link(request: HttpRequest) -> HttpResponse:
    """404, in plain words, with what to do."""
    return render(request, "dissemination/pages/dead_link.html", status=404)
