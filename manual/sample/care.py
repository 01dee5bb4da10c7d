"""Who looks after the sample manual, and what its readers have reported."""

from datetime import timedelta

from django.conf import settings

from hub.publishing.calendar import today
from manual.models import CitableNumber, SectionCare, SectionPage, SectionReport
from manual.sample.pages import editor

OVERDUE, SOON, LATER = timedelta(days=-9), timedelta(days=12), timedelta(days=240)
A_DAY = timedelta(days=1)
REPORTS = (
    ("1.1", "en", "unclear", "Step 3 says to call the duty office, but not which one at a border crossing."),
    ("2.1", "ro", "unworkable", "Noaptea nu răspunde nimeni la numărul serviciului; scrieți ce facem atunci."),
    ("2.1", "nl", "contact", "Het telefoonnummer van het meldpunt is sinds september een ander nummer."),
    ("3.1", "da", "law", "Henvisningen til loven nævner den tidligere paragraf."),
)


def make_care() -> None:
    """The editor owns every section; one review is overdue, one is due soon, the others lie far ahead."""
    owner = editor()
    pages = SectionPage.objects.filter(live=True, locale__language_code=settings.LANGUAGE_CODE).order_by("path")
    days = {0: OVERDUE, 1: SOON}
    rows = [
        SectionCare(
            page_key=page.translation_key, owner=owner, review_by=today() + days.get(place, LATER) + place * A_DAY
        )
        for place, page in enumerate(pages)
    ]
    SectionCare.objects.bulk_create(rows, ignore_conflicts=True)
    numbers = dict(CitableNumber.objects.filter(block_id="").values_list("number", "page_key"))
    if SectionReport.objects.exists():
        return
    SectionReport.objects.bulk_create(
        SectionReport(page_key=numbers[number], number=number, language=language, kind=kind, text=text)
        for number, language, kind, text in REPORTS
        if number in numbers
    )
