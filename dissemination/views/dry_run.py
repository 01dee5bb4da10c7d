"""What the pages that show a dry run need: its numbers, and its lines some at a time."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from dissemination.queries.candidates import Candidate
from dissemination.queries.foreseen import foreseen

AT_ONCE = 100


def dry_run_context(request: HttpRequest, lines: Iterable[Candidate]) -> dict[str, Any]:
    """`going` and `left_out` are turned over by `?going=` and `?left_out=`; other parameters stay."""
    found = foreseen(lines)
    pages = {
        name: Paginator(rows, AT_ONCE).get_page(request.GET.get(name))
        for name, rows in (("going", found.going), ("left_out", found.left_out))
    }
    return {"foreseen": found, **pages}
