"""What a training is called in a language: the words of its page there, else of its English page."""

from dataclasses import dataclass

from django.conf import settings

from hub.publishing.fallback import path_of
from research.models import Registration, Training, TrainingPage
from research.models.choices import Place


@dataclass(frozen=True)
class Words:
    """`language` is that of the title and the place; `path` is empty where the page is not public."""

    title: str
    place: str
    path: str
    language: str


def words_of(training: Training, language: str) -> Words:
    """One query. Of a page that was taken down, too: whoever has a place must know of which training."""
    codes = {language, settings.LANGUAGE_CODE}
    pages = TrainingPage.objects.filter(translation_key=training.page_key, locale__language_code__in=codes)
    found = sorted(
        pages.select_related("locale"), key=lambda page: (not page.live, page.locale.language_code != language)
    )
    if not found:
        return Words("", training.place, "", settings.LANGUAGE_CODE)
    page = found[0]
    own = page.locale.language_code
    path = path_of(own, page.url_path) if page.live else ""
    return Words(page.title, page.place or training.place, path, own)


def place_in_line(row: Registration) -> int:
    """How many wait up to this one; both were ordered by when their address answered."""
    waiting = row.training.registrations.filter(state=Place.WAITING)
    earlier = waiting.filter(confirmed_at__lt=row.confirmed_at).count()
    return earlier + waiting.filter(confirmed_at=row.confirmed_at, pk__lte=row.pk).count()
