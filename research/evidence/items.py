"""Items of quizzes as evidence: how they are answered. Key: `item:<key of the item>`."""

from collections.abc import Collection, Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.people.reader import Reader
from hub.publishing.access import visible_pages
from research.evidence import Source, page_of
from research.models import QuizItem, QuizPage
from research.queries.unclear import stems

PREFIX = "item"


class Items:
    def choices(self) -> Iterable[tuple[str, str]]:
        rows = list(QuizItem.objects.filter(live=True))
        for key, stem in stems(rows).items():
            yield f"{PREFIX}:{key}", _("Question of a quiz: %(question)s") % {"question": stem}

    def resolve(self, keys: Collection[str], *, language: str, reader: Reader) -> dict[str, Source]:
        """Of quizzes that `reader` may do, in the words of the source. Two queries."""
        open_to = visible_pages(QuizPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE), reader)
        wanted = [item for key in keys if (item := page_of(key))]
        rows = QuizItem.objects.filter(live=True, key__in=wanted, page_key__in=open_to.values("translation_key"))
        words = stems(rows)
        return {
            f"{PREFIX}:{row.key}": Source(
                key=f"{PREFIX}:{row.key}",
                kind=_("Question of a quiz"),
                title=words[row.key],
                url=reverse("quiz", args=[row.page_key]),
                language=settings.LANGUAGE_CODE,
            )
            for row in rows
            if row.key in words
        }
