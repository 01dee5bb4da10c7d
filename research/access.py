"""Who may see or change what of this room: the one place. An unknown object and a forbidden one look the same.

Every function that begins with `access` returns the row or raises Http404. Views ask nothing else.
"""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hub import memo
from hub.models import Membership, User
from hub.people.reader import Reader
from hub.publishing.access import visible_pages
from hub.publishing.best_page import best, readable
from research.models import (
    Asked,
    Certificate,
    Finding,
    FocusGroup,
    GroupSession,
    Invitation,
    Material,
    QuizItem,
    QuizPage,
    Quote,
    Refresher,
    RefresherWish,
    Registration,
    ReportEdition,
    Series,
    SeriesImport,
    SeriesPage,
    Shared,
    Study,
    StudyKind,
    StudyPage,
    Training,
    TrainingPage,
    Wave,
)
from research.tokens import asked_key, confirmed_key, place_key, wish_key

ORGANISE = "research.organise_training"
RUN = "research.run_study"
KEEP_STATISTICS = "research.keep_statistics"
JUDGE = "research.judge_items"
KEEP_FOCUS_GROUPS = "research.keep_focus_groups"
ANSWER = "research.answer_finding"


def organises(user: Any) -> bool:
    """Whether `user` sees and keeps the registrations of trainings."""
    return bool(user.has_perm(ORGANISE))


def trainings_for(user: User) -> QuerySet[Training]:
    """Those that `user` organises: all, or none. Of what was taken down, too, as long as somebody has a place."""
    return Training.objects.all() if organises(user) else Training.objects.none()


def access_training(user: User, key: UUID) -> Training:
    """A training whose registrations `user` may see and keep."""
    return _one(trainings_for(user), key=key)


def access_invitation(user: User, key: UUID) -> Invitation:
    return _one(Invitation.objects.filter(training__in=trainings_for(user)).select_related("training"), key=key)


def access_material(user: User, key: UUID) -> Material:
    return _one(Material.objects.filter(training__in=trainings_for(user)).select_related("training"), key=key)


def access_certificate(user: User, number: str) -> Certificate:
    """A certificate that `user` may revoke."""
    rows = Certificate.objects.filter(training__in=trainings_for(user))
    return _one(rows.select_related("training"), number=number)


def access_announced(reader: Reader, key: UUID) -> Training:
    """A training whose page is public and may be read by `reader`."""
    pages = visible_pages(TrainingPage.objects.all(), reader).values("translation_key")
    return _one(Training.objects.public().filter(page_key__in=pages), key=key)


def access_asked(token: str) -> Registration:
    """By the link of the first mail; also of one that was confirmed or has ended."""
    return _one(_whole(), key=confirmed_key(token))


def access_place(token: str) -> Registration:
    """By the link of the mails that follow, until its person is forgotten."""
    return _one(_whole().exclude(confirmed_at=None), key=place_key(token))


def runs_studies(user: Any) -> bool:
    """Whether `user` opens and closes rounds of studies and reads what is not published of them."""
    return bool(user.has_perm(RUN))


def access_study(user: User, key: UUID) -> Study:
    """A study that `user` may run."""
    return _one(Study.objects.all() if runs_studies(user) else Study.objects.none(), key=key)


def access_round(user: User, study: UUID, key: UUID) -> Wave:
    """A round of a study that `user` may run."""
    return _one(Wave.objects.filter(study=access_study(user, study)).select_related("study", "version"), key=key)


def access_asked_person(user: User, key: UUID) -> Asked:
    """A personal link that `user` may see the answers of, and take back."""
    rows = Asked.objects.all() if runs_studies(user) else Asked.objects.none()
    return _one(rows.select_related("wave__study", "version"), key=key)


def access_asked_organisation(user: User, key: UUID) -> Shared:
    """The shared draft of an organisation that `user` may open again, and read once it is signed."""
    rows = Shared.objects.all() if runs_studies(user) else Shared.objects.none()
    return _one(rows.select_related("wave__study", "wave__version", "organisation"), key=key)


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
    row: Shared = _one(shared_of(user), key=key)
    return row, Membership.objects.owners().filter(user=user, organisation=row.organisation).exists()


def answers_findings(user: Any) -> bool:
    """Whether `user` sees what is open between findings and manual, and may say that one changes nothing."""
    return bool(user.has_perm(ANSWER))


def access_finding(user: User, key: UUID) -> Finding:
    """A public finding that `user` may answer."""
    return _one(Finding.objects.public() if answers_findings(user) else Finding.objects.none(), page_key=key)


def access_study_page(reader: Reader, slug: str, *, language: str) -> StudyPage:
    """The page of a live study by the slug of any language: in `language`, else in the source's."""
    return _study_page(reader, StudyPage.objects.filter(slug=slug).values("translation_key"), language)


def access_public_study(reader: Reader, key: UUID, *, language: str) -> tuple[Study, StudyPage]:
    """A live study by its key, with its page, which `reader` may read."""
    study: Study = _one(Study.objects.filter(live=True), key=key)
    return study, _study_page(reader, [study.page_key], language)


def access_report(reader: Reader, slug: str, number: int | None, *, language: str) -> tuple[ReportEdition, StudyPage]:
    """The newest report of a live study, or the one of a number, by a slug that its page has or had; with the page."""
    keys = StudyPage.objects.filter(slug=slug).values("translation_key")
    own = ReportEdition.objects.filter(study__page_key__in=keys)
    rows = (own if own.exists() else ReportEdition.objects.filter(slugs__contains=[slug])).order_by("-number")
    asked = {} if number is None else {"number": number}
    report: ReportEdition = _one(rows.filter(study__live=True).select_related("study"), **asked)
    return report, _study_page(reader, [report.study.page_key], language)


def access_wave(reader: Reader, key: UUID, *, language: str) -> tuple[Wave, StudyPage]:
    """A round that was opened, with the page of its study, which `reader` may read."""
    waves = Wave.objects.filter(study__live=True).exclude(study__kind=StudyKind.SHARED).exclude(version=None)
    wave: Wave = _one(waves.select_related("study", "version"), key=key)
    return wave, page_of_study(reader, wave.study, language=language)


def page_of_study(reader: Reader, study: Study, *, language: str) -> StudyPage:
    return _remembered_page(reader, study.page_key, language)


@memo.remembered
def _remembered_page(reader: Reader, page_key: UUID, language: str) -> StudyPage:
    return _study_page(reader, [page_key], language)


def keeps_statistics(user: Any) -> bool:
    """Whether `user` takes over figures of statistics and sees what waits."""
    return bool(user.has_perm(KEEP_STATISTICS))


def access_series_kept(user: User, key: UUID) -> Series:
    """A series whose figures `user` may take over."""
    return _one(Series.objects.all() if keeps_statistics(user) else Series.objects.none(), key=key)


def access_series_import(user: User, key: UUID) -> SeriesImport:
    rows = SeriesImport.objects.all() if keeps_statistics(user) else SeriesImport.objects.none()
    return _one(rows.select_related("series"), key=key)


def access_series(reader: Reader, slug: str, *, language: str) -> tuple[SeriesPage, Series]:
    """A public series by the slug of any language, with its page in `language`, else in the source's."""
    keys = SeriesPage.objects.filter(slug=slug).values("translation_key")
    pages = readable(SeriesPage.objects.filter(translation_key__in=keys), language=language, reader=reader)
    page = best(pages, language)
    if page is None:
        raise Http404
    return page, _one(Series.objects.public(), page_key=page.translation_key)


def judges_items(user: Any) -> bool:
    """Whether `user` sees how items of quizzes are answered, and says what is wrong."""
    return bool(user.has_perm(JUDGE))


def access_item(user: User, key: UUID) -> QuizItem:
    """An item that `user` may judge."""
    return _one(QuizItem.objects.all() if judges_items(user) else QuizItem.objects.none(), key=key)


def access_quiz(reader: Reader, key: UUID, *, language: str) -> QuizPage:
    """A live quiz: in `language`, else in the source's."""
    page = best(readable(QuizPage.objects.filter(translation_key=key), language=language, reader=reader), language)
    if page is None:
        raise Http404
    return page


def access_refresher(key: UUID) -> Refresher:
    """By the link that all have who were told of it."""
    return _one(Refresher.objects.filter(training__live=True, training__cancelled_at=None), key=key)


def access_wish(token: str) -> RefresherWish:
    """By the link of its mails, until it has said no."""
    return _one(RefresherWish.objects.select_related("training"), key=wish_key(token))


def keeps_focus_groups(user: Any) -> bool:
    """Whether `user` keeps sessions of focus groups and reads what was said in them before it is redacted."""
    return bool(user.has_perm(KEEP_FOCUS_GROUPS))


def access_focus_group(user: User, key: UUID) -> FocusGroup:
    return _one(_groups_for(user), key=key)


def access_group_session(user: User, key: UUID) -> GroupSession:
    return _one(GroupSession.objects.filter(group__in=_groups_for(user)).select_related("group"), key=key)


def access_quote(user: User, key: UUID) -> Quote:
    return _one(Quote.objects.filter(session__group__in=_groups_for(user)).select_related("session__group"), key=key)


def _groups_for(user: User) -> QuerySet[FocusGroup]:
    return FocusGroup.objects.all() if keeps_focus_groups(user) else FocusGroup.objects.none()


def access_training_page(reader: Reader, slug: str, *, language: str) -> TrainingPage:
    """The public page of a training by the slug of any language: in `language`, else in the source's."""
    keys = TrainingPage.objects.filter(slug=slug).values("translation_key")
    pages = readable(TrainingPage.objects.filter(translation_key__in=keys), language=language, reader=reader)
    page = best(pages, language)
    if page is None:
        raise Http404
    return page


def _study_page(reader: Reader, keys: Any, language: str) -> StudyPage:
    pages = readable(StudyPage.objects.filter(translation_key__in=keys), language=language, reader=reader)
    page = best(pages, language)
    if page is None:
        raise Http404
    return page


def _whole() -> QuerySet[Registration]:
    return Registration.objects.filter(forgotten_at=None).select_related("training", "certificate")


def _one(rows: QuerySet, **lookup: object) -> Any:
    row = rows.filter(**lookup).first() if None not in lookup.values() else None
    if row is None:
        raise Http404
    return row
