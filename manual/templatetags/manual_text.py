"""Filters that fit the manual's items to the components of the look."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from hub.look import dates
from hub.look.navigation import language
from hub.models import ChangeKind, LegalArticle
from manual import addresses
from manual.files.kinds import CHECKSUMS, chapter_of
from manual.queries import periods
from manual.queries.law import slug_of
from manual.queries.periods import Period
from manual.reading import names
from manual.reading.items import Item, Step
from manual.reading.kinds import registry

register = template.Library()
register.filter(names.article_title)
register.filter(names.term_title)

TONES = {str(ChangeKind.LEGAL): "law", str(ChangeKind.PROCEDURE): "warn", str(ChangeKind.CONTACT): "wait"}


@register.filter
def of_number(marks: Mapping[str, list[dict[str, str]]] | None, number: str) -> list[dict[str, str]]:
    """What stands at a paragraph; the section's own number has its panel in sight already."""
    return marks.get(number, []) if marks and number else []


@register.filter
def stops(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Steps as the component `route` wants them."""
    steps = list(steps)
    after = [*steps[1:], None]
    return [
        {
            "role": step.role,
            "role_label": names.role_name(step.role),
            "title": step.title,
            "text": step.text,
            "handover": step.handover,
            "next": following.role if step.handover and following else "",
            "next_label": names.role_name(following.role) if step.handover and following else "",
        }
        for step, following in zip(steps, after, strict=True)
    ]


@register.filter
def scripts(body: Iterable[Item]) -> list[str]:
    """Scripts that the items of a page make use of."""
    return registry.scripts(body)


@register.filter
def head_cells(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The heads of a table's columns."""
    numbers = set(table.get("numbers", ()))
    return [{"text": text, "number": place in numbers} for place, text in enumerate(table["head"])]


@register.filter
def table_rows(table: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    """The cells of a table; `head` names its row, `number` stands to the right."""
    numbers, heads = set(table.get("numbers", ())), bool(table.get("row_heads"))
    return [
        [{"text": text, "head": heads and place == 0, "number": place in numbers} for place, text in enumerate(row)]
        for row in table["rows"]
    ]


@register.filter
def day(iso: str) -> str:
    """A day of a block, `2026-10-01`, in words."""
    return dates.in_words(date.fromisoformat(iso)) if iso else ""


@register.filter
def file_kind(name: str) -> str:
    """`PDF` of `record.pdf`."""
    return name.rpartition(".")[2].upper() if "." in name else ""


@register.filter
def article_url(key: str) -> str:
    return addresses.article(language(), slug_of(key))


@register.filter
def article_place(article: LegalArticle) -> str:
    """Article and paragraph within their instrument: `13(2)`; nothing for the whole instrument."""
    return article.key.removeprefix(article.instrument_id).strip()


@register.filter
def language_word(code: str) -> str:
    """The language's name in the reader's own."""
    return str(get_language_info(code)["name_translated"]).capitalize()


@register.filter
def article_slug(key: str) -> str:
    return slug_of(key)


@register.filter
def term_url(concept: str) -> str:
    return addresses.term(language(), concept)


@register.filter
def kind_word(kind: str) -> str:
    """How much a change matters, in a word."""
    return str(ChangeKind(kind).label)


@register.filter
def change_word(change: str) -> str:
    """`added`, `changed` or `removed` in words."""
    return {"added": _("added"), "changed": _("changed"), "removed": _("removed")}.get(change, change)


@register.filter
def kind_tone(kind: str) -> str:
    """The tone that a kind of change is shown in."""
    return TONES.get(kind, "muted")


@register.filter
def compared_with(older: str, newer: str) -> str:
    """Where two editions are compared, by their numbers."""
    return addresses.comparison(language(), older, newer)


@register.filter
def periods_in_words(applied: Sequence[Period]) -> str:
    """When an edition applied."""
    return periods.in_words(applied)


@register.simple_tag
def checksums_file() -> str:
    """The name of the file that lists the others with their hashes."""
    return CHECKSUMS


@register.filter
def chapter_of_file(name: str) -> str:
    """The number of the chapter that a file of an edition holds; empty for the whole manual."""
    return chapter_of(name)
