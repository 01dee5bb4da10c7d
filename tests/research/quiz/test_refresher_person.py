"""What somebody who asked for refreshers reads, in every language, and what is kept of them."""

import pytest
from django.conf import settings
from django.test import Client

from hub.ports.personal import kept_for
from research.emails.refresher import refresher_letter
from research.keys import fingerprint
from research.models import Refresher, RefresherWish
from research.tokens import for_wish
from tests.manual import tree
from tests.research.conftest import Make, facts_of
from tests.research.quiz.making import items, manual, quiz

pytestmark = pytest.mark.django_db
ANA = "ana@unit.example.org"


def asked(training: Make, language: str = "en") -> tuple[RefresherWish, Refresher]:
    manual()
    quiz()
    row = facts_of(training(days=-40, numbers=["1"]))
    refresher = Refresher.objects.create(training=row, month=1, items=[one.key for one in items()[:3]], told=7)
    wish = RefresherWish.objects.create(training=row, email=ANA, address_hash=fingerprint(ANA), language=language)
    return wish, refresher


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_letter_leads_to_the_questions_and_to_the_button(client: Client, training: Make, language: str) -> None:
    wish, refresher = asked(training, language)
    letter = refresher_letter(wish, refresher)
    assert letter.to.language == language
    assert "First hours" in letter.context["subject"]
    ending = f"/{language}/training/refreshers/{for_wish(wish.key)}/"
    assert ending in letter.context["lines"][-1]
    assert letter.context["link"].endswith(f"/{language}/training/refresher/{refresher.key}/")
    for path in (ending, f"/{language}/training/refresher/{refresher.key}/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.content.decode()
        assert "no-store" in answer.headers["Cache-Control"]


def test_what_all_have_names_nobody(client: Client, training: Make) -> None:
    wish, refresher = asked(training)
    said = refresher_letter(wish, refresher)
    assert ANA not in str(said.context)
    assert str(wish.key) not in said.context["link"]
    assert ANA not in client.get(f"/en/training/refresher/{refresher.key}/").content.decode()


def test_it_is_handed_to_its_person(training: Make) -> None:
    asked(training)
    assert [row["email"] for row in kept_for(tree.person(ANA))["refreshers"]] == [ANA]
    assert kept_for(tree.person("ben@house.example.org"))["refreshers"] == []
