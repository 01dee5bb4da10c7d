"""Studies, rounds and what is answered in them."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hub import memo
from hub.models import Membership, User
from hub.people.reader import Reader
from hub.publishing.best_page import best, readable
from research.access.one import one
from research.models import (
    Asked,
    ReportEdition,
    Shared,
    Study,
    StudyKind,
    StudyPage,
    Wave,
)
from research.tokens import asked_key

RUN = "research.run_study"


def runs_studies(user: Any) -> bool:
    """Whether `user` opens and closes rounds of studies and reads what is not published of them."""
    return bool(user.has_perm(RUN))


def access_study(user: User, key: UUID) -> Study:
    """A study that `user` may run."""
    return one(Study.objects.all() if runs_studies(user) else Study.objects.none(), key=key)


def access_round(user: User, study: UUID, key: UUID) -> Wave:
    """A round of a study that `user` may run."""
    return one(Wave.objects.filter(study=access_study(user, study)).select_related("study", "version"), key=key)


def access_asked_person(user: User, key: UUID) -> Asked:
    """A personal link that `user` may see the answers of, and take back."""
    rows = Asked.objects.all() if runs_studies(user) else Asked.objects.none()
    return one(rows.select_related("wave__study", "version"), key=key)


def access_asked_organisation(user: User, key: UUID) -> Shared:
    """The shared draft of an organisation that `user` may open again, and read once it is signed."""
    rows = Shared.objects.all() if runs_studies(user) else Shared.objects.none()
    return one(rows.select_related("wave__study", "wave__version", "organisation"), key=key)


def access_by_name(token: str) -> Asked | None:
    """By a personal link: whom it asks; None where the link was good and its row is gone."""
    key = asked_key(token)
    if key is None:
        raise Http404
    return Asked.objects.select_related("wave").filter(key=key).first()


def shared_of(user: Any) -> QuerySet[Shared]:
    """The shared drafts of the organisations that `user` belongs to now."""
    own = Membership.objects.current().filter(user=user).values("organisation")
    rows = Shared.objects.filter(organisation__in=own, wave__study__live=True)
    return rows.select_related("wave__study", "wave__version", "organisation")


def access_shared(user: Any, key: UUID) -> tuple[Shared, bool]:
    """The shared draft of an own organisation, and whether `user` may sign it."""
    row: Shared = one(shared_of(user), key=key)
    return row, Membership.objects.owners().filter(user=user, organisation=row.organisation).exists()


def access_study_page(reader: Reader, slug: str, *, language: str) -> StudyPage:
    """The page of a live study by the slug of any language: in `language`, else in the source's."""
    return _study_page(reader, StudyPage.objects.filter(slug=slug).values("translation_key"), language)


def access_public_study(reader: Reader, key: UUID, *, language: str) -> tuple[Study, StudyPage]:
    """A live study by its key, with its page, which `reader` may read."""
    study: Study = one(Study.objects.filter(live=True), key=key)
    return study, _study_page(reader, [study.page_key], language)


def access_report(reader: Reader, slug: str, number: int | None, *, language: str) -> tuple[ReportEdition, StudyPage]:
    """The newest report of a live study, or the one of a number, by a slug that its page has or had; with the page."""
    keys = StudyPage.objects.filter(slug=slug).values("translation_key")
    own = ReportEdition.objects.filter(study__page_key__in=keys)
    rows = (own if own.exists() else ReportEdition.objects.filter(slugs__contains=[slug])).order_by("-number")
    asked = {} if number is None else {"number": number}
    report: ReportEdition = one(rows.filter(study__live=True).select_related("study"), **asked)
    return report, _study_page(reader, [report.study.page_key], language)


def access_wave(reader: Reader, key: UUID, *, language: str) -> tuple[Wave, StudyPage]:
    """A round that was opened, with the page of its study, which `reader` may read."""
    waves = Wave.objects.filter(study__live=True).exclude(study__kind=StudyKind.SHARED).exclude(version=None)
    wave: Wave = one(waves.select_related("study", "version"), key=key)
    return wave, page_of_study(reader, wave.study, language=language)


def page_of_study(reader: Reader, study: Study, *, language: str) -> StudyPage:
    return _remembered_page(reader, study.page_key, language)


@memo.remembered
def _remembered_page(reader: Reader, page_key: UUID, language: str) -> StudyPage:
    return _study_page(reader, [page_key], language)


def _study_page(reader: Reader, keys: Any, language: str) -> StudyPage:
    pages = readable(StudyPage.objects.filter(translation_key__in=keys), language=language, reader=reader)
    page = best(pages, language)
    if page is None:
        raise Http404
    return page
