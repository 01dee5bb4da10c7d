"""The help page: no script but the quick exit, no cookie, not stored, the same address in every language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.help_texts import help_text
from home.queries.helplines import helplines
from hub.look import navigation

# The country whose contact stands first, where the language belongs to one country of the action.
COUNTRY_OF = {"ro": "RO", "nl": "NL", "da": "DK"}


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    language = navigation.language()
    text = help_text(language)
    lines = helplines(language, checked=text.words["country"]["checked"])
    own = COUNTRY_OF.get(language)
    response = render(
        request,
        "home/help.html",
        {
            "text": text.words,
            "text_lang": text.language,
            "own_country": own,
            "own": next((line for line in lines if line.code == own), None),
            "others": [line for line in lines if line.code != own],
            "languages": navigation.languages(request.path),
        },
    )
    response.headers["Cache-Control"] = "no-store"
    return response
