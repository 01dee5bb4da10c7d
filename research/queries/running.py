"""What those who run studies see of them: rounds and how far they are, never a figure of one that runs."""

from dataclasses import dataclass

from django.conf import settings

from research.models import QuestionnairePage, SaidInWords, Study, StudyPage, TrainingPage, Wave


@dataclass(frozen=True)
class StudyLine:
    study: Study
    title: str
    rounds: int
    open: int
    words: int


def lines() -> list[StudyLine]:
    """All studies that are or were public. Four queries."""
    titles = _titles(StudyPage)
    rounds, opened, words = dict[int, int](), dict[int, int](), dict[int, int]()
    for study, state in Wave.objects.values_list("study_id", "state"):
        rounds[study] = rounds.get(study, 0) + 1
        opened[study] = opened.get(study, 0) + (state == Wave.State.OPEN)
    for study in SaidInWords.objects.filter(state=SaidInWords.State.WAITING).values_list("study_id", flat=True):
        words[study] = words.get(study, 0) + 1
    return [
        StudyLine(one, titles.get(one.page_key, ""), rounds.get(one.pk, 0), opened.get(one.pk, 0), words.get(one.pk, 0))
        for one in Study.objects.order_by("-pk")
    ]


def title_of(study: Study) -> str:
    return _titles(StudyPage).get(study.page_key, "")


def questionnaires(study: Study) -> list[tuple[str, str]]:
    """Key and title of the public questionnaires of a study."""
    page = StudyPage.objects.filter(translation_key=study.page_key, locale__language_code=settings.LANGUAGE_CODE).get()
    found = page.get_children().type(QuestionnairePage).live()
    return [(str(key), title) for key, title in found.values_list("translation_key", "title")]


def trainings() -> list[tuple[str, str]]:
    """Key and title of the public trainings."""
    return [(str(key), title) for key, title in _titles(TrainingPage).items()]


def _titles(model: type[StudyPage] | type[TrainingPage]) -> dict[object, str]:
    pages = model.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return dict(pages.values_list("translation_key", "title"))
