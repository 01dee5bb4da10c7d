"""Materials: each to those who may have it, by the page and by its own address; what an edition made outdated."""

from typing import Any

import pytest
from django.test import Client

from home.models import HomePage
from hub.models import AccessRule
from hub.people.reader import PUBLIC, Reader
from hub.publishing.files import may_fetch
from hub.publishing.services.take_down import take_down
from research.models import Material
from research.queries import materials
from research.services.training.keep_materials import add_material, remove_material
from tests.manual import making, media, tree
from tests.research.conftest import Make, facts_of

pytestmark = pytest.mark.django_db
PRACTITIONER = Reader(user_id=1, practitioner=True)


def added(page: Any, **given: Any) -> Material:
    said = {"kind": "slides", "language": "ro", "access": "public", "edition": "1", "numbers": []}
    return add_material(training=facts_of(page), document=media.document(), **{**said, **given})


def test_whoever_may_read_the_page_may_have_its_materials_and_nobody_else(client: Client, training: Make) -> None:
    page = training()
    material = added(page)
    assert material.document.url in client.get(page.get_url()).content.decode()
    assert client.get(material.document.url).status_code == 200
    AccessRule.objects.create(page_key=page.translation_key)
    assert not may_fetch(material.document, PUBLIC)
    assert may_fetch(material.document, PRACTITIONER)
    AccessRule.objects.all().delete()
    take_down(page=page, by=tree.editor())
    assert not may_fetch(material.document, PRACTITIONER)


def test_notes_for_practitioners_are_shown_to_them_alone(client: Client, training: Make) -> None:
    page = training()
    material = added(page, kind="notes", access="practitioners")
    assert material.document.url not in client.get(page.get_url()).content.decode()
    assert client.get(material.document.url).status_code == 404
    row = facts_of(page)
    assert materials.of_training(row, PUBLIC, "en") == []
    ((group,),) = [materials.of_training(row, PRACTITIONER, "en")]
    assert (group.language, group.materials) == ("ro", [material])


def test_the_language_of_the_page_comes_first_and_what_is_taken_away_is_gone(client: Client, training: Make) -> None:
    page = training()
    row = facts_of(page)
    for language in ("da", "ro", "nl"):
        added(page, language=language)
    assert [group.language for group in materials.of_training(row, PUBLIC, "nl")] == ["nl", "da", "ro"]
    for material in Material.objects.all():
        assert material.document.url in client.get(page.get_url()).content.decode()
        remove_material(material=material)
        assert material.document.url not in client.get(page.get_url()).content.decode()


def test_a_newer_edition_makes_outdated_what_it_changed(training: Make) -> None:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    section = tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Two.", making.OPEN)])
    making.make("1")
    page = training(edition="1")
    touched, other = added(page, numbers=["1.1", "2"]), added(page, numbers=["2"])
    assert materials.outdated([touched, other]) == []
    tree.write(section, [tree.paragraph("Three.", making.OPEN)])
    making.make("2")
    (found,) = materials.outdated([touched, other])
    assert (found.material, found.edition, found.numbers) == (touched, "2", ["1.1"])
    assert materials.outdated([added(page, edition="2", numbers=["1.1"])]) == []
