"""Which editions hold a number."""

from collections.abc import Collection

from django.conf import settings
from django.db.models import Q

from manual.models.impression import FrozenSection


def newest(numbers: Collection[str]) -> dict[str, str]:
    """The newest edition that holds each number; those that none holds are not there. One query."""
    wanted = set(numbers)
    sections = FrozenSection.objects.filter(
        Q(number__in=wanted) | Q(paragraphs__number__in=wanted), impression__language=settings.LANGUAGE_CODE
    )
    rows = sections.order_by("impression__edition__order").values_list(
        "number", "paragraphs__number", "impression__edition__number"
    )
    return {number: edition for *both, edition in rows for number in both if number in wanted}
