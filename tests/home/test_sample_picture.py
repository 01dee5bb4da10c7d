"""The sample shows a picture as readers get it: three formats, two sizes, and in words in every language."""

import pytest
from django.test import Client
from lxml import html

from home.sample import files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news")]
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_the_picture_comes_in_three_formats_with_sizes_and_with_its_words(client: Client, language: str) -> None:
    page = html.fromstring(client.get(f"/{language}/news/mixed-teams/").content)
    (picture,) = page.xpath("//main//figure/picture")
    assert picture.xpath(".//source/@type") == [TYPES["avif"], TYPES["webp"]]
    (image,) = picture.xpath(".//img")
    assert (image.get("width"), image.get("height")) == ("960", "480"), "it fills its column"
    assert image.get("alt") == files.about_news()["mixed-teams"]["alt"][language]
    assert picture.xpath("../figcaption")[0].text_content().strip()
    for one in (*picture.xpath(".//source"), image):
        assert one.get("sizes")
        addresses = dict(part.split()[::-1] for part in one.get("srcset").split(", "))
        assert set(addresses) == {"480w", "960w"}
        for address in addresses.values():
            assert client.get(address).headers["Content-Type"] == TYPES[address.rpartition(".")[2]]
    assert image.get("src").endswith(".jpg")
