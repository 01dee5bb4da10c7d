"""The facts of focus groups follow their English page, in the transaction that publishes or takes it down."""

from uuid import UUID

from django.conf import settings

from research.models import FocusGroup, FocusGroupPage


def keep_group(*, page: FocusGroupPage) -> FocusGroup:
    group, _made = FocusGroup.objects.update_or_create(
        page_key=page.translation_key, defaults={"live": True, "demonstrative": page.demonstrative}
    )
    return group


def close_group(*, page_key: UUID, language: str) -> None:
    if language == settings.LANGUAGE_CODE:
        FocusGroup.objects.filter(page_key=page_key).update(live=False)
