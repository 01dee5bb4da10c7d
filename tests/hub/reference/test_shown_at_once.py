"""Whatever changes in reference data counts the content version, by whatever door and in its transaction."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model
from wagtail.images.tests.utils import get_test_image_file

from hub.models import (
    AltText,
    Country,
    CountryFact,
    FactWording,
    GlossaryConcept,
    GlossaryTerm,
    HubDocument,
    HubImage,
    LegalAmendment,
    LegalArticle,
    LegalInstrument,
    LegalSubject,
    LegalTitle,
    NationalProvision,
    TermChange,
    TermForm,
    Theme,
    ThemeName,
)
from hub.ports import versions
from hub.reference.signal_handlers import SHOWN
from tests.factories import people
from tests.invariants.sources import modules, name

pytestmark = pytest.mark.django_db
LAW = "2036/1/EU"


def country() -> Country:
    return Country.objects.create(code="XX", group="EU", languages=["en"])


def fact() -> CountryFact:
    return CountryFact.objects.create(country_id="NL", kind="hotline", value="1")


def concept() -> GlossaryConcept:
    return GlossaryConcept.objects.create(key="made")


def theme() -> Theme:
    return Theme.objects.create(name="Made", slug="made")


def instrument() -> LegalInstrument:
    return LegalInstrument.objects.create(key=LAW, kind="directive", scope="union")


def article() -> LegalArticle:
    return LegalArticle.objects.create(key=f"{LAW} 1", instrument=instrument(), article="1")


def image() -> HubImage:
    return HubImage.objects.create(title="A", alt_text="A", file=get_test_image_file())


def amendment() -> LegalAmendment:
    by = people.user()
    return LegalAmendment.objects.create(article=article(), act="(EU) 1", since=date(2036, 1, 1), marked_by=by)


MAKE: dict[type[Model], Callable[[], Model]] = {
    AltText: lambda: AltText.objects.create(image=image(), language="ro", text="A"),
    Country: country,
    CountryFact: fact,
    FactWording: lambda: FactWording.objects.create(fact=fact(), language="ro", text="A"),
    GlossaryConcept: concept,
    GlossaryTerm: lambda: GlossaryTerm.objects.create(concept=concept(), language="ro", term="A"),
    HubDocument: lambda: HubDocument.objects.create(title="A", file=ContentFile(b"A", "a.txt")),
    HubImage: image,
    LegalAmendment: amendment,
    LegalArticle: article,
    LegalInstrument: instrument,
    LegalSubject: lambda: LegalSubject.objects.create(article=article(), language="ro", subject="A"),
    LegalTitle: lambda: LegalTitle.objects.create(instrument=instrument(), language="ro", title="A"),
    NationalProvision: lambda: NationalProvision.objects.create(
        article=article(), country_id="NL", provision="1", name="A"
    ),
    TermChange: lambda: TermChange.objects.create(concept=concept(), note="New.", fingerprint="0"),
    TermForm: lambda: TermForm.objects.create(concept=concept(), language="ro", text="A", verdict="allowed"),
    Theme: theme,
    ThemeName: lambda: ThemeName.objects.create(theme=theme(), language="ro", name="A"),
}


def bumped(change: Callable[[], object]) -> bool:
    before = versions.current()
    change()
    return versions.current() > before


def test_every_model_has_its_row_here() -> None:
    assert set(MAKE) == SHOWN


@pytest.mark.parametrize("model", MAKE, ids=lambda model: model.__name__)
def test_a_row_that_is_made_changed_or_deleted_counts(model: type[Model]) -> None:
    made: list[Model] = []
    assert bumped(lambda: made.append(MAKE[model]()))
    row = made[0]
    assert isinstance(row, model)
    assert bumped(row.save)
    assert bumped(row.delete)


def test_the_states_in_which_an_instrument_does_not_apply_count() -> None:
    law, denmark, ireland = instrument(), Country.objects.get(code="DK"), Country.objects.get(code="IE")
    assert bumped(lambda: law.not_in.add(denmark))
    assert bumped(lambda: law.not_in.set([denmark, ireland]))
    assert bumped(lambda: law.not_in.remove(ireland))
    assert bumped(lambda: law.not_in.clear())


def test_what_is_taken_back_was_not_counted() -> None:
    def change() -> None:
        with transaction.atomic():
            theme()
            transaction.set_rollback(True)

    assert not bumped(change)


def test_no_other_module_of_the_room_counts() -> None:
    told = [name(path) for path in modules() if "/reference/" in f"/{name(path)}" and "versions" in path.read_text()]
    assert [path for path in told if path.startswith("hub/")] == ["hub/reference/signal_handlers.py"]
