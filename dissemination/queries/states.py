"""What was seen of deliveries, as SQL: within one message the highest rank, across its messages the best outcome.

So a message sent again after a bounce shows as handed over, a late report about the first hides nothing, and the order
in which anything was heard does not matter. What was said without a message (a page, an officer) counts as one more,
and what an officer enters after post has come back as a new one again.
"""

# kind of event, the state that it shows, its rank within one message; a message by itself shows that it is on its way
WITHIN = """(VALUES
    ('in_doubt', 'waiting', 1), ('cancelled', 'cancelled', 2), ('expired', 'failed', 3), ('suppressed', 'failed', 3),
    ('accepted', 'sent', 4), ('delivered', 'delivered', 5), ('blocked', 'failed', 6), ('bounced_soft', 'failed', 6),
    ('bounced_hard', 'bounced', 7), ('downloaded', 'downloaded', 8), ('declined', 'declined', 9),
    ('acknowledged', 'acknowledged', 10), ('adopted', 'adopted', 11)
) AS within (kind, state, rank)"""

# state, its rank across the messages of a delivery, and across the deliveries of an agency
ACROSS = """(VALUES
    ('planned', 0), ('cancelled', 1), ('failed', 2), ('bounced', 3), ('waiting', 4), ('sent', 5), ('delivered', 6),
    ('downloaded', 7), ('declined', 8), ('acknowledged', 9), ('adopted', 10)
) AS across (state, rank)"""

# What an officer entered wrongly is taken back by a second event, never deleted.
TAKEN_BACK = """ AND NOT (e.source = 'officer' AND EXISTS (
            SELECT 1 FROM dissemination_deliveryevent back
            WHERE back.source = 'officer' AND back.source_event_id = 'back:' || e.source_event_id{known}))"""

# How often post had come back, by the days that were entered, before an officer entered this.
_POSTING = """CASE WHEN e.message_id IS NULL AND e.source = 'officer' THEN
            count(*) FILTER (WHERE e.message_id IS NULL AND e.source = 'officer' AND e.kind = 'bounced_hard') OVER (
                PARTITION BY e.delivery_id ORDER BY e.occurred_at, e.id
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            ELSE 0 END"""

_LADDER = f"""
SELECT DISTINCT ON (one.delivery_id) one.delivery_id, one.state, one.at, one.source, across.rank
FROM (
    SELECT DISTINCT ON (said.delivery_id, said.message_id, said.posting) said.*
    FROM (
        SELECT e.delivery_id, e.message_id, {_POSTING} AS posting, within.state, within.rank, e.occurred_at AS at,
               e.source
        FROM dissemination_deliveryevent e JOIN {WITHIN} ON within.kind = e.kind
        WHERE e.delivery_id IN ({{which}}){{seen}}
        UNION ALL
        SELECT m.delivery_id, m.id, 0, 'waiting', 0, m.created_at, ''
        FROM dissemination_outboundmessage m WHERE m.delivery_id IN ({{which}}){{made}}
        UNION ALL
        SELECT d.id, NULL, 0, 'planned', -1, NULL, '' FROM dissemination_delivery d WHERE d.id IN ({{which}})
    ) AS said
    ORDER BY said.delivery_id, said.message_id, said.posting, said.rank DESC, said.at, said.source
) AS one JOIN {ACROSS} ON across.state = one.state
ORDER BY one.delivery_id, across.rank DESC, one.at, one.source
"""  # noqa: S608 - constants

STATES = _LADDER.format(which="{which}", seen=TAKEN_BACK.format(known=""), made="")
"""`which` selects the ids of deliveries; each gets a row. `at` is NULL and `source` empty where nothing was seen."""

STATES_THEN = _LADDER.format(
    which="{which}",
    seen=" AND e.received_at < %(before)s" + TAKEN_BACK.format(known=" AND back.received_at < %(before)s"),
    made=" AND m.created_at < %(before)s",
)
"""The same, of what the Hub knew before a moment: what came later, however old it says it is, is left out."""

BEST = """
SELECT DISTINCT ON (d.agency_id, given.edition, given.language)
    d.agency_id, given.edition, given.language, given.impression, states.state, states.at AS since,
    d.id AS delivery_id, states.source AS known_from
FROM states
JOIN dissemination_delivery d ON d.id = states.delivery_id
JOIN dissemination_distribution given ON given.id = d.distribution_id
WHERE states.state <> 'planned'
ORDER BY d.agency_id, given.edition, given.language, states.rank DESC, states.at, d.id
"""
"""From `states` of all deliveries of some agencies: what each holds of an edition in a language."""
