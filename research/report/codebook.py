"""What the names and numbers in published tables mean: one line for each answer that a question could get. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from research.queries.result_words import Words, change_words, when_words
from research.questionnaire import Content, Kind, Question
from research.results.said import NONE, Dimension, dimensions
from research.results.tables import WAYS


@dataclass(frozen=True)
class Line:
    """`code` is how a table of the data says it; `name` is that of the question in all rounds."""

    when: str
    name: str
    question: str
    code: str
    meaning: str
    note: str
    language: str

    def row(self) -> list[str]:
        return [self.when, self.name, self.question, self.code, self.meaning, self.note]


def headings() -> list[str]:
    return [
        _("Round"),
        _("Short name"),
        _("Question"),
        _("Code"),
        pgettext("of a code", "Meaning"),
        pgettext("in a codebook", "Note"),
    ]


def lines(rounds: Mapping[str, Content], language: str) -> list[Line]:
    """Of every question in its order each answer, in `language` or else in the source's; then what holds for pairs.

    What is the same in several rounds is one line, which names them all.
    """
    found: dict[Line, list[str]] = {}
    for when, content in rounds.items():
        for line in _of_round(content, language):
            found.setdefault(line, []).append(when_words(when))
    return [replace(line, when="; ".join(dict.fromkeys(names))) for line, names in found.items()] + _of_pairs(
        rounds, language
    )


def _of_round(content: Content, language: str) -> Iterator[Line]:
    words = Words({"": content}, language)
    for question in content.questions.values():
        wording, spoken = content.wording(question.name, language, settings.LANGUAGE_CODE)
        if question.kind is Kind.TEXT:
            note = _("Published only as an editor redacted it.")
            yield Line("", question.name, wording.text, "", _("In words"), note, spoken)
        for dimension in _dimensions(question):
            for category in dimension.categories:
                yield Line(
                    "",
                    dimension.name,
                    words.question(dimension.name)[1],
                    category,
                    _("Not asked, or no answer") if category == NONE else words.category(dimension.name, category),
                    _note(content, dimension, category) if category != NONE else _asked_if(content, question, words),
                    spoken,
                )


def _dimensions(question: Question) -> Sequence[Dimension]:
    return [Dimension(question)] if question.background else dimensions([question])


def _note(content: Content, dimension: Dimension, category: str) -> str:
    question = dimension.question
    code = str(dimension.option) if dimension.option else category
    return _("The right answer") if question.right and code in map(str, question.right) else ""


def _asked_if(content: Content, question: Question, words: Words) -> str:
    if question.only_if is None:
        return ""
    name = question.only_if.name
    answers = ", ".join(f"“{_option(content, name, option, words)}”" for option in question.only_if.options)
    return _("Asked only of those who answered %(name)s by %(answers)s") % {"name": name, "answers": answers}


def _option(content: Content, name: str, option: int, words: Words) -> str:
    wording, _spoken = content.wording(name, words.language, settings.LANGUAGE_CODE)
    return wording.options[option - 1] if 0 < option <= len(wording.options) else str(option)


def _of_pairs(rounds: Mapping[str, Content], language: str) -> list[Line]:
    if len(rounds) < 2:
        return []
    title = _("How each person changed")
    return [Line("", "change", title, how, change_words(how), "", language) for how in WAYS]


def method(least: int, *, paired: bool) -> list[str]:
    """How the tables were made and protected, in sentences."""
    protected = [
        _(
            "An empty number, or “–”, is kept back: fewer than %(least)d people, nobody, everybody, or one from which "
            "such a number could be computed. All tables of the study are protected together, those of earlier rounds "
            "as they were published."
        )
        % {"least": least},
        _("Groups of fewer than %(least)d people are put together; their names are joined by a plus sign.")
        % {"least": least},
    ]
    compared = [
        _(
            "Answers of one person are paired by a code that only they know, and only where both codes are the same. "
            "Two people with the same code are in no pair."
        ),
        _(
            "Tests are two-sided: exact McNemar for right and wrong answers, Wilcoxon signed-rank for scales, paired t "
            "for the number of right answers with a bootstrap interval of 95 %. Their p values are adjusted for all "
            "questions by Holm. Under ten pairs there is no test."
        ),
    ]
    limit = _("There was no comparison group, so nothing here proves that a training caused a change.")
    return [*protected, *(compared if paired else []), limit]
