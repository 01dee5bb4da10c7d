"""A questionnaire with a question of each kind, conditions and backgrounds, in two languages."""

from research.questionnaire import Condition, Content, Kind, Question, Section, Wording

QUESTIONS = [
    Question("profession", Kind.SINGLE, required=True, options=4, background=True),
    Question("trained", Kind.SINGLE, required=True, options=2),
    Question("where", Kind.MULTIPLE, options=3, only_if=Condition("trained", (1,))),
    Question("other", Kind.TEXT, only_if=Condition("where", (3,))),
    Question("sure", Kind.SCALE, required=True, low=1, high=5),
    Question("cases", Kind.NUMBER, low=0, high=500),
    Question("guardian", Kind.SINGLE, required=True, options=3, right=(2,)),
]
SECTIONS = [
    Section("first", ("profession", "trained", "where", "other")),
    Section("work", ("sure", "cases", "guardian")),
]


def words(language: str) -> dict[str, Wording]:
    asked = {
        one.name: Wording(f"{one.name} ({language})", options=("a", "b", "c", "d")[: one.options]) for one in QUESTIONS
    }
    return asked | {"first": Wording(""), "work": Wording(f"Your work ({language})")}


def content() -> Content:
    return Content(
        {one.name: one for one in QUESTIONS}, SECTIONS, {language: words(language) for language in ("en", "ro")}
    )
