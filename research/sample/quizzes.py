"""A quiz of the sample on chapter 3, and invented answers, so that editors see figures of each kind."""

import random
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from hub.models import User
from hub.ports import sample
from hub.publishing.calendar import today
from hub.publishing.services.publish import publish
from hub.sample.pages import APPROVER, EDITOR
from research.models import ItemLook, QuizItem, QuizPage, Sheet, SheetKind, TrainingIndexPage, WaitingSheet
from research.sample.steps import FOLDER, SOURCE, load
from research.services.quiz.look import look
from research.services.quiz.shuffle import shuffle

QUIZ = "first-hours-quiz"
FACTS = {
    "apart": ("2", "3.1.2"),
    "when": ("1", "3.2.1"),
    "interpreter": ("3", "3.3.1"),
    "tell": ("1,3,4", "3.3.2"),
    "words": ("2", "3.4.3"),
    "report": ("1", "3.5.1"),
    "abroad": ("2", "3.5.2"),
}
"""Of each item what is right, and the paragraph that says so."""
HARD = {"apart": 0.8, "when": 0.7, "interpreter": 0.9, "tell": 0.55, "words": 0.3, "report": 0.65, "abroad": 0.6}
FORMS = 72
LANGUAGES = ["en", "ro", "nl", "da"]


def register() -> None:
    sample.register(28, "quiz", make_quiz)
    sample.register(90, "answers to the quiz", make_answers)


def make_quiz() -> None:
    parent = TrainingIndexPage.objects.get(locale__language_code=SOURCE)
    if parent.get_children().filter(slug=QUIZ).exists():
        return
    text = load(FOLDER / SOURCE / f"{QUIZ}.toml")
    page = QuizPage(slug=QUIZ, title=text["title"], summary=text["summary"], live=False)
    page.items = [{"type": one["type"], "value": _value(one), "id": _id(one["id"])} for one in text["items"]]
    parent.add_child(instance=page)
    revision = page.save_revision(user=User.objects.filter(email=EDITOR).first())
    publish(revision=revision, by=User.objects.filter(email=APPROVER).first(), announced=False)


def make_answers() -> None:
    """They walk the way of real ones; whoever knows more answers more items rightly."""
    if Sheet.objects.exists():
        return
    names = {_id(name): name for name in FACTS}
    rows = {names[row.block_id]: row for row in QuizItem.objects.filter(block_id__in=names)}
    chance = random.Random(QUIZ)  # noqa: S311 - invented, the same on every machine
    for number in range(FORMS):
        knows = chance.uniform(-0.3, 0.3)
        language = LANGUAGES[number % len(LANGUAGES)]
        said = {
            row.key.hex: [row.version, int(chance.random() < HARD[name] + knows), language]
            for name, row in rows.items()
        }
        WaitingSheet.objects.create(day=today(), kind=SheetKind.PRACTICE, said=said)
    shuffle()
    editor = User.objects.get(email=EDITOR)
    look(item=rows["words"], decision=ItemLook.Decision.UNCLEAR, by=editor)


def _value(asked: dict[str, Any]) -> dict[str, Any]:
    right, numbers = FACTS[asked["id"]]
    options = [
        {"type": "item", "value": words, "id": _id(f"{asked['id']}:{place}")}
        for place, words in enumerate(asked["options"])
    ]
    return {
        "stem": asked["stem"],
        "options": options,
        "right": right,
        "explanation": asked["explanation"],
        "numbers": numbers,
    }


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{QUIZ}:{name}"))
