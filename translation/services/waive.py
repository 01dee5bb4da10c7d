"""Keeps the translator's word that what a check tells of a text is meant so."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from translation import rights
from translation.models import CheckWaiver, PageTranslation
from translation.queries.findings import open_findings
from translation.queries.texts import segments_of
from translation.services.lock import locked


def waive(*, translation: PageTranslation, key: str, reason: str, by: Any) -> list[CheckWaiver]:
    """Waive what the checks say of the segment as it is now, until its source or its translation changes.

    Raises `Refused` without a reason, for what is never saved, and while the text is in review.
    """
    rights.require(by, rights.Action.TRANSLATE, translation.language)
    if not reason.strip():
        raise rights.Refused(_("Say why it is meant so."))
    with transaction.atomic():
        row = locked(translation)
        if not row.is_open:
            raise rights.Refused(_("This translation is being reviewed. Take it back to change it."))
        segment = next((segment for segment in segments_of(row) if segment.key == key), None)
        if segment is None:
            raise rights.Refused(_("The source of this text has changed."))
        findings = open_findings([segment], page_key=row.page_key, language=row.language).get(key, [])
        if any(finding.refuses for finding in findings):
            raise rights.Refused(" ".join(finding.message for finding in findings if finding.refuses))
        texts = CheckWaiver.of_texts(segment.source, segment.target)
        return [
            CheckWaiver.objects.update_or_create(
                page_key=row.page_key,
                key=key,
                language=row.language,
                code=code,
                defaults={"texts": texts, "by": by, "reason": reason.strip()},
            )[0]
            for code in sorted({finding.code for finding in findings})
        ]
