"""A picture or form as an edition holds it, for whoever may read a text of the edition that shows it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from hub.people.reader import Reader
from manual.files.types import TYPES
from manual.queries import kept_files

PICTURES = ("image/",)


@require_safe
def kept(request: HttpRequest, number: str, name: str) -> HttpResponse:
    found = kept_files.find(number, name, Reader.of(request))
    media_type = TYPES.get(name.rpartition(".")[2])
    if found is None or media_type is None:
        raise Http404
    answer = HttpResponse(found.content, content_type=media_type)
    disposition = content_disposition_header(not media_type.startswith(PICTURES), found.called)
    if disposition:
        answer["Content-Disposition"] = disposition
    patch_cache_control(answer, private=True, max_age=300)
    return answer
