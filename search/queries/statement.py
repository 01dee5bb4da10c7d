"""The text of the statement behind a result.

What holds all that was asked comes first; only where that is fewer than ten do entries follow that hold some of the
words, the rarer the word the more it counts. What was found is counted once for what it is, and once for each theme and
country; `search.queries.counted` adds up the facets.
"""

from typing import Any

from search.queries.match import Question
from search.queries.shape import Shape, loose_match, whole_match
from search.request import PAGE_SIZE, SearchRequest

ENOUGH = PAGE_SIZE
SHARE = 0.25  # of the weight of the words; what holds less is no answer
CORPUS = 300  # entries, at least, that a word's rarity is told by
READ = 40_000
FACTS = "id, kind, chapter, themes, countries, dated, rank"
ONE_WORD = """{name}_found AS MATERIALIZED (
    SELECT {facts}, true AS all_words{fits} FROM ({whole}) AS whole ({facts})
),
"""
SEVERAL_WORDS = """{name}_whole ({facts}) AS MATERIALIZED ({whole}),
{name}_few (open) AS MATERIALIZED (SELECT count(*) < {enough} FROM {name}_whole),
{name}_loose ({facts}) AS MATERIALIZED ({loose}),
{name}_held (id, place, rank) AS MATERIALIZED (
    SELECT entry.id, term.place, ts_rank(entry.vector, term.words, 1)
    FROM {name}_loose AS loose JOIN search_searchentry AS entry USING (id)
    JOIN {name}_term AS term ON entry.vector @@ term.words
),
{name}_weight (place, weight) AS (
    SELECT place, ln(1 + (greatest({corpus}, (SELECT count(*) FROM {name}_loose)) - count(*) + 0.5) / (count(*) + 0.5))
    FROM {name}_held GROUP BY place
),
{name}_some (id, rank, share) AS (
    SELECT id, sum(weight * (1 + 3 * rank)), sum(weight) / (SELECT sum(weight) FROM {name}_weight)
    FROM {name}_held JOIN {name}_weight USING (place) GROUP BY id
),
{name}_found AS MATERIALIZED (SELECT {facts}, all_words{fits} FROM (
    SELECT {facts}, true AS all_words FROM {name}_whole
    UNION ALL
    SELECT id, kind, chapter, themes, countries, dated, summed.rank * loose.rank, false
    FROM {name}_loose AS loose JOIN {name}_some AS summed USING (id) WHERE share >= {share}
) AS both_ways),
"""
TOP = """{name}_top AS (
    SELECT id, all_words, row_number() OVER (ORDER BY {order}) AS place
    FROM (SELECT * FROM {name}_found WHERE {chosen} ORDER BY {order} LIMIT {size} OFFSET {offset}) AS ten
)"""
LINES = """
SELECT '{name}', place, all_words, entry.url, entry.kind, entry.language, entry.number, entry.summary, entry.dated,
    ts_headline(%({name}_config)s::regconfig, entry.title, asked.words, %(title_marks)s),
    ts_headline(%({name}_config)s::regconfig, left(entry.body, {read}), asked.words, %(text_marks)s)
FROM {name}_top JOIN search_searchentry AS entry USING (id) CROSS JOIN {name}_question AS question
CROSS JOIN LATERAL (SELECT CASE WHEN all_words THEN question.every ELSE question.part END AS words) AS asked"""
COUNTS = """
SELECT 'counts', 0, NULL, json_build_object('themes', ({themes}), 'countries', ({countries}), 'found', (
    SELECT json_agg(json_build_array(number, all_words, kind, chapter, year, month, twelve_months{fits})) FROM (
        SELECT count(*) AS number, all_words, kind, chapter, extract(year FROM dated)::int AS year,
            count(*) FILTER (WHERE dated >= %(month)s) AS month,
            count(*) FILTER (WHERE dated >= %(twelve_months)s) AS twelve_months{fits}
        FROM own_found GROUP BY all_words, kind, chapter, extract(year FROM dated)::int{fits}
    ) AS alike
))::text, NULL, NULL, NULL, NULL, NULL, NULL, NULL"""
EACH = """SELECT json_object_agg(value, number) FROM (
    SELECT value, count(*) AS number FROM (SELECT unnest({column}) AS value FROM own_found WHERE {chosen}) AS each
    GROUP BY value
) AS counted"""
CHOICES = {
    "kind": "kind = ANY(%(kinds)s)",
    "chapter": "chapter = ANY(%(chapters)s)",
    "theme": "themes && %(themes)s::varchar[]",
    "country": "countries && %(countries)s::varchar[]",
    "date": "coalesce(dated >= %(since)s OR extract(year FROM dated) = ANY(%(years)s), false)",
}
"""What was chosen of each facet, said of an entry; only what was chosen is asked."""


def statement(request: SearchRequest, sides: list[tuple[Shape, Question]]) -> tuple[str, dict[str, Any]]:
    """The lines of each side and, in a line of its own, how many there are; with the parameters of the match."""
    parts: list[str] = []
    lines: list[str] = []
    values: dict[str, Any] = {}
    fits = "".join(f", {CHOICES[facet]} AS {facet}_fits" for facet in request.narrowed_by)
    for shape, question in sides:
        asked, given = question.sql(shape.name)
        whole, of_whole = whole_match(shape)
        loose, of_loose = loose_match(shape) if shape.several_words else ("", {})
        values |= given | of_whole | of_loose
        found = (SEVERAL_WORDS if shape.several_words else ONE_WORD).format(
            name=shape.name, facts=FACTS, whole=whole, loose=loose, fits=fits,
            enough=ENOUGH, corpus=CORPUS, share=SHARE,
        )  # fmt: skip
        top = TOP.format(
            name=shape.name, chosen=_chosen(request), size=PAGE_SIZE, offset=request.offset,
            order=f"all_words DESC, {'dated DESC NULLS LAST, ' if request.sort == 'date' else ''}rank DESC, id",
        )  # fmt: skip
        parts.append(f"{asked},\n{found}{top}")
        lines.append(LINES.format(name=shape.name, read=READ))
    lines.append(_counts(request))
    return f"WITH {', '.join(parts)} {' UNION ALL '.join(lines)} ORDER BY 1, 2", values


def _counts(request: SearchRequest) -> str:
    return COUNTS.format(
        themes=EACH.format(column="themes", chosen=_chosen(request, but="theme")),
        countries=EACH.format(column="countries", chosen=_chosen(request, but="country")),
        fits="".join(f", {facet}_fits" for facet in request.narrowed_by),
    )


def _chosen(request: SearchRequest, but: str = "") -> str:
    return " AND ".join(f"{facet}_fits" for facet in request.narrowed_by if facet != but) or "true"
