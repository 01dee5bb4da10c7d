"""The pictures of the sample's news, with what they show in every language."""

from django.conf import settings
from django.core.files.base import ContentFile

from home.sample import drawing
from hub.models import AltText, HubImage
from hub.sample.reference import approved

DRAWN = {"mixed-teams": drawing.mixed_team}


def of(slug: str, alt: dict[str, str]) -> HubImage:
    """The picture of a page; drawn when it is first asked for."""
    present = HubImage.objects.filter(title=slug).first()
    if present is not None:
        return present
    content = DRAWN[slug]()
    file = ContentFile(content, name=f"{slug}.png")
    image = HubImage.objects.create(title=slug, file=file, file_size=len(content), alt_text=alt[settings.LANGUAGE_CODE])
    for language, text in alt.items():
        if language != settings.LANGUAGE_CODE:
            AltText.objects.create(image=image, language=language, text=text, **approved())
    return image
