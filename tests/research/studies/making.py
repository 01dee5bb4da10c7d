"""A study with a questionnaire, published through the Hub's own service, and people who answer it."""

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale, Page

from hub.publishing.services.publish import publish
from research.models import QuestionnairePage, ResearchIndexPage, Study, StudyKind, StudyPage, Wave
from research.services.study.drafts import begin
from research.services.study.rounds import open_round
from research.services.study.send import send
from tests.factories import people

CODE = ["First two letters of your mother's name", "Day of your birthday", "Last letter of your street"]
QUESTIONS: list[dict[str, Any]] = [
    {
        "type": "single",
        "value": {
            "name": "profession",
            "text": "What do you do?",
            "required": True,
            "options": ["Police", "Social work", "Guardian"],
            "background": True,
        },
    },
    {"type": "section", "value": {"title": "Your work", "text": "Think of the last month."}},
    {
        "type": "scale",
        "value": {
            "name": "sure",
            "text": "How sure are you of the next step?",
            "required": True,
            "low": 1,
            "high": 5,
            "low_words": "not at all",
            "high_words": "very",
        },
    },
    {
        "type": "single",
        "value": {
            "name": "guardian",
            "text": "When is a guardian asked for?",
            "required": True,
            "options": ["After the interview", "Before the interview", "When the parents agree"],
            "right": "2",
        },
    },
    {"type": "text", "value": {"name": "lacked", "text": "What was missing?", "only_if": "guardian=1,3"}},
]


def study(kind: str = StudyKind.PAIRED, **facts: Any) -> Study:
    """A live study whose questionnaire is live, too."""
    front = Page.objects.get(slug="home")
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    index = ResearchIndexPage.objects.filter(locale=locale).first()
    if index is None:
        index = ResearchIndexPage(title="Research", slug="research", locale=locale)
        front.add_child(instance=index)
    page = StudyPage(
        title="What officers know",
        slug=f"study-{StudyPage.objects.count()}",
        locale=locale,
        kind=kind,
        live=False,
        **facts,
    )
    page.body = [("text", "<p>We ask before and after.</p>")]
    page.code_questions = [("question", one) for one in CODE]
    index.add_child(instance=page)
    _publish(page)
    questionnaire = QuestionnairePage(title="Your work", slug="questions", locale=locale, live=False)
    questionnaire.questions = QuestionnairePage._meta.get_field("questions").stream_block.to_python(QUESTIONS)
    page.add_child(instance=questionnaire)
    _publish(questionnaire)
    return Study.objects.get(page_key=page.translation_key)


def questionnaire_of(study: Study) -> QuestionnairePage:
    page = StudyPage.objects.get(translation_key=study.page_key)
    found: QuestionnairePage = page.get_children().type(QuestionnairePage).get().specific
    return found


def wave(study: Study, when: str = Wave.When.BEFORE, *, opened: bool = True) -> Wave:
    made = Wave.objects.create(
        study=study,
        questionnaire=questionnaire_of(study).translation_key,
        when=when,
        closes_at=timezone.now() + timedelta(days=7),
    )
    if opened:
        open_round(wave=made)
        made.refresh_from_db()
    return made


def answers(number: int, *, better: float = 0.0) -> dict[str, Any]:
    """What the respondent `number` says; the same number says the same."""
    chance = random.Random(number + int(better * 1000))  # noqa: S311 - made up
    return {
        "profession": chance.choice([1, 1, 2, 2, 3]),
        "sure": min(5, chance.choice([1, 2, 3, 4]) + (chance.random() < better)),
        "guardian": 2 if chance.random() < 0.4 + better / 2 else chance.choice([1, 3]),
    }


def answer(wave: Wave, number: int, *, said: dict[str, Any] | None = None, code: Sequence[str] | None = None) -> None:
    hold = begin(wave=wave)
    assert send(wave=wave, hold=hold, answers=said or answers(number), code=code or [f"n{number}", str(number), "x"])


def _publish(page: Any) -> None:
    revision = page.save_revision(user=people.user("", "editor"))
    publish(revision=revision, by=people.user("", "editor"))
