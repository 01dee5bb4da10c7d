"""One whole study of the sample, in three rounds: its pages, and invented answers that walk the way of real ones."""

import random
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone
from wagtail.models import Page

from hub.models import User
from hub.ports import sample
from hub.publishing.services.publish import publish
from hub.sample.pages import APPROVER, EDITOR, make_page
from hub.typesetting import PangoMissingError
from research.models import QuestionnairePage, ResearchIndexPage, SaidInWords, Study, StudyKind, StudyPage, Wave
from research.sample.keys import FOLLOWED, page_key
from research.sample.steps import FOLDER, SOURCE, load
from research.services.study import plan_round, redact, release, rounds, shuffle
from research.services.study.build_report import build_report
from research.services.study.drafts import begin
from research.services.study.make_report import make_report
from research.services.study.send import send

STUDY, QUESTIONNAIRE = "first-day-of-training", "first-day-questions"
RIGHT = {"age": 1, "carer": 3, "guardian": 2}
REQUIRED = ("profession", "sure", *RIGHT)
PEOPLE = 96
LEVELS = {"sure": "reaction", "together": "behaviour", "used": "behaviour"}
COMMON = ("name", "text", "help", "required", "only_if", "level")
FIELDS = {
    "single": (*COMMON, "options", "right", "background"),
    "multiple": (*COMMON, "options", "right"),
    "scale": (*COMMON, "low", "high", "low_words", "high_words"),
    "number": (*COMMON, "low", "high"),
    "text": COMMON,
}
LACKED = (
    "Somebody to call at night who speaks the language.",
    "One page that fits on a telephone.",
    "Time to sit with the child before the questions begin.",
)


def register() -> None:
    sample.register(28, "study", make_study)
    sample.register(90, "answers of the study", make_answers)


def make_study() -> None:
    index = ResearchIndexPage.objects.get(locale__language_code=SOURCE)
    text = load(FOLDER / SOURCE / f"{STUDY}.toml")
    page = StudyPage(slug=STUDY, translation_key=page_key(STUDY), kind=StudyKind.PAIRED, live=False)
    page.code_questions = [
        {"type": "question", "value": one, "id": _id("code", place)} for place, one in enumerate(text["code"])
    ]
    make_page(parent=index, page=page, text=text, announced=True)
    parent = index.get_children().get(slug=STUDY)
    if not parent.get_children().exists():
        _ask(parent, load(FOLDER / SOURCE / f"{QUESTIONNAIRE}.toml"))


def make_answers() -> None:
    """Three rounds that are over, answered by people who are not; what they wrote is read and partly published."""
    study = Study.objects.get(page_key=_key(StudyPage, STUDY))
    if study.waves.exists():
        return
    for when in (Wave.When.BEFORE, Wave.When.AFTER, Wave.When.LATER):
        wave = plan_round.plan_round(
            study=study,
            questionnaire=_key(QuestionnairePage, QUESTIONNAIRE),
            when=when,
            training=page_key(FOLLOWED),
            closes_at=timezone.now() + timedelta(days=14),
        )
        rounds.open_round(wave=wave)
        wave.refresh_from_db()
        for number in _who(when):
            code = [f"n{number}", str(number % 28 + 1), "st"]
            send(wave=wave, hold=begin(wave=wave), answers=_said(number, when), code=code)
        shuffle.shuffle()
        rounds.close_round(wave=wave)
        release.release(wave=wave)
    for words in SaidInWords.objects.filter(study=study)[:4]:
        redact.publish_words(words=words, text=words.original, by=User.objects.get(email=EDITOR))
    report = make_report(study=study)
    with suppress(PangoMissingError):  # the beat tries again, and builds the other languages
        if report is not None:
            build_report(report=report, languages=[SOURCE])


def _ask(parent: Page, text: dict[str, Any]) -> None:
    page = QuestionnairePage(slug=QUESTIONNAIRE, title=text["title"], summary=text["summary"], live=False)
    blocks = [
        {"type": one["type"], "value": _value(one), "id": _id("question", one["id"])} for one in text["questions"]
    ]
    page.questions = blocks
    parent.add_child(instance=page)
    revision = page.save_revision(user=User.objects.filter(email=EDITOR).first())
    publish(revision=revision, by=User.objects.filter(email=APPROVER).first(), announced=False)


def _value(asked: dict[str, Any]) -> dict[str, Any]:
    name = asked["id"]
    if asked["type"] == "section":
        return {"title": asked["title"], "text": asked["text"]}
    options = [
        {"type": "item", "value": one, "id": _id(name, place)} for place, one in enumerate(asked.get("options", []))
    ]
    value = {
        "name": name,
        "text": asked["text"],
        "help": asked.get("help", ""),
        "required": name in REQUIRED,
        "only_if": "",
        "level": LEVELS.get(name, ""),
        "right": str(RIGHT.get(name, "")),
        "options": options,
        "background": name == "profession",
        **{key: asked[key] for key in ("low_words", "high_words") if key in asked},
        **({"low": 1, "high": 5} if asked["type"] == "scale" else {"low": 0, "high": 24}),
    }
    return {key: value[key] for key in FIELDS[asked["type"]]}


def _who(when: str) -> list[int]:
    """The invented people who answer: half a year later every second one does."""
    return list(range(0, PEOPLE, 2 if when == Wave.When.LATER else 1))


def _said(number: int, when: str) -> dict[str, Any]:
    """What the invented person `number` says: most who knew it know it afterwards, and so do half of the others."""
    person = random.Random(f"person {number}")  # noqa: S311 - invented, the same on every machine
    day = random.Random(f"person {number} {when}")  # noqa: S311 - the same
    trained = when != Wave.When.BEFORE
    kept, learned = (0.85, 0.55) if when == Wave.When.AFTER else (0.8, 0.45)
    step = day.choices([1, 0, -1], [50, 35, 15])[0] if trained else 0
    said: dict[str, Any] = {
        "profession": person.choices([1, 2, 3, 4], [38, 32, 14, 16])[0],
        "sure": min(5, max(1, person.choices([1, 2, 3, 4, 5], [15, 25, 28, 20, 12])[0] + step)),
        "together": sorted(person.sample(range(1, 6), person.randint(1, 3))),
        "used": day.choices([2, 7, 12, 17, 22], [30, 25, 20, 15, 10])[0],
    }
    for name, right in RIGHT.items():
        knew = person.random() < 0.45
        knows = day.random() < (kept if knew else learned) if trained else knew
        wrong = [option for option in (1, 2, 3) if option != right]
        said[name] = right if knows else person.choice(wrong)
    if number % 19 == 3:
        said["lacked"] = LACKED[number % len(LACKED)]
    return said


def _key(model: type[Page], slug: str) -> UUID:
    key: UUID = model.objects.get(slug=slug, locale__language_code=SOURCE).translation_key
    return key


def _id(name: str, place: object) -> str:
    return str(uuid5(NAMESPACE_URL, f"{QUESTIONNAIRE}:{name}:{place}"))
