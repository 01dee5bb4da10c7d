"""What people of an organisation see of the draft that they share. A fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hub.models import User
from research.models import Shared, Signature, StudyPage
from research.queries.answer_words import facts_of, in_words
from research.queries.titles import titles_of
from research.questionnaire import Content, asked


@dataclass(frozen=True)
class Line:
    row: Shared
    title: str


@dataclass(frozen=True)
class Touched:
    """Who changed a section last, and when."""

    name: str
    at: datetime


@dataclass(frozen=True)
class Part:
    """A section as the overview shows it; `missing` is how many of its required questions have no answer."""

    place: int
    title: str
    language: str
    written_in: str
    names: Sequence[str]
    facts: Sequence[Mapping[str, str]]
    missing: int
    touched: Touched | None


@dataclass(frozen=True)
class Clash:
    """Two answers to one question: the one that stands, and the one that was typed."""

    question: str
    theirs: str
    mine: str


def lines(rows: QuerySet[Shared], *, language: str) -> list[Line]:
    """The newest first. Two queries."""
    found = list(rows.order_by("-wave__closes_at", "pk"))
    titles = titles_of(StudyPage, {row.wave.study.page_key for row in found}, language)
    return [Line(row, titles.get(row.wave.study.page_key, "")) for row in found]


def shown(row: Shared, *, language: str) -> dict[str, Any]:
    """Two queries."""
    content = _content(row)
    names = _names(entry[0] for entry in row.touched.values())
    sections = [_part(row, content, place, names, language) for place in range(1, len(content.sections) + 1)]
    return {
        "row": row,
        "sections": sections,
        "answered": sum(name in row.answers for name in asked(content, row.answers)),
        "signature": Signature.objects.filter(shared_key=row.key).last() if row.signed_by_id else None,
    }


def last_change(row: Shared, section: str) -> Touched | None:
    entry = row.touched.get(section)
    return _touched(entry, _names([entry[0]])) if entry else None


def clashes(
    row: Shared, content: Content, step: int, names: Iterable[str], mine: Mapping[str, Any], *, language: str
) -> dict[str, Any]:
    """Who changed the section meanwhile, and both answers to each question."""
    both = [
        Clash(
            content.wording(name, language, settings.LANGUAGE_CODE)[0].text,
            in_words(content, name, row.answers.get(name), language),
            in_words(content, name, mine.get(name), language),
        )
        for name in names
    ]
    return {"by": last_change(row, content.sections[step - 1].key), "both": both}


def _part(row: Shared, content: Content, place: int, names: Mapping[str, str], language: str) -> Part:
    section = content.sections[place - 1]
    there = [name for name in asked(content, row.answers) if name in section.names]
    wording, written_in = content.wording(section.key, language, settings.LANGUAGE_CODE)
    entry = row.touched.get(section.key)
    return Part(
        place=place,
        title=wording.text or _("First page"),
        language=written_in if wording.text else language,
        written_in=content.wording(section.names[0], language, settings.LANGUAGE_CODE)[1],
        names=section.names,
        facts=facts_of(content, there, row.answers, language),
        missing=sum(bool(content.questions[name].required) and row.answers.get(name) is None for name in there),
        touched=_touched(entry, names) if entry else None,
    )


def _touched(entry: Sequence[str], names: Mapping[str, str]) -> Touched:
    return Touched(names.get(entry[0], ""), datetime.fromisoformat(entry[1]))


def _names(keys: Iterable[str]) -> dict[str, str]:
    return {user.key.hex: str(user) for user in User.objects.filter(key__in=set(keys))}


def _content(row: Shared) -> Content:
    return Content.of(row.wave.version.content)  # type: ignore[union-attr]  # only an opened round is shared
