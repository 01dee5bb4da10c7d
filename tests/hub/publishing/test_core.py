import pytest
from django.db import DatabaseError

from hub.models import Country, Publication
from hub.people.reader import PUBLIC
from hub.publishing import access

pytestmark = pytest.mark.django_db


def test_thirty_countries_are_known() -> None:
    assert Country.objects.count() == 30
    assert Country.objects.get(code="RO").name_in("da") == "Rumænien"


def test_the_record_of_publications_cannot_be_changed() -> None:
    from django.utils import timezone

    row = Publication.objects.create(
        key="k",
        kind="published",
        page_key="00000000-0000-0000-0000-000000000001",
        page_id=1,
        at=timezone.now(),
    )
    with pytest.raises(DatabaseError):
        Publication.objects.filter(pk=row.pk).update(note="other")


def test_without_rules_nothing_is_restricted() -> None:
    assert not access.restricted_page_keys().exists()
    assert not PUBLIC.sees_practitioner_text
