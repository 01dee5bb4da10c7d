"""Mailboxes in the letters of any language: one mailbox in every spelling, written to in ASCII, barred in each."""

from email import message_from_bytes, policy
from typing import Any

import pytest

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Contact, DirectoryImport
from dissemination.services.choose_directory import take_over
from dissemination.services.drain import drain
from dissemination.services.erase_address import erase_address
from dissemination.services.run_plans import run_plans
from dissemination.services.upload_directory import read_directory, upload_directory
from tests.dissemination.directory import approved_plan, person
from tests.dissemination.searching import found

pytestmark = pytest.mark.django_db
HEADS = "agency_ref;agency_name;kind;country;email;role_title\n"
DOMAINS = {
    "Greek": ("EL-1;Αστυνομία;police;GR", "αστυνομία.example", "ΑΣΤΥΝΟΜΊΑ.EXAMPLE"),
    "Maltese": ("MT-1;Għajnuna;child_protection;MT", "għajnuna.ħaż-żebbuġ.example", "GĦAJNUNA.ĦAŻ-ŻEBBUĠ.example"),
}
"""What a row begins with, and a domain in small and in capital letters."""


@pytest.fixture
def officer() -> Any:
    return person("officer@example.org", "officer")


def staged(by: Any, row: str) -> DirectoryImport:
    batch = upload_directory(name="list.csv", data=f"{HEADS}{row}\n".encode(), by=by)
    read_directory(batch=batch, columns=batch.columns, by=by)
    batch.refresh_from_db()
    return batch


def statuses(batch: DirectoryImport) -> list[str]:
    return list(batch.rows.values_list("status", flat=True))


def in_ascii(domain: str) -> str:
    return f"desk@{domain.encode('idna').decode()}"


def spellings(domain: str, capitals: str) -> list[str]:
    return [f"desk@{domain}", f"Desk@{capitals}", in_ascii(domain), in_ascii(domain).upper()]


@pytest.mark.parametrize("language", sorted(DOMAINS))
def test_a_mailbox_is_one_in_every_spelling(officer: Any, language: str) -> None:
    agency, domain, capitals = DOMAINS[language]
    batch = staged(officer, f"{agency};desk@{domain};Desk")
    assert statuses(batch) == ["new"]
    take_over(batch=batch, by=officer)
    assert Contact.objects.get().email == f"desk@{domain}"
    for address in spellings(domain, capitals):
        assert statuses(staged(officer, f"{agency};{address};Desk")) == ["unchanged"], address
        assert statuses(staged(officer, f"X-1;Other;ngo;NL;{address};Desk")) == ["conflict"], address


@pytest.mark.parametrize("language", sorted(DOMAINS))
def test_mail_goes_to_the_domain_in_ascii(officer: Any, language: str, relay: MemoryChannel) -> None:
    agency, domain, _capitals = DOMAINS[language]
    take_over(batch=staged(officer, f"{agency};desk@{domain};Desk"), by=officer)
    approved_plan()
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    edition = relay.accepted[-1]
    assert edition.recipient == in_ascii(domain) and "@xn--" in edition.recipient
    assert message_from_bytes(edition.content, policy=policy.default)["To"] == edition.recipient


@pytest.mark.parametrize("language", sorted(DOMAINS))
@pytest.mark.parametrize("spelling", range(4))
def test_who_was_erased_in_one_spelling_comes_back_in_none(officer: Any, language: str, spelling: int) -> None:
    agency, domain, capitals = DOMAINS[language]
    take_over(batch=staged(officer, f"{agency};desk@{domain};Desk"), by=officer)
    assert found(f"desk@{domain}")
    erase_address(address=spellings(domain, capitals)[spelling])
    assert Contact.objects.get().email is None
    for address in spellings(domain, capitals):
        assert statuses(staged(officer, f"{agency};{address};Desk")) == ["suppressed"], address
    assert [address for address in spellings(domain, capitals) if found(address)] == []


@pytest.mark.parametrize("address", ["γραφείο@example.gr", "desk@αα", f"desk@{'ω' * 64}.example", "desk@ħ..example"])
def test_letters_that_no_mail_reaches_are_said_at_their_row(officer: Any, address: str) -> None:
    batch = staged(officer, f"EL-1;Unit;police;GR;{address};Desk")
    assert statuses(batch) == ["error"]
    assert batch.rows.get().reason.startswith("E-mail address: ")
