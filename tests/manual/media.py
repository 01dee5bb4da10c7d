"""Small files for tests: a drawing and a document."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from hub.models import HubDocument, HubImage


def image(width: int = 1600, height: int = 400, colour: str = "teal") -> HubImage:
    drawn = BytesIO()
    Image.new("RGB", (width, height), colour).save(drawn, "PNG")
    file = ContentFile(drawn.getvalue(), name="drawing.png")
    return HubImage.objects.create(title="Drawing", file=file, alt_text="A drawing", width=width, height=height)


def document(content: bytes = b"%PDF-1.4 a form") -> HubDocument:
    return HubDocument.objects.create(title="Record", file=ContentFile(content, name="record.pdf"))
