"""What the manual brings to a page that gathers all of a theme or a country, beside its sections: law and annexes."""

from django.utils.translation import gettext as _

from hub.models import LegalArticle, NationalProvision
from hub.ports.related import RelatedGroup, RelatedItem, RelatedQuestion
from hub.publishing.access import visible_rows
from manual import addresses
from manual.models import AnnexRevision, LawReference, SectionTheme
from manual.queries import outline
from manual.queries.law import slug_of
from manual.queries.outline import Entry


def law(question: RelatedQuestion) -> RelatedGroup:
    """Articles on which the sections of a theme rest, or what stands for them in the law of a country."""
    items: list[RelatedItem] = []
    if question.whole and question.themes:
        items = _articles(question)
    elif question.whole and question.countries:
        items = _provisions(question)
    return RelatedGroup("law", _("Law"), items)


def annexes(question: RelatedQuestion) -> RelatedGroup:
    """Sections to which a country has added how things are done there."""
    found: list[Entry] = []
    if question.whole and question.countries:
        rows = AnnexRevision.objects.public().filter(annex__country__in=question.countries)
        keys = set(rows.values_list("annex__page_key", flat=True))
        entries = outline.entries(outline.whole(), language=question.language, reader=question.reader) if keys else []
        found = outline.numbered([one for one in entries if one.key in keys], outline.page_numbers(keys))
    items = [RelatedItem(f"{one.number} {one.title}".strip(), one.url, one.language) for one in found]
    return RelatedGroup("annexes", _("National annexes to the manual"), items[: question.limit])


def _articles(question: RelatedQuestion) -> list[RelatedItem]:
    """In the order of the law. Two queries."""
    themed = SectionTheme.objects.filter(
        tag__slug__in=question.themes, content_object__locale__language_code=addresses.SOURCE
    )
    rows = LawReference.objects.filter(page_key__in=themed.values("content_object__translation_key"))
    for block in ("block_id", "paragraph_id"):
        rows = visible_rows(rows, question.reader, page_key="page_key", block_id=block)
    articles = LegalArticle.objects.filter(pk__in=rows.values("article")).prefetch_related("subjects").order_by("key")
    return [
        RelatedItem(
            article.key,
            addresses.article(question.language, slug_of(article.key)),
            question.language,
            article.subject_in(question.language),
        )
        for article in articles[: question.limit]
    ]


def _provisions(question: RelatedQuestion) -> list[RelatedItem]:
    """One query. The name of a law stands in its own language, so that it is said there and not here."""
    rows = NationalProvision.objects.filter(country__in=question.countries).select_related("article")
    return [
        RelatedItem(
            f"{row.name}, {row.provision}",
            addresses.article(question.language, slug_of(row.article.key)),
            row.language or question.language,
            row.article.key,
        )
        for row in rows.order_by("article__key")[: question.limit]
    ]
