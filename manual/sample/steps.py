"""The manual's steps of the sample content."""

from hub.ports import sample
from manual.sample.pages import make_first_text, make_present_text


def register() -> None:
    sample.register(20, "manual: the text of 2011", make_first_text)
    sample.register(22, "manual: the text after 2024", make_present_text)
