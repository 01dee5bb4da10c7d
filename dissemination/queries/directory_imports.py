"""Uploaded lists as their owner sees them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from dissemination.importing.columns import COLUMNS
from dissemination.importing.known import OURS
from dissemination.models.directory import Agency, Contact
from dissemination.models.directory_import import DirectoryImport, DirectoryRow
from hub.models import Country, OrganisationKind
from hub.people.languages import own_name


@dataclass(frozen=True)
class StatusCount:
    """How many rows are of a status, are chosen, saved and not saved."""

    status: str
    label: str
    rows: int
    taken: int
    saved: int
    failed: int


@dataclass(frozen=True)
class Difference:
    """One column of a row: what the file says, and what the directory says where that differs."""

    label: str
    value: str
    before: str
    differs: bool


@dataclass(frozen=True)
class ShownRow:
    """One row of an upload, as a person reads it."""

    row: DirectoryRow
    differences: Sequence[Difference]

    @property
    def is_open(self) -> bool:
        return self.row.may_take and not self.row.outcome

    @property
    def is_saved(self) -> bool:
        return self.row.outcome == DirectoryRow.SAVED

    @property
    def title(self) -> str:
        values = self.row.values
        names = [values.get(name, "") for name in ("agency_name", "role_title", "email")]
        return " · ".join(name for name in names if name) or self.row.agency_ref


def own_imports(user: Any) -> QuerySet[DirectoryImport]:
    """The uploads of `user`; nobody else's. Without their content."""
    return DirectoryImport.objects.filter(owner=user).defer("content")


def counts_of(batch: DirectoryImport) -> list[StatusCount]:
    """By status, in the order of the statuses; one query."""
    numbers = (
        batch.rows.order_by()
        .values("status")
        .annotate(
            all=Count("pk"),
            chosen=Count("pk", filter=Q(taken=True, outcome="")),
            saved=Count("pk", filter=Q(outcome=DirectoryRow.SAVED)),
            failed=Count("pk", filter=~Q(outcome__in=("", DirectoryRow.SAVED))),
        )
    )
    found = {row["status"]: row for row in numbers}
    return [
        StatusCount(status.value, str(status.label), row["all"], row["chosen"], row["saved"], row["failed"])
        for status in DirectoryRow.Status
        if (row := found.get(status.value))
    ]


def shown_rows(rows: Sequence[DirectoryRow]) -> list[ShownRow]:
    return [ShownRow(row, _differences(row)) for row in rows]


def left_alone(batch: DirectoryImport) -> QuerySet[Agency]:
    """Agencies of today that the file does not name."""
    ours = Concat(Value(OURS), Cast("key", CharField()))
    named = batch.rows.filter(Q(agency_ref=OuterRef("external_ref")) | Q(agency_ref=OuterRef("ours")))
    today = Agency.objects.valid(timezone.localdate()).alias(ours=ours)
    return today.exclude(Exists(named.exclude(agency_ref=""))).select_related("organisation")


def not_taken_over(batch: DirectoryImport) -> Iterator[list[str]]:
    """What is wrong with each row that is not in the directory now, with what the row says."""
    wrong = Q(status__in=[DirectoryRow.Status.ERROR, DirectoryRow.Status.SUPPRESSED, DirectoryRow.Status.CONFLICT])
    rows = batch.rows.filter(wrong | ~Q(outcome="")).exclude(outcome=DirectoryRow.SAVED)
    for row in rows.iterator():
        said = [row.values.get(column, "") for column in COLUMNS]
        yield [str(row.line), str(row.get_status_display()), row.outcome or row.reason, *said]


def fault_headings() -> list[str]:
    return [_("Line"), _("Status"), _("Reason"), *(str(label) for label in COLUMNS.values())]


def _differences(row: DirectoryRow) -> list[Difference]:
    words = _words()
    return [
        Difference(
            str(label),
            _shown(column, row.values[column], words),
            _shown(column, row.before.get(column, ""), words),
            column in row.before,
        )
        for column, label in COLUMNS.items()
        if column in row.values
    ]


def _words() -> dict[str, dict[str, str]]:
    """What people call what the directory keeps in short."""
    return {
        "kind": {str(kind.value): str(kind.label) for kind in OrganisationKind},
        "basis": {str(basis.value): str(basis.label) for basis in Contact.Basis},
        "is_shared_mailbox": {"yes": _("Yes"), "no": _("No")},
    }


def _shown(column: str, text: str, words: dict[str, dict[str, str]]) -> str:
    """As people say it; what the file has wrong, as it stands there."""
    if column == "country" and text:
        return str(Country(code=text))
    if column == "language":
        return own_name(text)
    return words.get(column, {}).get(text, text)
