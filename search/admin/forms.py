"""Forms of the words of a search, that offer a person only the languages that are theirs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from hub.reference import languages
from search.access import languages_kept_by
from search.languages.folding import fold
from search.models.words import lines
from search.queries.best_bets import is_open

MOST_LINES = 20


class WordsForm(WagtailAdminModelForm):
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = languages_kept_by(self.for_user)
        self.fields["language"].choices = [(code, name) for code, name in languages.choices() if code in own]

    def _lines(self, name: str) -> str:
        """One a line, without empty ones and twins."""
        found = lines(self.cleaned_data[name])
        if len(found) > MOST_LINES:
            raise forms.ValidationError(_("At most %(number)s lines.") % {"number": MOST_LINES})
        return "\n".join(found)


class SynonymsForm(WordsForm):
    def clean_words(self) -> str:
        return self._lines("words")

    def clean_also(self) -> str:
        return self._lines("also")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "words" in given and len(lines(given["words"] + "\n" + given.get("also", ""))) < 2:
            self.add_error("words", _("Give at least two words, one a line."))
        return given


class BestBetForm(WordsForm):
    def clean_words(self) -> str:
        return self._lines("words")

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"].strip()
        if address and not is_open(address):
            raise forms.ValidationError(
                _("This is no address of a public part of the Hub that begins with its language, as /en/help/ does.")
            )
        return address


class GuardedWordForm(WordsForm):
    def clean_word(self) -> str:
        """Folded, as it is compared."""
        word = fold(self.cleaned_data["word"].strip())
        if not word.isalpha():
            raise forms.ValidationError(_("Give one word, of letters alone."))
        return word
