from django.utils.translation import gettext_lazy as _

from hub.uploads.kinds import Problem

SENTENCES = {
    Problem.KIND: _(
        "Only PDF, PNG, JPEG and WebP files are taken. This one is something else, whatever its name says."
    ),
    Problem.SIZE: _("The file is larger than 10 MB."),
    Problem.PAGES: _("A PDF may have at most 40 pages, and needs one."),
    Problem.PIXELS: _("The picture has more than 25 million pixels. Make it smaller first."),
    Problem.LOCKED: _("The PDF is locked by a password. Save it without one first."),
    Problem.WORDS: _("The PDF holds more text than can be checked. Hand in a shorter one."),
    Problem.PLACES: _(
        "The PDF holds more numbers and addresses than a moderator can look at. Hand in one without them."
    ),
    Problem.BROKEN: _("The file cannot be read. It may be damaged."),
}


class RefusedUpload(Exception):
    """`message` says in the reader's language why the file is not taken."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    @property
    def message(self) -> str:
        return str(SENTENCES[self.problem])
