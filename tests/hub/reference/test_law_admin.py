"""Instruments, articles and provisions in the admin: refused at the field, and shown with what is derived."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from hub.models import Country, LegalArticle, LegalInstrument, NationalProvision
from hub.reference.services.mark_amended import mark_amended, take_mark_back
from hub.reference.services.save_provision import save_provision
from tests.factories import law, people

pytestmark = pytest.mark.django_db


def instrument(**changed: str) -> dict[str, str]:
    return {"key": "2011/36/EU", "kind": "directive", "scope": "bound", **changed}


def test_what_is_derived_stands_in_the_form() -> None:
    editor = people.logged_in(people.user("", "editor"))
    assert editor.post(reverse("legalinstrument:add"), instrument(consolidated_on="2024-07-14")).status_code == 302
    found = LegalInstrument.objects.get()
    text = editor.get(reverse("legalinstrument:edit", args=[found.pk])).text
    for derived in ("32011L0036", "02011L0036-20240714", "http://data.europa.eu/eli/dir/2011/36/2024-07-14"):
        assert derived in text
    assert "32011L0036" in editor.get(reverse("legalinstrument:index")).text


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("key", {"key": "The directive of 2011"}),
        ("consolidated_on", {"adopted_on": "2011-04-05", "consolidated_on": "2010-01-01"}),
        ("url", {"url": "not an address"}),
    ],
)
def test_a_bad_instrument_is_told_at_the_field(field: str, changed: dict[str, str]) -> None:
    answer = people.logged_in(people.user("", "editor")).post(reverse("legalinstrument:add"), instrument(**changed))
    assert answer.context["form"].errors[field]
    assert not LegalInstrument.objects.exists()


def test_an_article_is_called_as_people_quote_it() -> None:
    editor = people.logged_in(people.user("", "editor"))
    form = {"instrument": law.instrument().key, "article": "13", "paragraph": "2", "order": "0"}
    refused = editor.post(reverse("legalarticle:add"), {**form, "key": "Article 13(2)"})
    assert "2011/36/EU 13(2)" in refused.context["form"].errors["key"][0]
    editor.post(reverse("legalarticle:add"), {**form, "key": "2011/36/EU 13(2)"})
    assert LegalArticle.objects.get().key == "2011/36/EU 13(2)"


def test_a_country_desk_keeps_the_provisions_of_its_country() -> None:
    article = law.article()
    desk = people.user("", "country-desk")
    people.join(desk, people.organisation(country=Country.objects.get(pk="NL")))
    client = people.logged_in(desk)
    form = {"article": article.pk, "name": "Wetboek van Strafrecht", "provision": "artikel 273f", "language": "nl"}
    assert client.post(reverse("nationalprovision:add"), {**form, "country": "DK"}).status_code == 200
    odd = client.post(reverse("nationalprovision:add"), {**form, "country": "NL", "language": "Dutch!"})
    assert odd.context["form"].errors["language"]
    assert client.post(reverse("nationalprovision:add"), {**form, "country": "NL"}).status_code == 302
    assert NationalProvision.objects.get().country_id == "NL"
    foreign = NationalProvision.objects.create(article=article, country_id="DK", name="Straffeloven", provision="§ 262")
    assert client.get(reverse("nationalprovision:edit", args=[foreign.pk])).status_code == 404
    with pytest.raises(PermissionDenied):
        save_provision(provision=foreign, by=desk)


def test_only_editors_mark_and_take_back() -> None:
    amendment = law.article().amendments.model(article=LegalArticle.objects.get(), act="x", since="2024-07-14")
    auditor = people.user("", "auditor")
    for service in (mark_amended, take_mark_back):
        with pytest.raises(PermissionDenied):
            service(amendment=amendment, by=auditor)
