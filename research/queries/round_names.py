"""What a round is called: when it is held and, where it stands beside a training, beside which."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from hub.people.reader import PUBLIC, Reader
from hub.publishing.best_page import readable
from research.models.study import Wave
from research.models.training_page import TrainingPage
from research.queries.result_words import when_words


class RoundNames:
    """Names of rounds in one language. One query, where a round stands beside a training.

    A training that `reader` may not read is not named.
    """

    def __init__(self, waves: Iterable[Wave], *, language: str, reader: Reader = PUBLIC) -> None:
        keys = {wave.training for wave in waves if wave.training}
        pages = TrainingPage.objects.filter(translation_key__in=keys) if keys else TrainingPage.objects.none()
        found = readable(pages, language=language, reader=reader).values_list(
            "translation_key", "title", "locale__language_code"
        )
        ordered = sorted(found, key=lambda row: row[2] == language) if keys else []
        self.titles: dict[UUID, str] = {key: title for key, title, _code in ordered}
        self.by_beginning = {key.hex[:8]: title for key, title in self.titles.items()}

    def of(self, wave: Wave) -> str:
        return self._said(wave.when, self.titles.get(wave.training, "") if wave.training else "")

    def named(self, name: str, *, inside: bool = False) -> str:
        """Of a name in released tables: `before`, or `before@` and the beginning of the training's key.

        `inside` a sentence it begins with a small letter.
        """
        beginning = name.partition("@")[2]
        return self._said(name, self.by_beginning.get(beginning, ""), inside=inside)

    def _said(self, name: str, training: str, *, inside: bool = False) -> str:
        if not training:
            said = when_words(name)
            return said.lower() if inside else said
        later = name.partition("@")[0] == Wave.When.LATER
        when = _("Six months after the training") if later else when_words(name)
        return _("%(when)s “%(training)s”") % {"when": when.lower() if inside else when, "training": training}


def listed(study_page_key: UUID, *, language: str, reader: Reader) -> list[tuple[str, str]]:
    """Name and state of the rounds of a study that were opened. Two queries."""
    rounds = Wave.objects.filter(study__page_key=study_page_key).exclude(state=Wave.State.PLANNED)
    names = RoundNames(rounds, language=language, reader=reader)
    return [(names.of(one), one.get_state_display()) for one in rounds]
