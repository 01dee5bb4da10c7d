"""The words of what a study publishes, in the reader's language, from the version that was answered."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from research.models.study import Wave
from research.questionnaire import Content, Kind, Question
from research.results.said import NO, NONE, YES


class Words:
    """Names of rounds, questions and answers in the reader's language, from the version that was answered."""

    def __init__(self, contents: Mapping[str, Content], language: str) -> None:
        self.contents, self.language = contents, language

    def question(self, name: str) -> tuple[Question, str, str]:
        """The question, its words and their language; `where.2` is the second answer of `where`."""
        own = name.partition(".")[0]
        content = next(one for one in self.contents.values() if own in one.questions)
        wording, language = content.wording(own, self.language, settings.LANGUAGE_CODE)
        option = name.partition(".")[2]
        text = f"{wording.text} – {wording.options[int(option) - 1]}" if option else wording.text
        return content.questions[own], text, language

    def category(self, name: str, category: str) -> str:
        """The words of an answer."""
        said = {YES: pgettext("answer", "chosen"), NO: pgettext("answer", "not chosen"), NONE: _("No answer")}
        if category in said:
            return said[category]
        own = name.partition(".")[0]
        content = next(one for one in self.contents.values() if own in one.questions)
        question = content.questions[own]
        wording, _language = content.wording(own, self.language, settings.LANGUAGE_CODE)
        if question.kind is Kind.SINGLE:
            return wording.options[int(category) - 1]
        ends = dict(zip((str(question.low), str(question.high)), wording.ends, strict=False))
        return f"{category}: {ends[category]}" if ends.get(category) else category.replace("-", "–")

    def group(self, name: str, group: str) -> str:
        """The words of a group; several that were put together are named together."""
        names = [self.category(name, option) if option != "0" else _("No answer") for option in group.split("+")]
        return " + ".join(names)


def when_words(name: str) -> str:
    return str(Wave.When(name.partition("@")[0]).label)


def change_words(how: str) -> str:
    return {
        "both": _("Right both times"),
        "gained": _("Wrong before, right after"),
        "given_up": _("Right before, wrong after"),
        "neither": _("Wrong both times"),
        "higher": _("Higher than before"),
        "same": _("The same as before"),
        "lower": _("Lower than before"),
        "unanswered": _("No answer in one of the rounds"),
    }[how]
