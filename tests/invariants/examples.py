"""Addresses with a real object in them, from the sample content, where who may open it depends on the object."""

from collections.abc import Callable

from django.urls import reverse

from initiatives.models import Initiative, Interest, State
from manual.models import ChapterPage, CitableNumber, Edition, SectionPage


def _section() -> SectionPage:
    return SectionPage.objects.live().filter(locale__language_code="en", access="public").order_by("path")[0]


def _initiative() -> Initiative:
    return Initiative.objects.filter(state=State.PUBLIC).exclude(author__email="partner@example.org")[0]


def _own_initiative() -> Initiative:
    return Initiative.objects.filter(organisation__memberships__user__email="partner@example.org")[0]


def _edition(name: str, **more: object) -> str:
    return reverse(name, kwargs={"number": Edition.objects.order_by("order")[0].number, **more})


EXAMPLES: dict[str, Callable[[], str]] = {
    "manual_chapter": lambda: ChapterPage.objects.live().filter(locale__language_code="en")[0].url,
    "manual_section": lambda: _section().url,
    "manual_number": lambda: reverse("manual_number", args=[CitableNumber.objects.order_by("pk")[0].number]),
    "manual_edition": lambda: _edition("manual_edition"),
    "manual_checksums": lambda: _edition("manual_checksums"),
    "manual_impression": lambda: _edition("manual_impression", impression=1),
    "manual_impression_checksums": lambda: _edition("manual_impression_checksums", impression=1),
    "partners_detail": lambda: reverse("partners_detail", args=[_initiative().key]),
    "partners_manage": lambda: reverse("partners_manage", args=[_own_initiative().key]),
    "partners_edit": lambda: reverse("partners_edit", args=[_own_initiative().key]),
    "partners_conversation": lambda: reverse("partners_conversation", args=[Interest.objects.all()[0].key]),
}
