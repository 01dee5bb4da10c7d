"""The text of the statement behind a result.

What holds all that was asked comes first; only where that is fewer than ten do entries follow that hold some of the
words, the rarer the word the more it counts. A facet is counted under the choices of all others, never its own.
"""

from typing import Any

from search.queries.match import Question
from search.queries.shape import Shape, loose_match, whole_match
from search.request import PAGE_SIZE, SearchRequest

ENOUGH = PAGE_SIZE
SHARE = 0.25  # of the weight of the words; what holds less is no answer
CORPUS = 300  # entries, at least, that a word's rarity is told by
READ = 40_000
LOOSE = """{name}_few (open) AS MATERIALIZED (SELECT count(*) < {enough} FROM {name}_whole),
{name}_loose (id, kind, chapter, themes, countries, dated, rank) AS MATERIALIZED ({loose}),
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
"""
OR_SOME = """UNION ALL
        SELECT id, false, summed.rank * loose.rank, kind, chapter, themes, countries, dated
        FROM {name}_loose AS loose JOIN {name}_some AS summed USING (id) WHERE share >= {share}
"""
FOUND = """{question},
{name}_whole (id, kind, chapter, themes, countries, dated, rank) AS MATERIALIZED ({whole}),
{loose}{name}_found AS MATERIALIZED (
    SELECT id, all_words, rank, kind, chapter, themes, countries, dated,
        {fits}
    FROM (
        SELECT id, true AS all_words, rank, kind, chapter, themes, countries, dated FROM {name}_whole
{or_some}    ) AS both_ways
),
{name}_top AS (
    SELECT '{name}' AS side, id, all_words,
        row_number() OVER (ORDER BY all_words DESC, {sort} rank DESC, id) AS place
    FROM {name}_found WHERE kind_fits AND chapter_fits AND theme_fits AND country_fits AND date_fits
    ORDER BY place LIMIT {size} OFFSET {offset}
)"""
FACETS = """
combination AS MATERIALIZED (
    SELECT kind, chapter, themes, countries, extract(year FROM dated)::text AS year,
        CASE WHEN dated >= %(month)s THEN 2 WHEN dated >= %(twelve_months)s THEN 1 ELSE 0 END AS recent,
        all_words, kind_fits, chapter_fits, theme_fits, country_fits, date_fits, count(*) AS number
    FROM own_found GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
),
facet (facet, value, number) AS (
    SELECT 'kind', kind, sum(number) FROM combination
    WHERE chapter_fits AND theme_fits AND country_fits AND date_fits GROUP BY kind
    UNION ALL SELECT 'chapter', chapter, sum(number) FROM combination
    WHERE kind_fits AND theme_fits AND country_fits AND date_fits AND chapter <> '' GROUP BY chapter
    UNION ALL SELECT 'theme', theme, sum(number) FROM combination, unnest(themes) AS theme
    WHERE kind_fits AND chapter_fits AND country_fits AND date_fits GROUP BY theme
    UNION ALL SELECT 'country', country, sum(number) FROM combination, unnest(countries) AS country
    WHERE kind_fits AND chapter_fits AND theme_fits AND date_fits GROUP BY country
    UNION ALL SELECT 'date', period, sum(number) FROM combination,
        unnest(ARRAY[CASE WHEN recent = 2 THEN '30d' END, CASE WHEN recent > 0 THEN '12m' END, year]) AS period
    WHERE kind_fits AND chapter_fits AND theme_fits AND country_fits AND period IS NOT NULL GROUP BY period
    UNION ALL SELECT 'found', CASE WHEN all_words THEN 'all' ELSE 'some' END, sum(number) FROM combination
    WHERE kind_fits AND chapter_fits AND theme_fits AND country_fits AND date_fits GROUP BY all_words
    UNION ALL SELECT 'asked', CASE WHEN all_words THEN 'all' ELSE 'some' END, sum(number)
    FROM combination GROUP BY all_words
)"""
LINES = """
SELECT side, place, all_words, entry.url, entry.kind, entry.language, entry.number, entry.summary, entry.dated,
    ts_headline(%({name}_config)s::regconfig, entry.title, asked.words, %(title_marks)s),
    ts_headline(%({name}_config)s::regconfig, left(entry.body, {read}), asked.words, %(text_marks)s)
FROM {name}_top JOIN search_searchentry AS entry USING (id) CROSS JOIN {name}_question AS question
CROSS JOIN LATERAL (SELECT CASE WHEN all_words THEN question.every ELSE question.part END AS words) AS asked"""
COUNTS = """
SELECT 'facets', 0, NULL, (SELECT json_agg(json_build_array(facet, value, number))::text FROM facet),
    NULL, NULL, NULL, NULL, NULL, NULL, NULL"""


def statement(request: SearchRequest, sides: list[tuple[Shape, Question]]) -> tuple[str, dict[str, Any]]:
    """The lines of each side and, in a line of its own, how many there are; with the parameters of the match."""
    parts: list[str] = []
    lines: list[str] = []
    values: dict[str, Any] = {}
    for shape, question in sides:
        asked, given = question.sql(shape.name)
        whole, of_whole = whole_match(shape)
        some: dict[str, str] = {"loose": "", "or_some": ""}
        values |= given | of_whole
        if shape.several_words:
            loose, of_loose = loose_match(shape)
            values |= of_loose
            some["loose"] = LOOSE.format(name=shape.name, loose=loose, enough=ENOUGH, corpus=CORPUS)
            some["or_some"] = OR_SOME.format(name=shape.name, share=SHARE)
        parts.append(
            FOUND.format(
                name=shape.name, question=asked, whole=whole, fits=_fits(request), **some,
                sort="dated DESC NULLS LAST," if request.sort == "date" else "",
                size=PAGE_SIZE, offset=request.offset,
            )
        )  # fmt: skip
        lines.append(LINES.format(name=shape.name, read=READ))
    text = f"WITH {','.join([*parts, FACETS])} {' UNION ALL '.join([*lines, COUNTS])} ORDER BY 1, 2"
    return text, values


def _fits(request: SearchRequest) -> str:
    """A column for each facet, that says whether an entry is of what was chosen."""
    choices = {
        "kind": (request.kinds, "kind = ANY(%(kinds)s)"),
        "chapter": (request.chapters, "chapter = ANY(%(chapters)s)"),
        "theme": (request.themes, "themes && %(themes)s::varchar[]"),
        "country": (request.countries, "countries && %(countries)s::varchar[]"),
        "date": (request.dates, "coalesce(dated >= %(since)s OR extract(year FROM dated) = ANY(%(years)s), false)"),
    }
    return ", ".join(f"{text if chosen else 'true'} AS {name}_fits" for name, (chosen, text) in choices.items())
