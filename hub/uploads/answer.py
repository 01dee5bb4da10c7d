from django.http import HttpResponse
from django.utils.http import content_disposition_header

from hub.uploads.kinds import FileKind
from hub.uploads.stored import StoredFile


def file_answer(stored: StoredFile) -> HttpResponse:
    """The file as an attachment that no browser opens as a page of ours, and no cache keeps."""
    response = HttpResponse(bytes(stored.content), content_type=FileKind(stored.kind).media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
