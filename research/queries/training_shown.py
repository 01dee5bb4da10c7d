"""What the page of a training shows beside its own words: facts that are the same in every language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hub.look.names import country_name, language_name
from hub.models import Organisation, Theme
from hub.people.reader import Reader
from hub.ports import citable, related
from research.models.choices import Place, Target
from research.models.training import Training
from research.moments import in_words, one_in_words
from research.queries import materials, quizzes
from research.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Shown:
    """`edition` is empty where that edition is not public, `numbers` are those that the reader may open."""

    when: str
    closes: str
    languages: list[str]
    countries: list[str]
    targets: list[str]
    trainers: list[str]
    numbers: Sequence[citable.Citation]
    edition: str
    standing: Standing

    @property
    def takes_registrations(self) -> bool:
        return self.standing in {Standing.OPEN, Standing.FULL}


def shown(page: Any, *, language: str, reader: Reader, is_draft: bool) -> dict[str, Any]:
    """For the template: the facts, what is made of them, and what other rooms have on the same matter."""
    training = _facts(page, is_draft=is_draft)
    themes = list(Theme.objects.filter(slug__in=training.themes).prefetch_related("names"))
    question = related.RelatedQuestion(
        language=language,
        numbers=frozenset(training.numbers),
        themes=frozenset(training.themes),
        countries=frozenset(training.countries),
        reader=reader,
    )
    return {
        "training": training,
        "shown": _shown(training, language, reader),
        "themes": themes,
        "quizzes": quizzes.listed(language=language, reader=reader, about=training.numbers),
        "materials": materials.of_training(training, reader, language),
        "groups": related.ask(question, without=frozenset({"trainings"})) if training.numbers or themes else [],
    }


def _facts(page: Any, *, is_draft: bool) -> Training:
    """Those in force, whatever the page's own copy says; of an English draft, what it says."""
    if not (is_draft and page.is_source):
        found = Training.objects.filter(page_key=page.translation_key).first()
        if found is not None:
            return found
    return Training(page_key=page.translation_key, **page.facts_said())


def _shown(training: Training, language: str, reader: Reader) -> Shown:
    manual = citable.get()
    editions = [one.number for one in manual.editions() if not one.withdrawn]
    seated = training.registrations.filter(state=Place.SEATED).count() if training.pk else 0
    return Shown(
        when=in_words(training.starts_at, training.ends_at, training.zone),
        closes=one_in_words(training.closes_at, training.zone) if training.closes_at else "",
        languages=[language_name(code) for code in training.languages],
        countries=[country_name(code) for code in training.countries] or [_("Every country")],
        targets=[str(Target(value).label) for value in training.targets if value in Target.values],
        trainers=list(
            Organisation.objects.filter(key__in=training.organisations).order_by("name").values_list("name", flat=True)
        ),
        numbers=manual.resolve_all(training.numbers, language=language, reader=reader),
        edition=training.edition if training.edition in editions else "",
        standing=standing(training, seated=seated),
    )
