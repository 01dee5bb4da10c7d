"""Addresses with a real object in them, from the sample content, where who may open it depends on the object."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse

from dissemination.models import Agency, Contact, Plan
from hub.menus.models import Menu
from hub.people.models import AuthorityDomain, Organisation
from hub.reference.models import (
    Country,
    CountryFact,
    FactWording,
    GlossaryConcept,
    GlossaryTerm,
    LegalArticle,
    LegalInstrument,
    LegalSubject,
    LegalTitle,
    NationalProvision,
    TermForm,
    Theme,
    ThemeName,
)
from initiatives.models import Initiative, Interest, SavedSearch, State
from manual.models import ChapterPage, CitableNumber, Edition, KeptFile, SectionPage
from research.models import (
    Finding,
    FocusGroup,
    GroupSession,
    QuizItem,
    Quote,
    SeriesImport,
    SeriesPage,
    StudyPage,
    Training,
    Wave,
)
from search.models import BestBet, GuardedWord, Synonyms


def _section() -> SectionPage:
    return SectionPage.objects.live().filter(locale__language_code="en", access="public").order_by("path")[0]


def _initiative() -> Initiative:
    return Initiative.objects.filter(state=State.APPROVED).exclude(author__email="partner@example.org")[0]


def _own_initiative() -> Initiative:
    return Initiative.objects.filter(organisation__memberships__user__email="partner@example.org")[0]


def _own_search() -> SavedSearch:
    return SavedSearch.objects.filter(owner__email="partner@example.org")[0]


def _wave() -> Wave:
    return Wave.objects.exclude(version=None).order_by("pk")[0]


def _study_results(name: str, *more: object) -> str:
    page = StudyPage.objects.get(translation_key=_wave().study.page_key, locale__language_code="en")
    return reverse(name, args=[page.slug, *more])


def _series(name: str, *more: str) -> str:
    page = SeriesPage.objects.filter(locale__language_code="en").order_by("pk")[0]
    return reverse(name, args=[page.slug, *more])


def _group(name: str, *more: str) -> str:
    return reverse(name, args=[FocusGroup.objects.order_by("pk")[0].key, *more])


def _import() -> SeriesImport:
    return SeriesImport.objects.order_by("pk")[0]


def _finding_answer() -> str:
    finding = Finding.objects.public()[0]
    return reverse("research_decide", args=[finding.page_key, finding.numbers[0]])


def _training() -> Training:
    return Training.objects.upcoming()[0]


def _edition(name: str, /, **more: object) -> str:
    return reverse(name, kwargs={"number": Edition.objects.order_by("order")[0].number, **more})


def _cited(name: str) -> str:
    return reverse(name, args=[CitableNumber.objects.order_by("pk")[0].number])


def _compared(name: str, **more: object) -> str:
    older, newer = Edition.objects.order_by("order")[:2]
    return reverse(name, kwargs={"older": older.number, "newer": newer.number, **more})


def _first(model: type[Model], name: str) -> Callable[[], str]:
    return lambda: reverse(name, args=[model._default_manager.order_by("pk")[0].pk])


def _elsewhere(rows: QuerySet[Any], name: str) -> Callable[[], str]:
    """A row of a country other than the Netherlands, which the desk in the table may not open."""
    return lambda: reverse(name, args=[rows.order_by("pk")[0].pk])


def _agency(name: str) -> Callable[[], str]:
    return _elsewhere(Agency.objects.exclude(organisation__country_id="NL"), name)


def _contact(name: str) -> Callable[[], str]:
    named = Contact.objects.filter(agency__isnull=False)
    return _elsewhere(named.exclude(agency__organisation__country_id="NL"), name)


KEPT_IN_THE_ADMIN = {
    "country": Country,
    "countryfact": CountryFact,
    "factwording": FactWording,
    "theme": Theme,
    "themename": ThemeName,
    "legalinstrument": LegalInstrument,
    "legaltitle": LegalTitle,
    "legalarticle": LegalArticle,
    "legalsubject": LegalSubject,
    "nationalprovision": NationalProvision,
    "glossaryconcept": GlossaryConcept,
    "glossaryterm": GlossaryTerm,
    "termform": TermForm,
    "organisations": Organisation,
    "authority_domains": AuthorityDomain,
    "menu": Menu,
    "synonyms": Synonyms,
    "bestbet": BestBet,
    "guardedword": GuardedWord,
}
EXAMPLES: dict[str, Callable[[], str]] = {
    "legalarticle:amended": _first(LegalArticle, "legalarticle:amended"),
    "law_article": lambda: reverse("law_article", args=["2011-36-eu-13-2"]),
    "theme_feed_atom": lambda: reverse("theme_feed_atom", args=["prevention"]),
    "theme_feed_json": lambda: reverse("theme_feed_json", args=["prevention"]),
    "sitemap_part": lambda: reverse("sitemap_part", args=[1]),
    "glossary_term": lambda: reverse("glossary_term", args=["guardian"]),
    "theme": lambda: reverse("theme", args=[Theme.objects.order_by("slug")[0].slug]),
    "country": lambda: reverse("country", args=["NL"]),
    "manual_chapter": lambda: ChapterPage.objects.live().filter(locale__language_code="en")[0].url,
    "manual_section": lambda: _section().url,
    "manual_card": lambda: reverse("manual_card", args=["NL", "police"]),
    "manual_card_pdf": lambda: reverse("manual_card_pdf", args=["NL", "police"]),
    "manual_offline_pack": lambda: reverse("manual_offline_pack", args=["NL"]),
    "manual_offline_first": lambda: reverse("manual_offline_first", args=["NL"]),
    "manual_offline_kept": lambda: reverse("manual_offline_kept", args=["search/"]),
    "manual_number": lambda: reverse("manual_number", args=[CitableNumber.objects.order_by("pk")[0].number]),
    "manual_cite": lambda: _cited("manual_cite"),
    "manual_cite_text": lambda: _cited("manual_cite_text"),
    "manual_cite_ris": lambda: _cited("manual_cite_ris"),
    "manual_cite_csl": lambda: _cited("manual_cite_csl"),
    "manual_admin:care_of": lambda: reverse("manual_admin:care_of", args=[_section().pk]),
    "manual_admin:as_public": lambda: reverse("manual_admin:as_public", args=[_section().pk]),
    "translation:imports": lambda: reverse("translation:imports", args=["ro"]),
    "translation:language": lambda: reverse("translation:language", args=["ro"]),
    "translation:memory": lambda: reverse("translation:memory", args=["ro"]),
    "manual_wrong": lambda: reverse("manual_wrong", args=[CitableNumber.objects.order_by("pk")[0].number]),
    "manual_wrong_sent": lambda: reverse("manual_wrong_sent", args=[CitableNumber.objects.order_by("pk")[0].number]),
    "manual_edition": lambda: _edition("manual_edition"),
    "manual_since": lambda: _edition("manual_since"),
    "manual_history": lambda: reverse("manual_history", args=[CitableNumber.objects.order_by("pk")[0].number]),
    "manual_comparison": lambda: _compared("manual_comparison"),
    "manual_compared_section": lambda: _compared("manual_compared_section", number="1"),
    "manual_compared_beside": lambda: _compared("manual_compared_beside", number="1"),
    "manual_checksums": lambda: _edition("manual_checksums"),
    "manual_impression": lambda: _edition("manual_impression", impression=1),
    "manual_kept": lambda: _edition("manual_kept", name=KeptFile.objects.order_by("pk")[0].name),
    "manual_impression_checksums": lambda: _edition("manual_impression_checksums", impression=1),
    "partners_detail": lambda: reverse("partners_detail", args=[_initiative().key]),
    "partners_deadline": lambda: reverse("partners_deadline", args=[_initiative().key]),
    "answer": lambda: reverse("answer", args=[_wave().key]),
    "answer_thanks": lambda: reverse("answer_thanks", args=[_wave().key]),
    "training_follow_up": lambda: reverse("training_follow_up", args=["mixed-team-leeuwarden"]),
    "study_report": lambda: _study_results("study_report"),
    "study_report_edition": lambda: _study_results("study_report_edition", 1),
    "study_report_file": lambda: _study_results("study_report_file", 1, "data.zip"),
    "study_codebook": lambda: _study_results("study_codebook"),
    "study_results": lambda: _study_results("study_results"),
    "study_results_file": lambda: _study_results("study_results_file", "csv"),
    "quiz": lambda: reverse("quiz", args=[QuizItem.objects.all()[0].page_key]),
    "research_quiz_item": lambda: reverse("research_quiz_item", args=[QuizItem.objects.all()[0].key]),
    "research_decide": _finding_answer,
    "research_gaps_file": lambda: reverse("research_gaps_file", args=["csv"]),
    "research_study": lambda: reverse("research_study", args=[_wave().study.key]),
    "research_words": lambda: reverse("research_words", args=[_wave().study.key]),
    "series_file": lambda: _series("series_file", "csv"),
    "series_codebook": lambda: _series("series_codebook", "csv"),
    "research_series": lambda: reverse("research_series", args=[_import().series.key]),
    "research_focus_group": lambda: _group("research_focus_group"),
    "research_group_session": lambda: reverse(
        "research_group_session", args=[GroupSession.objects.order_by("pk")[0].key]
    ),
    "research_quotes": lambda: _group("research_quotes"),
    "research_quotes_file": lambda: _group("research_quotes_file", "csv"),
    "research_quote": lambda: reverse("research_quote", args=[Quote.objects.order_by("pk")[0].key]),
    "research_figures": lambda: reverse("research_figures", args=[_import().key]),
    "training_calendar": lambda: reverse("training_calendar", args=[_training().key]),
    "training_register": lambda: reverse("training_register", args=[_training().key]),
    "training_register_sent": lambda: reverse("training_register_sent", args=[_training().key]),
    "research_training": lambda: reverse("research_training", args=[_training().key]),
    "research_registrations": lambda: reverse("research_registrations", args=[_training().key, "csv"]),
    "research_attendance": lambda: reverse("research_attendance", args=[_training().key]),
    "research_invitations": lambda: reverse("research_invitations", args=[_training().key]),
    "research_materials": lambda: reverse("research_materials", args=[_training().key]),
    "search_suggestions": lambda: reverse("search_suggestions", args=["gu"]),
    "partners_search": lambda: reverse("partners_search", args=[_own_search().key]),
    "partners_manage": lambda: reverse("partners_manage", args=[_own_initiative().key]),
    "partners_board": lambda: reverse("partners_board", args=[_own_initiative().key]),
    "partners_profile": lambda: reverse("partners_profile", args=[_own_initiative().organisation.key]),
    "partners_edit": lambda: reverse("partners_edit", args=[_own_initiative().key]),
    "partners_conversation": lambda: reverse("partners_conversation", args=[Interest.objects.all()[0].key]),
    "organisations:verify": _first(Organisation, "organisations:verify"),
    "organisations:people": _first(Organisation, "organisations:people"),
    "dissemination_plan": lambda: reverse("dissemination_plan", args=[Plan.objects.order_by("pk")[0].key]),
    **{name: _agency(name) for name in ("agencies:edit", "agencies:inspect", "agencies:delete")},
    **{name: _contact(name) for name in ("contacts:edit", "contacts:inspect", "contacts:delete")},
    **{
        f"{name}:{act}": _first(model, f"{name}:{act}")
        for name, model in KEPT_IN_THE_ADMIN.items()
        for act in ("edit", "delete")
    },
}
