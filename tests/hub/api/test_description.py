"""The description of the API is valid, and every answer to whatever is asked is one that it describes."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck, given, seed
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from hub.api import api
from research.models import Series, Study

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("sample"), pytest.mark.usefixtures("sample_content")]
REAL = ["1", "1.1", "1.1.1", "2", "1.2.1A", "0", "2011-36-eu-13-2", "grooming", "guardian", "RO", "police", "-deadline"]
Operation = tuple[str, dict[str, Any]]


def description() -> dict[str, Any]:
    return Client().get("/api/v1/openapi.json").json()


def operations() -> list[Operation]:
    return [(path, operation["get"]) for path, operation in api.get_openapi_schema()["paths"].items()]


def values(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    """What the schema allows, near its edges, and what it does not."""
    text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    known = schema.get("enum", REAL)
    numbers = st.integers(-(10**20), 10**20).map(str) | st.sampled_from(["0", "1", "500", "501", "-1", "1e9", "NaN"])
    return (numbers | text) if schema.get("type") == "integer" else st.sampled_from(known) | text | numbers


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, dict[str, Any], dict[str, str]]:
    path, operation = draw(st.sampled_from(operations()))
    query = {}
    for parameter in operation.get("parameters", ()):
        value = draw(values(parameter["schema"]))
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", value.replace("/", "").replace("?", "").replace("#", ""))
        elif draw(st.booleans()):
            query[parameter["name"]] = value
    return path, operation, query


def test_the_description_is_valid_openapi() -> None:
    described = description()
    assert described["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(described).validate()
    assert described["servers"] == [{"url": settings.HUB_PUBLIC_URL}]


def test_every_operation_has_a_name_of_its_own_and_a_sentence() -> None:
    found = [operation for _path, operation in operations()]
    assert len({operation["operationId"] for operation in found}) == len(found) > 10
    assert [one["operationId"] for one in found if not one.get("description", "").endswith(".")] == []


def test_nothing_but_reading_is_described() -> None:
    assert {method for path in description()["paths"].values() for method in path} == {"get"}


@seed(8)
@hypothesis_settings(
    max_examples=100, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=requests())
def test_whatever_is_asked_the_answer_is_a_described_one(asked: tuple[str, dict[str, Any], dict[str, str]]) -> None:
    path, operation, query = asked
    answer = Client(raise_request_exception=False).get(path, query)
    assert answer.status_code < 500, (path, query)
    described = operation["responses"]
    if re.fullmatch(r"/api/v1(/[a-z]+)+/?", path) and answer.status_code == 404:
        return  # an empty piece of the path: another address
    content = {str(code): said for code, said in described.items()}[str(answer.status_code)]["content"]
    media = answer["Content-Type"].partition(";")[0]
    schema = {**content[media]["schema"], "components": api.get_openapi_schema()["components"]}
    OAS31Validator(schema).validate(answer.json())


def test_every_operation_answers_what_it_is_made_for() -> None:
    """So that the run above does not pass on errors alone."""
    client = Client()
    found = {
        "chapters": "/api/v1/manual/chapters",
        "sections": "/api/v1/manual/sections",
        "section": "/api/v1/manual/sections/1.1?language=ro",
        "paragraph": "/api/v1/manual/paragraphs/1.1.1",
        "editions": "/api/v1/manual/editions",
        "articles": "/api/v1/manual/law",
        "article": "/api/v1/manual/law/2011-36-eu-13-2",
        "terms": "/api/v1/manual/glossary",
        "term": "/api/v1/manual/glossary/trafficking",
        "news": "/api/v1/news?language=da",
        "initiatives": "/api/v1/initiatives?language=nl",
        "trainings": "/api/v1/trainings?language=ro",
        "statistics": "/api/v1/statistics?language=ro",
        "series": f"/api/v1/statistics/{Series.objects.public()[0].key}",
        "studies": "/api/v1/studies?language=nl",
        "study": f"/api/v1/studies/{Study.objects.filter(live=True)[0].key}",
        "findings": "/api/v1/findings?language=ro",
        "coverage": "/api/v1/coverage",
    }
    named = {operation["operationId"]: operation for _path, operation in operations()}
    assert found.keys() == named.keys()
    for name, path in found.items():
        answer = client.get(path)
        assert answer.status_code == 200, path
        schema = named[name]["responses"][200]["content"]["application/json"]["schema"]
        OAS31Validator({**schema, "components": api.get_openapi_schema()["components"]}).validate(answer.json())
        assert answer.json().get("items", True), path
