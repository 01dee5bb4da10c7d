"""Every inflected form of a term of the glossary finds what is about it."""

import sys
import tomllib

import pytest

from hub.models import GlossaryConcept
from tests.search.judged.answers import addresses, asked, names
from tests.search.judged.names import names_by_address
from tests.search.judged.sets import FOLDER

pytestmark = pytest.mark.xdist_group("sample")
TERMS = tomllib.loads((FOLDER / "inflections.toml").read_text(encoding="utf-8"))


def test_every_term_of_the_glossary_has_its_forms(indexed: None) -> None:
    assert set(GlossaryConcept.objects.values_list("key", flat=True)) == set(TERMS)


@pytest.mark.parametrize("language", ["ro", "nl", "da"])
def test_inflected_forms_find_what_the_term_is_about(
    indexed: None, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    by_address = names_by_address(language)
    forms = [(form, term["finds"]) for term in TERMS.values() for form in term[language]]
    found = {form: names(addresses(asked(form, language)), by_address) for form, _wanted in forms}
    lost = {form: wanted for form, wanted in forms if wanted not in found[form]}
    with capsys.disabled():
        sys.stdout.write(
            f"\nsearch {language}: {len(forms) - len(lost)} of {len(forms)} inflected forms find their section\n"
        )
    assert not lost
