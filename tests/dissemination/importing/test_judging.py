"""What each row of a file is, in a sentence: beside the directory, and beside the other rows."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest

from dissemination.importing.columns import COLUMNS, guess
from dissemination.importing.judging import Judged, judge
from dissemination.importing.known import Known, KnownAgency, KnownContact
from dissemination.importing.repeats import Repeats
from dissemination.importing.values import Parsed, parse, vocabulary
from dissemination.keys import address_hash

WORDS = vocabulary({"ro": "RO", "romania": "RO", "românia": "RO", "nl": "NL"})
UNIT = {
    "agency_ref": "A1", "agency_name": "Unit", "kind": "police", "country": "RO", "valid_from": "2020-01-01",
    "required_since": "2020-01-01",
}  # fmt: skip
DESK = {"contact_ref": "desk", "email": "desk@example.org", "role_title": "Desk", "language": "ro"}
NEW = {"agency_ref": "B1", "agency_name": "Other", "kind": "ngo", "country": "NL"}


def agency(pk: int = 1, **fields: Any) -> KnownAgency:
    values = {**UNIT, **fields.pop("values", {})}
    return KnownAgency(pk, values["agency_ref"], f"hub:{UUID(int=pk)}", values, **fields)


def contact(pk: int = 1, agency: str = "A1", **fields: Any) -> KnownContact:
    values = {**DESK, **fields.pop("values", {})}
    mailbox = address_hash(values["email"])
    return KnownContact(
        UUID(int=pk), agency, f"{agency} (RO)", values["contact_ref"], f"hub:{UUID(int=pk)}", mailbox, values, **fields
    )


def known(*contacts: KnownContact, agencies: tuple[KnownAgency, ...] = ()) -> Known:
    found = Known(barred={address_hash("gone@example.org"): "It asked."})
    for one in agencies or (agency(),):
        found.learn_agency(one)
    for each in contacts or (contact(),):
        found.learn_contact(each)
    return found


def verdict(values: Mapping[str, str], of: Known | None = None) -> Judged:
    return judge(Parsed(2, {"agency_ref": "A1", **values}), Repeats(), of or known())


def verdicts(*rows: Mapping[str, str]) -> list[Judged]:
    repeats, found = Repeats(), [Parsed(number, dict(row)) for number, row in enumerate(rows, 2)]
    for row in found:
        repeats.add(row)
    return [judge(repeats.whole(row), repeats, known()) for row in found]


def test_the_same_again_changes_nothing() -> None:
    assert verdict({**UNIT, **DESK}).status == "unchanged"
    assert verdict({"email": "DESK@EXAMPLE.ORG"}).status == "unchanged"
    assert verdict({"contact_ref": f"hub:{UUID(int=1)}"}).status == "unchanged"
    assert verdict({"agency_ref": f"hub:{UUID(int=1)}", **DESK}).status == "unchanged"


def test_what_differs_is_shown_beside_what_is_there() -> None:
    found = verdict({"kind": "ngo", **DESK, "role_title": "Duty desk", "email": "new@example.org"})
    assert (found.status, found.may_take) == ("changed", True)
    assert found.before == {"kind": "police", "role_title": "Desk", "email": "desk@example.org"}


def test_what_is_new() -> None:
    assert verdict(NEW).reason == "A new agency."
    assert verdict({"email": "b@example.org"}).reason == "A new contact of an agency that the Hub knows."
    found = known()
    found.organisations["NL", "known"] = ("ngo", "")
    assert verdict({"agency_ref": "B1", "agency_name": "Known", "country": "NL"}, found).status == "new"
    assert verdict({**NEW, "agency_name": "Known", "kind": "police"}, found).reason.startswith("The Hub knows this org")


def test_an_agency_without_reference_is_given_that_of_the_file() -> None:
    alias = f"hub:{UUID(int=1)}"
    own = agency(values={"agency_ref": alias})
    found = known(contact(agency=alias), agencies=(own,))
    given = verdict({"agency_ref": "X9", "agency_name": "UNIT", "country": "RO", **DESK}, found)
    assert (given.status, given.before) == ("changed", {"agency_ref": "", "agency_name": "Unit"})


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"agency_ref": "B1", "language": "ro"}, "A new agency needs: Agency, Country, Kind."),
        ({"agency_ref": "hub:unknown"}, "The Hub knows no agency with this reference."),
        ({"contact_ref": "hub:unknown"}, "This agency has no contact with this reference."),
        ({"role_title": "Desk"}, "A new contact needs an e-mail address."),
        ({"parent_ref": "none"}, "The agency that it belongs to is not in the directory."),
        ({"valid_to": "2019-01-01"}, "Agency until: The end lies after the beginning."),
        ({**NEW, "required_until": "2027-01-01"}, "The first day on which it must hold the manual is missing."),
    ],
)
def test_errors_say_what_is_wrong(row: dict[str, str], sentence: str) -> None:
    found = verdict(row)
    assert (found.status, found.reason, found.may_take) == ("error", sentence, False)


def test_a_row_without_the_reference_of_its_agency_is_an_error() -> None:
    found = judge(Parsed(2, {"email": "a@example.org"}), Repeats(), known())
    assert (found.status, found.reason) == ("error", "The reference of the agency is missing.")


def test_an_address_that_must_stay_out_is_never_chosen() -> None:
    for row in ({"email": "gone@example.org"}, {"contact_ref": "desk", "email": "GONE@example.org"}):
        found = verdict(row)
        assert (found.status, found.reason, found.may_take) == ("suppressed", "It asked.", False)
    own = known(contact(values={"email": "gone@example.org"}))
    assert verdict({"email": "gone@example.org", "role_title": "Duty"}, own).status == "changed"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({**NEW, "email": "desk@example.org"}, "This mailbox is in the directory at: A1 (RO)."),
        ({"contact_ref": "other", "email": "desk@example.org"}, "in the directory with the reference desk"),
        ({"contact_ref": "desk", "email": "second@example.org"}, "Another contact of this agency has this mailbox."),
        ({**NEW, "agency_name": "Unit", "country": "RO"}, "in the directory with the reference A1"),
    ],
)
def test_conflicts_that_cannot_be_chosen(row: dict[str, str], sentence: str) -> None:
    second = contact(2, values={"contact_ref": "second", "email": "second@example.org"})
    found = verdict(row, known(contact(), second))
    assert (found.status, found.may_take) == ("conflict", False)
    assert sentence in found.reason


def test_names_that_others_answer_for_are_left_to_them() -> None:
    verified = known(agencies=(agency(is_verified=True),))
    assert "a moderator changes" in verdict({"agency_name": "Renamed"}, verified).reason
    two = known(agencies=(agency(), agency(2, values={"agency_ref": "A2", "agency_name": "Second"})))
    assert "Another organisation" in verdict({"agency_name": "second"}, two).reason


def test_what_a_person_changed_is_a_conflict_that_may_be_chosen() -> None:
    row = {**DESK, "role_title": "Duty desk", "language": "en"}
    found = verdict(row, known(contact(by_hand=frozenset({"role_title", "name"}))))
    assert (found.status, found.may_take) == ("conflict", True)
    assert found.reason == "A person has changed this in the Hub since the last import: Role."
    assert found.before == {"role_title": "Desk", "language": "ro"}
    assert verdict({"postal_address": "Street"}, known(agencies=(agency(by_hand=frozenset({"kind"})),))).before


def test_rows_that_repeat_or_contradict_each_other() -> None:
    row = {**UNIT, **DESK, "role_title": "New"}
    found = verdicts(row, row, {**row, "role_title": "Newer"})
    assert [one.status for one in found] == ["conflict", "unchanged", "conflict"]
    assert "Line 4 says something else about the same contact." in found[0].reason
    assert verdicts(row, row)[1].reason == "As line 2."
    first, second = verdicts({**UNIT, "email": "x@example.org"}, {**NEW, "email": "X@example.org"})
    assert {first.status, second.status} == {"conflict"}
    assert (first.reason, second.reason) == (
        "Line 3 has the same mailbox at another agency.",
        "Line 2 has the same mailbox at another agency.",
    )
    other = verdicts({**NEW, "email": "x@example.org"}, {**NEW, "email": "y@example.org", "kind": "police"})
    assert {one.reason for one in other} == {
        "Line 3 says something else about the same agency.",
        "Line 2 says something else about the same agency.",
    }
    assert "same organisation" in verdicts(NEW, {**NEW, "agency_ref": "B2"})[0].reason


def test_one_line_may_tell_about_an_agency_what_the_others_need() -> None:
    found = verdicts({"agency_ref": "B1", "email": "x@example.org"}, {**NEW, "email": "y@example.org"})
    assert [one.status for one in found] == ["new", "new"]
    assert (
        verdicts(
            {
                "agency_ref": "B2",
                "parent_ref": "B1",
                **{k: NEW[k] for k in ("kind", "country")},
                "agency_name": "Branch",
            },
            NEW,
        )[0].status
        == "new"
    )


def parsed(column: str, text: str, faults: Mapping[str, str] | None = None) -> Parsed:
    return parse(2, {column: text}, faults or {}, WORDS)


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("country", "România", "RO"),
        ("country", "ro", "RO"),
        ("kind", "Police", "police"),
        ("kind", "ngo", "ngo"),
        ("language", "Română", "ro"),
        ("basis", "Consent", "consent"),
        ("valid_from", "28.11.2026", "2026-11-28"),
        ("valid_from", "2026-1-2", "2026-01-02"),
        ("is_shared_mailbox", "Ja", "yes"),
        ("is_shared_mailbox", "0", "no"),
        ("time_zone", "Europe/Bucharest", "Europe/Bucharest"),
        ("email", "desk@müller.example", "desk@müller.example"),
        ("postal_address", "Street 1 \r\n Town", "Street 1\nTown"),
    ],
)
def test_cells_are_read_as_people_write_them(column: str, text: str, value: str) -> None:
    found = parsed(column, text)
    assert (found.values, found.faults) == ({column: value}, [])


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("country", "Atlantis", "Country: “Atlantis” is not known."),
        ("valid_from", "11/28/2026", "Agency from: There is no such day."),
        ("valid_from", "soon", "Agency from: This is no day. Write it as 2026-11-28."),
        ("is_shared_mailbox", "perhaps", "Mailbox of several people: Write yes or no."),
        ("time_zone", "Bucharest", "Time zone: This is no time zone. Write it as Europe/Bucharest."),
        ("email", "müller@example.org", "E-mail address: Letters with accents before the @"),
        ("email", "nobody", "E-mail address: This is no e-mail address."),
        ("role_title", "x" * 121, "Role: This is longer than 120 characters."),
        ("role_title", "two\nlines", "Role: This stands on more than one line."),
    ],
)
def test_a_cell_that_is_wrong_keeps_its_text_and_says_why(column: str, text: str, sentence: str) -> None:
    found = parsed(column, text)
    assert found.values == {column: text}
    assert found.faults[0].startswith(sentence)
    assert parsed(column, text, {column: "A formula."}).faults == [f"{COLUMNS[column]}: A formula."]


def test_headings_are_known_in_the_languages_of_the_hub_and_taken_once() -> None:
    assert guess(["Agency reference", " E-MAIL: ", "country", "Something", "Mail"]) == [
        "agency_ref", "email", "country", "", "",
    ]  # fmt: skip
    assert guess([str(label) for label in COLUMNS.values()]) == list(COLUMNS)
    assert guess(COLUMNS) == list(COLUMNS)
