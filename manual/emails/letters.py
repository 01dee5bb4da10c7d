"""Messages to those who look after the manual. No report's text and no title of a restricted section is in any."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.look.dates import in_words
from hub.models import User
from hub.ports.notices import Notice, Recipient
from manual.queries.care import Kept

TEMPLATE = "manual/emails/care"


@dataclass(frozen=True)
class Reported:
    """A section, or a paragraph of it, of which readers say something."""

    number: str
    language: str
    count: int


def due(*, to: User, day: date, sections: Sequence[Kept]) -> Notice:
    """What is due of a person's sections, once an ISO week."""
    year, week, _weekday = day.isocalendar()
    with translation.override(to.preferred_language):
        return _letter(
            key=f"manual-due:{to.key}:{year}-W{week:02}",
            to=to,
            subject=_("What your sections of the manual need"),
            lines=[_("These sections of the manual need you. Read each and say that it is still right, or change it.")],
            rows=[_row(kept) for kept in sections],
            label=_("Open the list"),
            path=reverse("manual_admin:care"),
        )


def reported(*, to: User, bucket: str, reports: Sequence[Reported]) -> Notice:
    """Readers say that something is wrong."""
    with translation.override(to.preferred_language):
        return _letter(
            key=f"manual-reports:{to.key}:{bucket}",
            to=to,
            subject=_("Readers say that something is wrong in the manual"),
            lines=[_("Please look today: a wrong number or law can harm somebody who relies on it.")],
            rows=[
                {"title": f"{one.number} ({one.language})", "lines": [_reports(one.count)], "path": ""}
                for one in reports
            ],
            label=_("Read the reports"),
            path=reverse("manual_admin:reports"),
        )


def _row(kept: Kept) -> dict[str, Any]:
    title = _("for practitioners") if kept.restricted else kept.title
    lines = []
    if kept.review_by and kept.overdue:
        lines.append(_("The review was due on %(day)s.") % {"day": in_words(kept.review_by)})
    if kept.review_by and kept.soon:
        lines.append(_("The review is due by %(day)s.") % {"day": in_words(kept.review_by)})
    if kept.law:
        said = ngettext(
            "The law under %(count)d place was amended.", "The law under %(count)d places was amended.", kept.law
        )
        lines.append(said % {"count": kept.law})
    if kept.reports:
        lines.append(_reports(kept.reports))
    path = reverse("manual_admin:care_of", args=[kept.page_id])
    return {"title": f"{kept.number} {title}".strip(), "lines": lines, "path": path}


def _reports(count: int) -> str:
    return ngettext("%(count)d report of a reader.", "%(count)d reports of readers.", count) % {"count": count}


def _letter(*, key: str, to: User, **context: Any) -> Notice:
    return Notice(
        kind="care",
        key=key,
        to=Recipient(key=f"user:{to.key}", address=to.email, language=to.preferred_language),
        template=TEMPLATE,
        context=context,
    )
