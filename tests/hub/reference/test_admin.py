"""Reference data and organisations in the admin, by HTTP: who may save what, and what counts as approved."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail_localize.models import TranslatableObject

from hub.models import (
    AltText,
    Country,
    CountryFact,
    FactWording,
    GlossaryConcept,
    GlossaryTerm,
    HubImage,
    LegalSubject,
    LegalTitle,
    NationalProvision,
    Organisation,
    TermForm,
    Theme,
    ThemeName,
    User,
)
from hub.people.services.verify_organisation import verify_organisation
from hub.ports import versions
from hub.reference.admin.viewsets import ReferenceGroup
from tests.factories import law, people

pytestmark = pytest.mark.django_db

NAMES = [item.model._meta.model_name for item in ReferenceGroup.items]


@pytest.fixture
def theme() -> Theme:
    return Theme.objects.create(name="First hours", slug="first-hours")


def save_name(person: User, theme: Theme, language: str, name: str) -> Any:
    form = {"theme": theme.pk, "language": language, "name": name}
    return people.logged_in(person).post(reverse("themename:add"), form)


@pytest.mark.parametrize("name", [*NAMES, "organisations"])
def test_lists_and_forms_open(name: str, theme: Theme) -> None:
    moderator = people.organisation().verified_by
    stamp = {"approved_by": moderator, "language": "ro"}
    ThemeName.objects.create(theme=theme, name="Primele ore", **stamp)
    article = law.article("2011/36/EU 2")
    LegalSubject.objects.create(article=article, subject="Infracțiunile", **stamp)
    LegalTitle.objects.create(instrument=article.instrument, title="Directiva", **stamp)
    NationalProvision.objects.create(article=article, country_id="RO", name="Codul penal", provision="art. 210")
    GlossaryTerm.objects.create(concept=GlossaryConcept.objects.create(key="victim"), term="victimă", **stamp)
    TermForm.objects.create(concept=GlossaryConcept.objects.get(), text="victime", verdict="allowed", **stamp)
    CountryFact.objects.create(country_id="DK", kind="police", value="Politi")
    FactWording.objects.create(fact=CountryFact.objects.get(), text="Poliția", **stamp)
    image = HubImage.objects.create(title="A door", alt_text="A door", file=get_test_image_file())
    AltText.objects.create(image=image, text="O ușă", **stamp)
    root = people.logged_in(people.user(is_superuser=True))
    listed = root.get(reverse(f"{name}:index"))
    assert listed.context["object_list"].count()
    assert reverse(f"{name}:edit", args=[listed.context["object_list"][0].pk]) in listed.text
    assert root.get(reverse(f"{name}:add")).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_others_do_not_see_the_reference_data(name: str) -> None:
    person = people.logged_in(people.user("", "approver"))
    for what in ("index", "add"):
        assert person.get(reverse(f"{name}:{what}")).status_code == 302


def test_an_auditor_sees_and_does_not_touch(theme: Theme) -> None:
    auditor = people.logged_in(people.user("", "auditor"))
    assert auditor.get(reverse("theme:index")).status_code == 200
    assert auditor.get(reverse("theme:inspect", args=[theme.pk])).status_code == 200
    auditor.post(reverse("theme:edit", args=[theme.pk]), {"name": "Other", "slug": "other"})
    auditor.post(reverse("theme:delete", args=[theme.pk]))
    assert Theme.objects.get(pk=theme.pk).name == "First hours"


def test_a_lead_approves_by_saving(theme: Theme) -> None:
    before = versions.current()
    save_name(people.user("", "lead-ro"), theme, "ro", "Primele ore")
    assert theme.name_in("ro") == "Primele ore"
    assert versions.current() > before


def test_what_a_translator_saves_waits(theme: Theme) -> None:
    save_name(people.user("", "lead-ro"), theme, "ro", "Primele ore")
    row = ThemeName.objects.get()
    translator = people.logged_in(people.user("", "translator-ro"))
    url = reverse("themename:edit", args=[row.pk])
    answer = translator.post(url, {"theme": theme.pk, "language": "ro", "name": "Ceasurile dintâi"})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.name, row.approved_at) == ("Ceasurile dintâi", None)
    assert theme.name_in("ro") == "First hours"


def test_nobody_writes_in_another_language(theme: Theme) -> None:
    lead = people.user("", "lead-ro")
    answer = save_name(lead, theme, "da", "De første timer")
    assert answer.status_code == 200
    assert answer.context["form"].errors["language"]
    assert not ThemeName.objects.exists()
    save_name(people.user("", "lead-da"), theme, "da", "De første timer")
    row = ThemeName.objects.get()
    url = reverse("themename:edit", args=[row.pk])
    assert people.logged_in(lead).get(url).status_code == 404
    assert people.logged_in(lead).post(url, {"theme": theme.pk, "language": "ro", "name": "x"}).status_code == 404
    row.refresh_from_db()
    assert row.name == "De første timer"


def test_editors_write_and_approve_what_nobody_translates_into() -> None:
    concept = GlossaryConcept.objects.create(key="victim")
    editor = people.logged_in(people.user("", "editor"))
    for language in ("en", "de", "ro"):
        form = {"concept": concept.pk, "language": language, "term": f"term {language}", "definition": ""}
        editor.post(reverse("glossaryterm:add"), form)
    assert set(GlossaryTerm.objects.filter(approved_at__isnull=False).values_list("language", flat=True)) == {
        "en",
        "de",
    }


def test_a_country_desk_keeps_its_own_country() -> None:
    desk = people.user("", "country-desk")
    people.join(desk, people.organisation(country=Country.objects.get(pk="NL")))
    client = people.logged_in(desk)
    form = {"kind": "police", "value": "Politie"}
    assert client.post(reverse("countryfact:add"), {**form, "country": "NL"}).status_code == 302
    assert client.post(reverse("countryfact:add"), {**form, "country": "DK"}).status_code == 200
    fact = CountryFact.objects.get()
    foreign = CountryFact.objects.create(country_id="DK", kind="police", value="Politi")
    assert client.get(reverse("countryfact:edit", args=[fact.pk])).status_code == 200
    assert client.post(reverse("countryfact:edit", args=[foreign.pk]), {**form, "country": "NL"}).status_code == 404
    assert (
        people.logged_in(people.user("", "editor")).get(reverse("countryfact:edit", args=[foreign.pk])).status_code
        == 200
    )


def test_a_bad_entry_is_told_at_the_field_and_loses_nothing(theme: Theme) -> None:
    editor = people.logged_in(people.user("", "editor"))
    answer = editor.post(reverse("theme:edit", args=[theme.pk]), {"name": "Kept words", "slug": ""})
    assert answer.status_code == 200
    assert "slug" in answer.context["form"].errors
    assert "Kept words" in answer.text


def verification(**changed: str) -> dict[str, str]:
    questions = ("registered", "domain", "mandate", "reached", "safeguarding")
    days = {f"{name}_seen_on": "2026-11-02" for name in questions}
    return {**days, **{f"{name}_note": "Called back" for name in questions}, "entitled": "on", **changed}


def seen(there: Organisation) -> str:
    return Organisation.objects.get(pk=there.pk).entry_print


def test_a_moderator_verifies_with_five_answers() -> None:
    there = people.organisation(verified=False, entitled=False)
    url = reverse("organisations:verify", args=[there.pk])
    moderator = people.logged_in(people.user("", "moderator"))
    assert moderator.get(url).status_code == 200
    for missing in ({"mandate_seen_on": ""}, {"mandate_seen_on": "2999-01-01"}):
        answer = moderator.post(url, verification(**missing, seen=seen(there)))
        assert answer.status_code == 200
        assert answer.context["form"].errors["mandate_seen_on"]
        assert "Called back" in answer.text
    there.refresh_from_db()
    assert not there.is_verified
    moderator.post(url, verification(seen=seen(there)))
    there.refresh_from_db()
    assert there.is_verified
    assert there.entitled_to_practitioner_text
    assert there.verification_answers.count() == 5
    moderator.post(url, {"withdraw": "1"})
    there.refresh_from_db()
    assert not there.is_verified


@pytest.mark.parametrize("group", ["officer", "editor", "auditor", "approver"])
def test_nobody_else_verifies(group: str) -> None:
    there = people.organisation(verified=False, entitled=False)
    client = people.logged_in(people.user("", group))
    assert client.post(reverse("organisations:verify", args=[there.pk]), verification()).status_code == 404
    there.refresh_from_db()
    assert not there.is_verified
    with pytest.raises(PermissionDenied):
        verify_organisation(organisation=there, answers={}, entitled=True, by=people.user("", group))


def test_what_is_verified_an_officer_cannot_turn_into_something_else() -> None:
    there = people.organisation()
    officer = people.logged_in(people.user("", "officer"))
    form = {"name": there.name, "kind": there.kind, "country": "RO", "website": "", "mail_domains": "evil.example.org"}
    answer = officer.post(reverse("organisations:edit", args=[there.pk]), form)
    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    there.refresh_from_db()
    assert there.mail_domains != ["evil.example.org"]
    form["mail_domains"] = ",".join(there.mail_domains)
    form["website"] = "https://police.example.org/"
    assert officer.post(reverse("organisations:edit", args=[there.pk]), form).status_code == 302
    assert Organisation.objects.get(pk=there.pk).website == "https://police.example.org/"


def test_nothing_of_the_reference_data_is_translated_by_the_stock_editor() -> None:
    from django.apps import apps
    from wagtail.models import Page, TranslatableMixin
    from wagtail.snippets.models import get_snippet_models

    assert not [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]
    translatable = [
        model
        for model in apps.get_models()
        if issubclass(model, TranslatableMixin) and not issubclass(model, Page) and model is not TranslatableObject
    ]
    assert translatable == []
