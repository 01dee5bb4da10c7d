"""The editor's forms of a study and its questionnaires: what cannot be asked so is said at its field."""

from typing import Any

from django.utils.translation import gettext as _

from hub.publishing.page_form import CheckedPageForm
from research.models.study import StudyKind
from research.questionnaire.checks import check_questions

FEWEST_CODE_QUESTIONS = 3


class StudyPageForm(CheckedPageForm):
    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("kind") == StudyKind.PAIRED and len(given.get("code_questions") or ()) < FEWEST_CODE_QUESTIONS:
            self.add_error("code_questions", _("Ask at least three questions for the code."))
        return given


class QuestionnairePageForm(CheckedPageForm):
    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.is_deferred_validation and not self.instance.workflow_in_progress:
            return given
        if "questions" in given and (wrong := check_questions(given["questions"])):
            self.add_error("questions", wrong)
        return given
