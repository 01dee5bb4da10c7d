"""The manual's steps of the sample content; its translated impressions follow those of `translation` (30-39)."""

from hub.ports import sample
from manual.sample.annexes import make_annexes
from manual.sample.care import make_care
from manual.sample.editions import make_correction, make_first_edition, make_second_edition, make_translated_impressions
from manual.sample.files import FOLDER
from manual.sample.law import make_law_reviews
from manual.sample.numbers import make_proposed_move, make_successors
from manual.sample.pages import make_first_text, make_present_text


def register() -> None:
    sample.offer_texts(FOLDER)
    sample.register(20, "manual: the text of 2011", make_first_text)
    sample.register(21, "manual: edition 1", make_first_edition)
    sample.register(21, "manual: edition 1.1, an urgent correction", make_correction)
    sample.register(24, "manual: national annexes", make_annexes)
    sample.register(22, "manual: the text after 2024", make_present_text)
    sample.register(23, "manual: who looks after what", make_care)
    sample.register(24, "manual: law to look at", make_law_reviews)
    sample.register(25, "manual: what stands for removed numbers", make_successors)
    sample.register(26, "manual: a move that waits for a second person", make_proposed_move)
    sample.register(38, "manual: edition 2", make_second_edition)
    sample.register(39, "manual: impressions of edition 2 in other languages", make_translated_impressions)
