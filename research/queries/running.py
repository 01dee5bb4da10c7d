"""What those who run studies see of them: rounds and how far they are, never a figure of one that runs."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q

from hub.people.reader import Reader
from research.models import QuestionnairePage, SaidInWords, Study, StudyPage, TrainingPage, Wave
from research.queries.round_names import RoundNames

ALL = Reader(writer=True)


@dataclass(frozen=True)
class StudyLine:
    study: Study
    title: str
    rounds: int
    open: int
    words: int


def lines() -> list[StudyLine]:
    """All studies that are or were public. Two queries."""
    titles = titles_of_studies()
    counted = Study.objects.order_by("-pk").annotate(
        rounds=Count("waves", distinct=True),
        open=Count("waves", filter=Q(waves__state=Wave.State.OPEN), distinct=True),
        unread=Count("words", filter=Q(words__state=SaidInWords.State.WAITING), distinct=True),
    )
    return [StudyLine(one, titles.get(one.page_key, ""), one.rounds, one.open, one.unread) for one in counted]


def rounds(study: Study, *, language: str) -> list[tuple[Wave, str]]:
    """Each round with its name; whoever runs studies knows all trainings. Two queries."""
    waves = list(study.waves.all())
    names = RoundNames(waves, language=language, reader=ALL)
    return [(wave, names.of(wave)) for wave in waves]


def title_of(study: Study) -> str:
    return titles_of_studies().get(study.page_key, "")


def questionnaires(study: Study) -> list[tuple[str, str]]:
    """Key and title of the public questionnaires of a study."""
    pages = StudyPage.objects.filter(translation_key=study.page_key, locale__language_code=settings.LANGUAGE_CODE)
    page = pages.first()
    found = page.get_children().type(QuestionnairePage).live() if page else StudyPage.objects.none()
    return [(str(key), title) for key, title in found.values_list("translation_key", "title")]


def trainings() -> list[tuple[str, str]]:
    """Key and title of the public trainings."""
    return [(str(key), title) for key, title in _titles(TrainingPage).items()]


def titles_of_studies() -> dict[object, str]:
    return _titles(StudyPage)


def _titles(model: type[StudyPage] | type[TrainingPage]) -> dict[object, str]:
    pages = model.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return dict(pages.values_list("translation_key", "title"))
