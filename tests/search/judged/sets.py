"""The judged questions of a language, and which half of them is held out from tuning."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "ro", "nl", "da")
GRADES = {"best": 3, "good": 2, "fair": 1}


@dataclass(frozen=True)
class Question:
    """What was asked, the grade (1 to 3) of each thing worth finding, and why a low figure is accepted, if it is."""

    language: str
    asked: str
    grades: dict[str, int]
    known: bool
    held_out: bool
    reason: str


def questions(language: str) -> list[Question]:
    rows = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))["questions"]
    return [
        Question(
            language=language,
            asked=row["asked"],
            grades={name: grade for label, grade in GRADES.items() for name in row.get(label, ())},
            known=row.get("known", False),
            held_out=place % 2 == 0,
            reason=row.get("reason", ""),
        )
        for place, row in enumerate(rows, start=1)
    ]
