"""Sends a translation to review, whole, as a draft of its page; and takes it back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale

from translation import localize, rights
from translation.checks import Finding
from translation.models import PageTranslation, SourceText, Step
from translation.queries.findings import open_findings
from translation.queries.texts import segments_of, source_locale_id, target_locale
from translation.services.lock import locked, locked_source


class Held(rights.Refused):
    """Texts with findings that nobody has waived, by segment key."""

    def __init__(self, findings: dict[str, list[Finding]]) -> None:
        super().__init__(
            ngettext(
                "%(count)d text differs from the English. Correct it, or say at its field that it is meant so.",
                "%(count)d texts differ from the English. Correct them, or say at their fields that it is meant so.",
                len(findings),
            )
            % {"count": len(findings)}
        )
        self.findings = findings


def send_to_review(*, translation: PageTranslation, by: Any) -> PageTranslation:
    """Make the draft that a reviewer will read; nothing that the public sees changes.

    Raises `Refused` while a segment lacks its translation or the page does not take the text, and `Held` while a
    check differs with a segment and nobody has said that it is meant so.
    """
    rights.require(by, rights.Action.TRANSLATE, translation.language)
    with transaction.atomic():
        source = locked_source(translation)
        row = locked(translation)
        if not row.is_open:
            raise rights.Refused(_("This translation is being reviewed already."))
        segments = segments_of(row)
        _refuse_gaps(segments)
        if held := open_findings(segments, page_key=row.page_key, language=row.language):
            raise Held(held)
        revision = _draft(row, source, target_locale(row.language), by)
        row.state = PageTranslation.State.IN_REVIEW
        row.translator = row.translator or by
        row.sent_at = timezone.now()
        row.sent_revision_id = revision.pk
        row.sent_source_revision_id = source.revision_id
        row.sent_hashes = source.hashes
        row.save()
        Step.objects.create(translation=row, kind=Step.Kind.SENT, by=by)
    return row


def take_back(*, translation: PageTranslation, by: Any) -> PageTranslation:
    """End the review without a verdict, so that translators can go on."""
    rights.require(by, rights.Action.TRANSLATE, translation.language)
    with transaction.atomic():
        row = locked(translation)
        if row.state != PageTranslation.State.IN_REVIEW:
            raise rights.Refused(_("This translation is not in review."))
        row.state = PageTranslation.State.DRAFT
        row.save(update_fields=["state"])
        Step.objects.create(translation=row, kind=Step.Kind.TAKEN_BACK, by=by)
    return row


def _refuse_gaps(segments: list[localize.Segment]) -> None:
    gaps = sum(not segment.is_translated for segment in segments)
    if gaps:
        raise rights.Refused(
            ngettext("%(count)d text is not translated yet.", "%(count)d texts are not translated yet.", gaps)
            % {"count": gaps}
        )


def _draft(row: PageTranslation, source: SourceText, locale: Locale, by: Any) -> Any:
    try:
        return localize.draft(
            page_key=row.page_key,
            source_locale_id=source_locale_id(),
            locale=locale,
            by=by,
            go_live_at=source.goes_live_at,
        )
    except ValidationError as error:
        raise rights.Refused(" ".join(error.messages)) from error
