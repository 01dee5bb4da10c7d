"""The editor's form of a quiz: what cannot be asked so is said at its field."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError

from hub.publishing.page_form import CheckedPageForm, known_numbers
from research.items import numbers_in
from research.questionnaire import Kind
from research.questionnaire.reading import numbers_of


def check_items(body: StreamValue) -> StreamBlockValidationError | None:
    """An error at each field that is wrong; None where all is well."""
    if not body:
        return StreamBlockValidationError(non_block_errors=[ValidationError(_("Ask at least one question."))])
    found: dict[int, ValidationError] = {}
    for place, block in enumerate(body):
        if wrong := dict(_wrong(block.block_type, block.value)):
            found[place] = StructBlockValidationError(block_errors=wrong)
    return StreamBlockValidationError(block_errors=found) if found else None


def _wrong(kind: str, value: Any) -> Iterator[tuple[str, ValidationError]]:
    options, right = len(value["options"]), numbers_of(value["right"])
    if options < 2:
        yield "options", ValidationError(_("Give at least two answers to choose from."))
    if any(number > options for number in right):
        yield "right", ValidationError(_("There is no such answer."))
    elif kind == Kind.SINGLE and len(right) > 1:
        yield (
            "right",
            ValidationError(_("Of a question with one answer one is right. Take “Several answers” for more.")),
        )
    try:
        known_numbers(numbers_in(value["numbers"]))
    except ValidationError as error:
        yield "numbers", error


class QuizPageForm(CheckedPageForm):
    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.is_deferred_validation and not self.instance.workflow_in_progress:
            return given
        if "items" in given and (wrong := check_items(given["items"])):
            self.add_error("items", wrong)
        return given
