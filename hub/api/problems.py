"""Errors as RFC 9457 says them: `application/problem+json`, with each faulty parameter by its name."""

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

MEDIA_TYPE = "application/problem+json"
SCHEMA = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["parameter", "message"],
                "properties": {"parameter": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}


def problem(status: int, detail: str = "", errors: Sequence[dict[str, str]] = ()) -> HttpResponse:
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if detail:
        body["detail"] = detail
    if errors:
        body["errors"] = list(errors)
    return HttpResponse(json.dumps(body), status=status, content_type=MEDIA_TYPE)


def answer_problems(api: NinjaAPI) -> None:
    """What goes wrong in an operation of `api` is said as a problem; what nobody foresaw stays Django's 500."""
    api.add_exception_handler(Http404, _not_found)
    api.add_exception_handler(HttpError, _refused)
    api.add_exception_handler(ValidationError, _not_understood)


def _not_found(request: HttpRequest, error: Http404 | type[Http404]) -> HttpResponse:
    return problem(404)


def _refused(request: HttpRequest, error: HttpError | type[HttpError]) -> HttpResponse:
    return problem(error.status_code, str(error))


def _not_understood(request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    """What was typed is not repeated: only which parameter it was, and what it should be."""
    faults = [{"parameter": str(one["loc"][-1]), "message": str(one["msg"])} for one in error.errors]
    return problem(422, errors=faults)
