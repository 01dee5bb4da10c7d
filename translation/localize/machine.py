"""The machine translator, by wagtail-localize's interface.

It stands in a setting of ours that wagtail-localize's views never read: they would write unlabelled text, and send text
that is not for a machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from wagtail.models import Locale
from wagtail_localize.strings import StringValue, validate_translation_links


class MachineFailed(Exception):
    """The machine did not answer, not in time, or not as agreed."""


@dataclass(frozen=True)
class Machine:
    """A translator that is set up; `name` is what people are told."""

    name: str
    translator: Any

    def translate(self, texts: Sequence[str], *, source: Locale, target: Locale) -> dict[str, str]:
        """Stored texts with their translations; a text whose tags the machine lost is left out.

        Raises `MachineFailed`; what went wrong in detail is its cause.
        """
        values = [StringValue(text) for text in texts]
        try:
            answers = self.translator.translate(source, target, values)
            found = {value.data: answers[value].data for value in values}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise MachineFailed(type(error).__name__) from error
        kept = {text: _kept(text, answer) for text, answer in found.items() if isinstance(answer, str)}
        return {text: answer for text, answer in kept.items() if answer}


def machine(source: Locale, target: Locale) -> Machine | None:
    """The machine translator, or None where none is set up or it does not know the languages."""
    config = settings.HUB_MACHINE_TRANSLATOR
    if config is None:
        return None
    translator = import_string(config["CLASS"])(config.get("OPTIONS", {}))
    if not translator.can_translate(source, target):
        return None
    return Machine(str(translator.display_name), translator)


def _kept(source: str, answer: str) -> str:
    """The answer as segments hold it; empty where it cannot be."""
    try:
        data = str(StringValue.from_translated_html(answer).data)
        validate_translation_links(source, data)
    except ValueError:
        return ""
    return data.strip()
