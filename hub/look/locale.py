"""Language of an answer: from the address, else the person, the cookie, the browser. Never a redirect."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers


class PrefixOnlyLocaleMiddleware(LocaleMiddleware):
    """Django's, without its redirect of unknown addresses to a language (design 4: an API's 404 stays one)."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        language = translation.get_language() or settings.LANGUAGE_CODE
        if translation.get_language_from_path(request.path_info) is None:
            patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", language)
        return response


def front_door(request: HttpRequest) -> HttpResponse:
    """`/`: on to the front page in the visitor's language."""
    response = HttpResponseRedirect(f"/{translation.get_language_from_request(request)}/")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response
