"""An answer in the words of the reader's language. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from research.questionnaire import Content, Kind, Question, Refused, read_answer


def facts_of(content: Content, names: Iterable[str], answers: Mapping[str, Any], language: str) -> list[dict[str, str]]:
    """Question and answer, as the component `facts` takes them."""
    return [
        {
            "label": content.wording(name, language, settings.LANGUAGE_CODE)[0].text,
            "value": in_words(content, name, answers.get(name), language),
        }
        for name in names
    ]


def in_words(content: Content, name: str, answer: Any, language: str) -> str:
    question = content.questions[name]
    if answer is None or answer == []:
        return _("No answer")
    if question.kind in {Kind.SINGLE, Kind.MULTIPLE}:
        options = content.wording(name, language, settings.LANGUAGE_CODE)[0].options
        chosen = answer if isinstance(answer, list) else [answer]
        return "; ".join(options[place - 1] for place in chosen)
    return str(answer)


def typed(content: Content, sent: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What a form that came too late holds, by the name of the question."""
    return {name: [one for one in sent[name] if one.strip()] for name in content.questions if name in sent}


def typed_facts(content: Content, given: Mapping[str, list[str]], language: str) -> list[dict[str, str]]:
    """`typed` in words; what is no answer, as it was typed."""
    return [
        {
            "label": content.wording(name, language, settings.LANGUAGE_CODE)[0].text,
            "value": _typed_words(content, content.questions[name], values, language),
        }
        for name, values in given.items()
        if values
    ]


def _typed_words(content: Content, question: Question, values: list[str], language: str) -> str:
    try:
        return in_words(content, question.name, read_answer(question, values), language)
    except Refused:
        return "; ".join(values)
