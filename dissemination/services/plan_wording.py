"""What the mail of a plan says in one of its languages, with the PDF that it brings."""

from dataclasses import replace

from dissemination.emails.edition_notice import edition_notice
from dissemination.models.plan import Plan
from dissemination.services.enqueue import Wording
from hub.ports import citable


def plan_wording(*, plan: Plan, language: str, is_test: bool = False, link_only: bool = False) -> Wording:
    """`link_only` leaves the attachment out."""
    impression = plan.impressions[language]
    attachment = {} if link_only else impression.get("pdf", {})
    wording = edition_notice(
        edition=plan.edition,
        language=language,
        impression=impression["number"],
        changes=citable.get().changes(plan.edition),
        is_test=is_test,
        is_attached=bool(attachment),
    )
    return replace(wording, attachment=attachment)
