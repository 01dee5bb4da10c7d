"""What must be mended in the blocks of a questionnaire before it is submitted: values in, errors by block out."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError

from research.questionnaire.content import MOST_BACKGROUND, Kind
from research.questionnaire.reading import SECTION, condition_of, numbers_of

CHOICES = {Kind.SINGLE, Kind.MULTIPLE}
NUMBERS = {Kind.SCALE, Kind.NUMBER}
LONGEST_SCALE = 11


def check_questions(body: StreamValue) -> StreamBlockValidationError | None:
    """An error at each field that is wrong; None where all is well."""
    earlier: dict[str, int] = {}
    backgrounds = 0
    found: dict[int, ValidationError] = {}
    for place, block in enumerate(body):
        if block.block_type == SECTION:
            continue
        backgrounds += bool(block.value.get("background"))
        wrong = dict(_wrong(block.block_type, block.value, earlier, backgrounds))
        if wrong:
            errors = {name: ValidationError(said) for name, said in wrong.items()}
            found[place] = StructBlockValidationError(block_errors=errors)
        earlier.setdefault(block.value["name"], len(block.value.get("options") or ()))
    if not earlier:
        return StreamBlockValidationError(non_block_errors=[ValidationError(_("Ask at least one question."))])
    return StreamBlockValidationError(block_errors=found) if found else None


def _wrong(kind: str, value: Any, earlier: dict[str, int], backgrounds: int) -> Iterator[tuple[str, str]]:
    options = len(value.get("options") or ())
    if value["name"] in earlier:
        yield "name", _("Another question has this short name.")
    if kind in CHOICES and options < 2:
        yield "options", _("Give at least two answers to choose from.")
    if kind in NUMBERS and not value["low"] < value["high"]:
        yield "high", _("The highest number must be above the lowest.")
    elif kind == Kind.SCALE and value["high"] - value["low"] >= LONGEST_SCALE:
        yield "high", _("A scale has 11 steps at most.")
    if value.get("right") and any(number > options for number in numbers_of(value["right"])):
        yield "right", _("There is no such answer.")
    if kind == Kind.SINGLE and value.get("right") and len(numbers_of(value["right"])) > 1:
        yield "right", _("Of a question with one answer one is right. Take “Several answers” for more.")
    if value.get("background") and backgrounds > MOST_BACKGROUND:
        said = _("At most %(most)d questions may tell results apart: with more of them people could be recognised.")
        yield "background", said % {"most": MOST_BACKGROUND}
    condition = condition_of(value["only_if"] or "")
    if condition is None:
        return
    if condition.name not in earlier:
        yield "only_if", _("Only an earlier question can decide whether this one is asked.")
    elif not earlier[condition.name]:
        yield "only_if", _("That question has no answers to choose from.")
    elif any(number > earlier[condition.name] for number in condition.options):
        yield "only_if", _("There is no such answer.")
