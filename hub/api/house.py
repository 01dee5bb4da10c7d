"""The API as this house describes it: short operation names, and the answers that every operation can give."""

from typing import Any

from django.conf import settings
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from hub.api import problems

ALWAYS = {
    304: "Unchanged since the answer whose ETag was sent as If-None-Match",
    429: "Too many requests from this network; Retry-After says for how many seconds to wait",
}
FAULTS = {404: "Nothing is here, or nothing that the public may see", 422: "A parameter is not what it should be"}


class HubApi(NinjaAPI):
    """Describes itself in OpenAPI 3.1."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**given)
        schema["servers"] = [{"url": settings.HUB_PUBLIC_URL}]
        schema["components"].setdefault("schemas", {})["Problem"] = problems.SCHEMA
        content = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for path in schema["paths"].values():
            for operation in path.values():
                _name_languages(operation)
                answers = operation["responses"]
                answers.update({code: {"description": said} for code, said in ALWAYS.items()})
                answers.update({code: {"description": said, "content": content} for code, said in FAULTS.items()})
                answers[429]["content"] = content
        return schema


def _name_languages(operation: dict[str, Any]) -> None:
    for parameter in operation.get("parameters", ()):
        if parameter["name"] == "language":
            parameter["schema"]["enum"] = list(dict(settings.LANGUAGES))
