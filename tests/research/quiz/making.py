"""A small manual, a quiz on it, and forms that were sent."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from wagtail.models import Locale, Page

from hub.publishing.calendar import today
from hub.publishing.services.publish import publish
from research.models import QuizItem, QuizPage, Sheet, TrainingIndexPage
from tests.manual import tree

BLOCKS = [str(uuid4()) for _number in range(8)]
WORDS = ("Whom do you call first?", "Who interprets?", "What do you write down?", "Where does the child sleep?")


def manual() -> None:
    """Two sections with two paragraphs each: 1.1.1, 1.1.2, 1.2.1 and 1.2.2."""
    root = tree.plant(Page.objects.get(slug="home"))
    chapter = tree.chapter(root, "First hours")
    for title in ("Calls", "Words"):
        blocks = [tree.paragraph(f"{title} {number}.") for number in (1, 2)]
        tree.section(chapter, title, blocks)


def block(place: int, **said: Any) -> dict[str, Any]:
    """The item of a place in `WORDS`: the second answer is right, and the paragraph of the same place says so."""
    kind = said.pop("kind", "single")
    value = {
        "stem": WORDS[place],
        "options": ["The embassy", "Child protection", "Nobody"],
        "right": "2",
        "explanation": "Child protection knows who decides.",
        "numbers": ("1.1.1", "1.1.2", "1.2.1", "1.2.2")[place],
        **said,
    }
    return {"type": kind, "id": BLOCKS[place], "value": value}


def quiz(*blocks: dict[str, Any], title: str = "First hours: a quiz", **fields: Any) -> QuizPage:
    page = QuizPage(title=title, slug="a-quiz", summary="Two minutes.", live=False, **fields)
    page.items = list(blocks) or [block(place) for place in range(4)]
    TrainingIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
    return say(page)


def say(page: QuizPage, *blocks: dict[str, Any], **fields: Any) -> QuizPage:
    draft = page.get_latest_revision_as_object() if page.latest_revision_id else page
    if blocks:
        draft.items = list(blocks)
    for name, value in fields.items():
        setattr(draft, name, value)
    publish(revision=draft.save_revision(user=tree.editor()), by=tree.colleague())
    return QuizPage.objects.get(pk=page.pk)


def translate(page: QuizPage, *blocks: dict[str, Any], language: str = "ro") -> QuizPage:
    copy = page.copy_for_translation(Locale.objects.get(language_code=language))
    return say(copy, *blocks, title=f"{language}: {page.title}")


def items() -> list[QuizItem]:
    return list(QuizItem.objects.order_by("position"))


def sheets(forms: Sequence[Mapping[int, bool]], language: str = "en", day: date | None = None) -> None:
    """Forms that lie among the others: by the place of each item that was answered, whether rightly."""
    rows = items()
    Sheet.objects.bulk_create(
        Sheet(
            day=day or today(),
            kind="practice",
            said={rows[place].key.hex: [rows[place].version, int(right), language] for place, right in form.items()},
        )
        for form in forms
    )
