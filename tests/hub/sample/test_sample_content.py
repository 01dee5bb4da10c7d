from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import models
from django.test import RequestFactory

from hub.models import CountryFact, FactWording, GlossaryConcept, GlossaryTerm, LegalArticle, Organisation, Theme, User
from hub.people import groups
from hub.people.groups import Group, Role
from hub.people.reader import Reader
from hub.ports import sample
from hub.sample import steps
from hub.sample.models import SampleStep

pytestmark = pytest.mark.django_db

DEMO = (
    "admin editor translator.ro reviewer.ro lead.ro officer approver country.desk.nl auditor moderator "
    "practitioner partner"
)
OURS = range(10)


@pytest.fixture(autouse=True)
def only_the_hubs_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "_steps", [step for step in sample._steps if step.order in OURS])


def make() -> str:
    out = StringIO()
    call_command("sample_content", stdout=out)
    return out.getvalue()


def test_everybody_of_the_design_can_log_in() -> None:
    make()
    for name in DEMO.split():
        user = User.objects.get(email=f"{name}@example.org")
        assert user.check_password(settings.HUB_DEMO_PASSWORD), name
        assert EmailAddress.objects.get(user=user).verified, name
    assert groups.languages_of(User.objects.get(email="lead.ro@example.org"), Role.LEAD) == {"ro"}
    assert groups.is_in(User.objects.get(email="officer@example.org"), Group.OFFICER)
    for name in ("partner", "practitioner"):
        assert not groups.is_staff(User.objects.get(email=f"{name}@example.org"))


def test_nobody_else_of_the_sample_has_a_password() -> None:
    make()
    for user in User.objects.exclude(email__in=[f"{name}@example.org" for name in DEMO.split()]):
        assert not user.has_usable_password(), user.email


def test_the_partner_owns_an_organisation() -> None:
    make()
    partner = User.objects.get(email="partner@example.org")
    assert partner.memberships.owners().get().organisation.is_verified
    assert Organisation.objects.count() == 10


def test_the_practitioner_reads_what_is_for_practitioners() -> None:
    make()
    request = RequestFactory().get("/")
    request.user = User.objects.get(email="practitioner@example.org")
    assert Reader.of(request).practitioner
    request = RequestFactory().get("/")
    request.user = User.objects.get(email="partner@example.org")
    assert not Reader.of(request).sees_practitioner_text


def test_facts_are_marked_as_checked_by_nobody() -> None:
    make()
    assert CountryFact.objects.values("country").distinct().count() == 30
    assert not CountryFact.objects.filter(checked_on__isnull=False).exists()
    assert set(FactWording.objects.holding().values_list("language", flat=True)) == {"ro", "nl", "da"}


def test_words_stand_in_their_languages() -> None:
    make()
    assert Theme.objects.count() == 16
    assert Theme.objects.get(slug="first-hours").name_in("ro") == "Primele ore"
    assert GlossaryConcept.objects.count() == 28
    assert set(GlossaryTerm.objects.values_list("language", flat=True)) == {"en", "ro", "nl", "da", "de", "fr"}
    article = LegalArticle.objects.get(key="2011/36/EU 2(3)")
    assert article.subject_in("da") == "Hvad udnyttelse omfatter"
    assert LegalArticle.objects.filter(checked_on__isnull=True).exists()


def test_a_second_run_changes_nothing_and_says_so() -> None:
    make()
    before = counts()
    assert make() == "The sample content is there already.\n"
    SampleStep.objects.all().delete()
    make()
    assert counts() == before


def test_a_step_that_breaks_off_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def fails_once() -> None:
        calls.append("x")
        if calls.count("x") == 1:
            raise OSError("the power went")

    monkeypatch.setattr(
        sample, "_steps", [sample.Step(0, "a", lambda: calls.append("a")), sample.Step(1, "b", fails_once)]
    )
    with pytest.raises(OSError, match="the power went"):
        make()
    assert [step.name for step in steps.waiting()] == ["b"]
    assert make().splitlines() == ["Sample content: b …", "The sample content is complete."]
    assert calls == ["a", "x", "x"]


def test_a_machine_that_is_no_demo_gets_no_known_password(settings: object) -> None:
    settings.HUB_DEMO = False
    with pytest.raises(CommandError):
        make()
    assert not User.objects.exists()


def counts() -> dict[str, int]:
    from django.apps import apps

    skipped = {SampleStep}
    found: list[type[models.Model]] = [
        model for model in apps.get_app_config("hub").get_models() if model not in skipped
    ]
    return {model.__name__: model.objects.count() for model in found}
