from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from hub.people.reader import PUBLIC
from hub.publishing.access import visible_rows
from search.models.entry import SearchEntry


class LexiconWords(models.Manager["LexiconWord"]):
    """Says of each word by `public` whether it stands in an entry that everybody may read; asked, never stored."""

    def get_queryset(self) -> "models.QuerySet[LexiconWord]":
        holding = SearchEntry.objects.filter(language=OuterRef("language"), words__contains=[OuterRef("word")])
        shown = Exists(visible_rows(holding, PUBLIC, page_key="page_key", block_id="block_id"))
        public = ExpressionWrapper(Q(entries__gt=0) & Q(shown), output_field=BooleanField())
        return super().get_queryset().annotate(public=public)


class LexiconWord(models.Model):
    """One form of a word, folded, and the word it is a form of.

    `entries` says in how many entries the form stands; 0 is a form that no text of the site holds but a visitor may
    type. Whoever shows, keeps or counts words takes those with `public`, an annotation of the manager.
    """

    language = models.CharField(max_length=12)
    word = models.CharField(max_length=60)
    lemma = models.CharField(max_length=60)
    entries = models.PositiveIntegerField(default=0)

    objects = LexiconWords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="search_lexicon_word")]
        indexes = [
            models.Index(fields=["language", "lemma"], name="search_lexicon_lemma"),
            GinIndex(
                fields=["word"],
                opclasses=["gin_trgm_ops"],
                condition=Q(entries__gt=0),
                name="search_lexicon_near",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.word}"
