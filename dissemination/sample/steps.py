"""The steps of this room's sample content, after the manual's editions."""

from dissemination.sample.digests import make_digests, make_subscribers
from dissemination.sample.directory import make_directory
from dissemination.sample.distribution import make_answers, make_distribution
from hub.ports import sample


def register() -> None:
    sample.register(50, "agencies and their contacts", make_directory)
    sample.register(51, "a distribution on its way", make_distribution)
    sample.register(52, "answers of agencies", make_answers)
    sample.register(60, "subscribers", make_subscribers)
    sample.register(61, "one round of digests", make_digests)
