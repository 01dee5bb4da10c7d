"""A contact answers on its page while an officer decides about what it said before: one waits for the other."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from dissemination.models import Contact
from dissemination.models.contact_request import ContactRequest
from dissemination.services.answer_contact import Instead, Said, answer_contact
from dissemination.services.decide_request import refuse_request
from tests.dissemination.directory import agency, contact, person
from tests.rig import databases

pytestmark = pytest.mark.django_db(transaction=True)


def test_neither_ends_the_other() -> None:
    one = contact(agency(), "desk@example.org")
    officer = person("officer@example.org", "officer")
    answer_contact(contact=one, said=Said.REMOVE, instead=Instead())
    request = ContactRequest.objects.get()

    def decide() -> None:
        try:
            refuse_request(request=request, by=officer)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Contact.objects.select_for_update().get(pk=one.pk)
            waiting = pool.submit(decide)
            databases.wait_for_a_blocked_query()
            answer_contact(contact=one, said=Said.RIGHT, instead=Instead())
        waiting.result(timeout=30)
    one.refresh_from_db()
    assert one.status == Contact.Status.ACTIVE
    assert ContactRequest.objects.get().state == ContactRequest.State.REFUSED
