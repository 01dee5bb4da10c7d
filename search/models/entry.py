from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    """What a hit is; the first facet of the search page."""

    SECTION = "section", _("Manual")
    NEWS = "news", _("News")
    INITIATIVE = "initiative", _("Find a Partner")
    TRAINING = "training", _("Training")
    STATISTIC = "statistic", _("Statistics")
    STUDY = "study", _("Studies")
    FINDING = "finding", _("Findings")
    TERM = "term", _("Glossary")
    LAW = "law", _("Law")
    EDITION = "edition", _("What changed")
    ANNEX = "annex", _("National annexes")
    DOCUMENT = "document", _("Documents")
    PAGE = "page", _("About the Hub")


class SearchEntry(models.Model):
    """One thing that can be found in one language: a page, or a block of it that not everybody may read.

    Holds no copy of `access`: every question passes `hub.publishing.access.visible_rows`, which asks it of `page_key`
    and `block_id`. What belongs to something else beside (a page of a document, a note of an edition) says so by
    `parent_key`. `url` is the whole address, `#anchor` included. `words` are the folded words of all texts.
    """

    key = models.CharField(max_length=160, unique=True)
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=12, choices=EntryKind.choices)
    page_key = models.UUIDField(db_index=True)
    block_id = models.CharField(max_length=36, blank=True, default="")
    parent_key = models.UUIDField(null=True, db_index=True)
    revision = models.CharField(max_length=40)
    server_version = models.CharField(max_length=24, default="", db_default="")
    url = models.CharField(max_length=500)
    anchor = models.CharField(max_length=80, blank=True, default="", db_default="")
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=20, blank=True, default="")
    chapter = models.CharField(max_length=20, blank=True, default="", db_default="")
    summary = models.TextField(blank=True, default="")
    headings = models.TextField(blank=True, default="")
    body = models.TextField(blank=True, default="")
    themes = ArrayField(models.CharField(max_length=100), default=list)
    countries = ArrayField(models.CharField(max_length=2), default=list, db_default=[])
    dated = models.DateField(null=True)
    vector = SearchVectorField(null=True)
    words = ArrayField(models.TextField(), default=list, db_default=[])
    learned = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="search_entry_vector"),
            GinIndex(fields=["words"], name="search_entry_words"),
            models.Index(fields=["language", "kind"], name="search_entry_language_kind"),
            models.Index(fields=["id"], condition=models.Q(learned=False), name="search_entry_unlearned"),
        ]

    def __str__(self) -> str:
        return self.key
