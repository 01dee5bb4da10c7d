"""What other rooms have on a chapter: by its number, its themes and those of its sections that the reader may see."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from hub.memo import remembered
from hub.models import Theme
from hub.people.reader import Reader
from hub.ports import related
from hub.ports.related import RelatedGroup, RelatedQuestion
from manual.queries.section_view import KIND


@remembered
def around_chapter(pages: tuple[UUID, ...], number: str, *, language: str, reader: Reader) -> Sequence[RelatedGroup]:
    """`pages`: the chapter and its sections, by translation key. One query, and one a room."""
    places = ("chapter_themes", "section_themes")
    source = [
        Q(
            **{
                f"{place}__content_object__translation_key__in": pages,
                f"{place}__content_object__locale__language_code": settings.LANGUAGE_CODE,
            }
        )
        for place in places
    ]
    themes = Theme.objects.filter(source[0] | source[1]).distinct().values_list("slug", flat=True)
    question = RelatedQuestion(
        language=language, numbers=frozenset({number} - {""}), themes=frozenset(themes), reader=reader
    )
    asks = question.numbers or question.themes
    return related.ask(question, without=frozenset({KIND})) if asks else []
