"""The lenses: what a reader chose shows at once and only to them; nothing is hidden without a word."""

from typing import Any

import pytest
from django.test import Client

from hub.models import Country, CountryFact, FactWording
from hub.people.models import User
from hub.ports import versions
from hub.reference.services.save_fact import save_fact
from manual.models import ManualPage
from manual.reading.items import Step
from manual.reading.through_lens import lanes, runs
from tests.manual import tree
from tests.manual.test_budgets import own_queries, told

pytestmark = pytest.mark.django_db

PAGE = "/en/manual/first-hours/first-contact/"
LENS = "/en/manual/lens/"


@pytest.fixture
def page(root: ManualPage) -> str:
    steps = [
        step("police", "Make the place safe", handover="Hand the child over at the door."),
        step("social", "Come within the hour"),
        step("guardian", "Be named"),
        step("guardian", "Be present"),
    ]
    block = tree.block("steps", {"title": "Two hours", "steps": tree.points(*steps), "access": "public"})
    tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Sit down."), block])
    CountryFact.objects.create(country_id="NL", kind="police", value="Dutch desk +31 20 000 000")
    CountryFact.objects.create(country_id="DK", kind="police", value="Danish desk")
    return PAGE


def step(role: str, title: str, handover: str = "") -> dict[str, str]:
    return {"role": role, "title": title, "text": "", "handover": handover}


def choose(client: Client, country: str = "", role: str = "", back: str = PAGE) -> Any:
    return client.post(LENS, {"country": country, "role": role, "back": back})


def text(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_change_the_lens_go_back_reload_and_the_new_country_shows(page: str, client: Client) -> None:
    assert "Choose your country" in text(client)
    assert choose(client, "NL", back=f"{page}#p-1.1.1").url == f"{page}#p-1.1.1"
    first = client.get(page)
    assert "Dutch desk" in first.text
    assert first["Cache-Control"] == "private, no-cache"
    choose(client, "DK")
    again = client.get(page, HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 200
    assert "Danish desk" in again.text
    assert "Dutch desk" not in again.text
    assert client.get(page, HTTP_IF_NONE_MATCH=again["ETag"]).status_code == 304


def test_what_one_chose_is_shown_to_no_other(page: str, client: Client) -> None:
    choose(client, "NL", "police")
    for _time in range(2):
        assert "Dutch desk" in text(client)
        assert "Dutch desk" not in text(Client())
        other = Client()
        choose(other, "DK", "guardian")
        assert "Dutch desk" not in text(other)
        assert "Be present" in text(other)


def test_choosing_none_forgets(page: str, client: Client) -> None:
    choose(client, "NL", "police")
    assert client.cookies["lens"].value == "NLp"
    choose(client)
    assert not client.cookies["lens"].value
    assert "Choose your country" in text(client)


def test_a_new_fact_shows_at_once_through_the_lens(page: str, client: Client) -> None:
    choose(client, "NL")
    text(client)
    person = User.objects.create_user("desk@example.org", "a long enough word", is_superuser=True)
    fact = CountryFact.objects.get(country_id="NL")
    fact.value = "New desk"
    save_fact(fact=fact, by=person)
    assert "New desk" in text(client)


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example/en/",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "/admin/",
        "/en",
        "x",
    ],
)
def test_the_choice_leads_nowhere_else(page: str, client: Client, back: str) -> None:
    assert choose(client, "NL", back=back).url == "/en/manual/"
    assert 'href="/en/manual/">Back' in text(client, f"{LENS}?back={back}")


def test_a_get_chooses_nothing_and_a_wrong_choice_is_told_at_its_field(page: str, client: Client) -> None:
    client.get(LENS, {"country": "NL", "role": "police"})
    assert "lens" not in client.cookies
    wrong = choose(client, "XX", "king")
    assert set(wrong.context["form"].errors) == {"country", "role"}
    assert "lens" not in client.cookies


def test_the_steps_of_others_are_named_and_one_link_shows_them(page: str, client: Client) -> None:
    choose(client, role="social")
    seen = text(client)
    assert "Come within the hour" in seen
    assert "Make the place safe" not in seen
    assert "Police: 1 step" in seen
    assert "Guardian: 2 steps" in seen
    assert "Hand the child over at the door." in seen
    assert 'href="?steps=all#p-1.1.2"' in seen
    every = text(client, f"{PAGE}?steps=all")
    assert "Make the place safe" in every
    assert "Be present" in every


def test_a_role_without_a_step_here_is_told_so(page: str, client: Client) -> None:
    choose(client, role="prosecutor")
    seen = text(client)
    assert "No step here is done by this role: Prosecutor." in seen
    assert "Guardian: 2 steps" in seen


def test_side_by_side_shows_every_step_in_the_column_of_its_role(page: str, client: Client) -> None:
    choose(client, role="together")
    seen = text(client)
    for title in ("Make the place safe", "Come within the hour", "Be named", "Be present"):
        assert title in seen
    assert "lanes of-3" in seen
    assert "Hand the child over at the door." in seen


def test_runs_lose_no_step() -> None:
    steps = [Step(role, f"{place}") for place, role in enumerate(["police", "police", "social", "police", "ngo"])]
    for role in ("police", "social", "guardian"):
        found = runs(steps, role)
        assert sum(run.count for run in found) == len(steps)
        assert [run.first for run in found] == [1, 3, 4, 5]
        assert all(run.shown == (run.role == role) for run in found)
    assert lanes(steps) == ["police", "social", "ngo"]


def test_states_that_are_not_bound_are_told_so_and_what_does_bind_them(page: str, client: Client) -> None:
    CountryFact.objects.create(country_id="DK", kind="law", value="Party to the Convention.")
    for country in Country.objects.all():
        choose(client, country.code)
        free = country.code in {"DK", "NO", "IS", "LI"}
        assert ("Not bound by Directive 2011/36/EU." in text(client)) == free
        assert ("Bound by Directive 2011/36/EU." in text(client)) != free
    choose(client, "DK")
    assert "Party to the Convention." in text(client)


def test_each_fact_says_whether_it_was_checked(page: str, client: Client) -> None:
    choose(client, "NL")
    assert "checked by nobody yet" in text(client)
    CountryFact.objects.update(checked_on="2020-03-01", checked_by="National desk")
    versions.bump()
    assert "checked on 1 Mar 2020; the next check was due on 1 Mar 2021" in text(client)
    CountryFact.objects.update(next_check="2999-01-01")
    versions.bump()
    assert "checked on 1 Mar 2020 by National desk" in text(client)


def test_a_sentence_reads_in_the_language_or_says_that_it_does_not(page: str, client: Client) -> None:
    fact = CountryFact.objects.create(country_id="NL", kind="age", value="Treat as a child.")
    choose(client, "NL")
    assert '<span lang="en">Treat as a child.' in text(client, PAGE.replace("/en/", "/ro/"))
    moderator = User.objects.create_user("lead@example.org", "a long enough word")
    FactWording.objects.create(
        fact=fact, language="ro", text="E copil.", approved_by=moderator, approved_at="2999-01-01T00:00Z"
    )
    versions.bump()
    assert "E copil." in text(client, PAGE.replace("/en/", "/ro/"))


def test_the_lens_costs_two_queries_and_no_more_for_more_facts(page: str, client: Client) -> None:
    bare = own_queries(client, page)
    choose(client, "NL", "police")
    few = own_queries(client, page)
    assert len(few) <= len(bare) + 2
    assert len(few) <= 10, told(few)
    for kind in ("hotline", "law", "age", "forms", "support"):
        CountryFact.objects.create(country_id="NL", kind=kind, value=f"The {kind}")
    assert len(own_queries(client, page)) == len(few)
