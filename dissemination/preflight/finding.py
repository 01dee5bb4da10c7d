"""What one check found, in words that can be said in any language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext


class Outcome(StrEnum):
    """`skip`: it was not asked for, or it is somebody else's business."""

    PASS = "pass"  # noqa: S105 - not a password
    FAIL = "fail"
    SKIP = "skip"


@dataclass(frozen=True)
class Finding:
    """`words` and `todo` are English sentences of the catalogue; `values` fill them."""

    check: str
    outcome: Outcome
    words: str
    todo: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        return gettext(self.words) % self.values

    @property
    def advice(self) -> str:
        """What to do, empty where nothing is."""
        return gettext(self.todo) % self.values if self.todo else ""


def passed(check: str, words: str, **values: str) -> Finding:
    return Finding(check, Outcome.PASS, words, values=values)


def failed(check: str, words: str, todo: str, **values: str) -> Finding:
    return Finding(check, Outcome.FAIL, words, todo, values)


def skipped(check: str, words: str, todo: str = "", **values: str) -> Finding:
    return Finding(check, Outcome.SKIP, words, todo, values)
