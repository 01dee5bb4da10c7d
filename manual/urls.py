"""Addresses of this room: `localized` below the language prefix, `plain` outside it."""

from django.urls import URLPattern, URLResolver, path

import manual.converters  # noqa: F401 registers them
from manual.files.kinds import CHECKSUMS, WHOLE, WHOLE_FOR_PRACTITIONERS
from manual.views import card, citations, comparing, editions, feeds, kept, law, lens, numbers, offline, pages, wrong

FILES = (*WHOLE, WHOLE_FOR_PRACTITIONERS)
EDITION = "manual/editions/<edition:number>/"
IMPRESSION = f"{EDITION}<int:impression>/"
COMPARED = "manual/editions/<edition:older>/compare/<edition:newer>/"

localized: list[URLPattern | URLResolver] = [
    path("manual/<citable:number>/", numbers.number, name="manual_number"),
    path("manual/<citable:number>/cite/", citations.page, name="manual_cite"),
    path("manual/<citable:number>/cite.txt", citations.text, name="manual_cite_text"),
    path("manual/<citable:number>/cite.ris", citations.ris_file, name="manual_cite_ris"),
    path("manual/<citable:number>/cite.json", citations.csl_file, name="manual_cite_csl"),
    path("manual/<citable:number>/wrong/", wrong.wrong, name="manual_wrong"),
    path("manual/<citable:number>/wrong/sent/", wrong.sent, name="manual_wrong_sent"),
    path("manual/<citable:number>/history/", comparing.history, name="manual_history"),
    path("manual/editions/", editions.editions, name="manual_editions"),
    path("manual/editions/feed.atom", feeds.atom, name="manual_feed_atom"),
    path("manual/editions/feed.json", feeds.json_feed, name="manual_feed_json"),
    path("manual/editions/compare/", comparing.choose, name="manual_compare"),
    path(COMPARED, comparing.whole, name="manual_comparison"),
    path(f"{COMPARED}<citable:number>/", comparing.section, name="manual_compared_section"),
    path(
        f"{COMPARED}<citable:number>/side-by-side/", comparing.section, {"beside": True}, name="manual_compared_beside"
    ),
    path(EDITION, editions.edition, name="manual_edition"),
    path(f"{EDITION}since/", comparing.since, name="manual_since"),
    path(IMPRESSION, editions.edition, name="manual_impression"),
    path(f"{EDITION}{CHECKSUMS}", editions.sums, name="manual_checksums"),
    path(f"{IMPRESSION}{CHECKSUMS}", editions.sums, name="manual_impression_checksums"),
    *[path(f"{EDITION}{name}", editions.file, {"name": name}, name="manual_file") for name in FILES],
    *[path(f"{IMPRESSION}{name}", editions.file, {"name": name}, name="manual_impression_file") for name in FILES],
    path("manual/card/", card.choose, name="manual_cards"),
    path("manual/card/<slug:country>/<slug:role>/", card.card, name="manual_card"),
    path("manual/card/<slug:country>/<slug:role>/card.pdf", card.pdf, name="manual_card_pdf"),
    path("manual/lens/", lens.lens, name="manual_lens"),
    path(f"{EDITION}<chapter_file:name>", editions.file, name="manual_chapter_file"),
    path(f"{IMPRESSION}<chapter_file:name>", editions.file, name="manual_impression_chapter_file"),
    path(f"{EDITION}kept/<kept:name>", kept.kept, name="manual_kept"),
    path("manual/offline/", offline.choose, name="manual_offline"),
    path("manual/offline/<upper:country>.json", offline.manifest, name="manual_offline_pack"),
    path("manual/offline/read/", offline.unkept, name="manual_offline_contents"),
    path("manual/offline/read/for/<upper:country>/", offline.contents, name="manual_offline_first"),
    path("manual/offline/read/<path:name>", offline.kept, name="manual_offline_kept"),
    path("manual/<slug:slug>/", pages.chapter, name="manual_chapter"),
    path("manual/<slug:chapter>/<slug:slug>/", pages.section, name="manual_section"),
    path("law/", law.articles, name="law"),
    path("law/<slug:slug>/", law.article, name="law_article"),
    path("glossary/", law.glossary, name="glossary"),
    path("glossary/<slug:key>/", law.term, name="glossary_term"),
]
plain: list[URLPattern | URLResolver] = [path("worker.js", offline.worker, name="manual_worker")]
