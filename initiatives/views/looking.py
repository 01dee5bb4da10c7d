"""What a reader of the list asked for: read from the address, understood with what there is to choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from initiatives.access import organisations_of
from initiatives.queries.fitting import Candidate, candidates
from initiatives.queries.options import Options, options
from initiatives.queries.wish import Wish


@dataclass(frozen=True)
class Looking:
    """`is_whole` is false where the address says something that nobody offers; `own` are the reader's organisations."""

    wish: Wish
    options: Options
    own: Sequence[Candidate]
    is_whole: bool


def looking(request: HttpRequest, language: str) -> Looking:
    said, offered = Wish.of(request.GET.dict()), options(language)
    own = candidates(organisations_of(request.user)) if request.user.is_authenticated else []
    wish = said.understood(offered.known)
    if not own:
        wish = wish.without("fits")
    return Looking(wish, offered, own, is_whole=wish.chosen == said.chosen)
