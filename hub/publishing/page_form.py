"""The editor's form of pages made of blocks: what cannot be published is said at its field, before the review."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from hub.people.reader import PUBLIC, Reader
from hub.ports import citable
from hub.publishing.checks import check_alt, check_blocks


class CheckedPageForm(WagtailAdminPageForm):
    """A draft is saved as it is, unless somebody is reviewing it: what is approved then goes public unread by rules."""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.is_deferred_validation and not self.instance.workflow_in_progress:
            return given
        if "body" in given and (wrong := check_blocks(given["body"])):
            self.add_error("body", wrong)
        if said := check_alt(given.get("image")):
            self.add_error("image", said)
        return given


class NumberedPageForm(CheckedPageForm):
    """Of a page whose field `numbers` names places of the manual."""

    def clean_numbers(self) -> list[str]:
        return known_numbers(self.cleaned_data["numbers"])


def known_numbers(typed: Iterable[str], reader: Reader = PUBLIC) -> list[str]:
    """Each once, as the manual writes it. Raises ValidationError for one that the manual does not have for `reader`."""
    numbers = list(filter(None, dict.fromkeys(number.strip().strip(".").upper() for number in typed)))
    manual = citable.get()
    for number in numbers:
        if manual.resolve(number, language=settings.LANGUAGE_CODE, reader=reader) is None:
            raise ValidationError(_("The manual has no public section or paragraph %(number)s.") % {"number": number})
    return numbers
