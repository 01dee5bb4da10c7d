"""Holdings, and bounces that were followed; filled from what stands. The nightly comparison mends what differs."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

# A cancelled delivery had no event where nothing had been written for it yet.
CANCELLED = """
INSERT INTO dissemination_deliveryevent (delivery_id, source, source_event_id, kind, occurred_at, detail)
SELECT d.id, 'policy', d.id || ':cancelled', 'cancelled', d.state_at, '{}' FROM dissemination_delivery d
WHERE d.state = 'cancelled' AND NOT EXISTS (
    SELECT 1 FROM dissemination_deliveryevent e WHERE e.delivery_id = d.id AND e.kind = 'cancelled')
ON CONFLICT (source, source_event_id) DO NOTHING
"""

# Those whose address was suppressed need nothing more; the others were lost by a crash and are followed now.
FOLLOWED = """
INSERT INTO dissemination_bouncefollowed (event_id)
SELECT e.id FROM dissemination_deliveryevent e LEFT JOIN dissemination_outboundmessage m ON m.id = e.message_id
WHERE e.kind = 'bounced_hard' AND (m.address_hash IS NULL OR EXISTS (
    SELECT 1 FROM dissemination_suppression s WHERE s.address_hash = m.address_hash AND s.scope = 'all'))
"""

HELD = """
INSERT INTO dissemination_holding
    (agency_id, edition, language, impression, state, since, delivery_id, known_from)
SELECT DISTINCT ON (d.agency_id, given.edition, given.language)
    d.agency_id, given.edition, given.language, given.impression, d.state, d.state_at, d.id, COALESCE((
        SELECT e.source FROM dissemination_deliveryevent e
        WHERE e.delivery_id = d.id AND e.occurred_at = d.state_at ORDER BY e.id LIMIT 1), '')
FROM dissemination_delivery d JOIN dissemination_distribution given ON given.id = d.distribution_id
WHERE d.state <> 'planned'
ORDER BY d.agency_id, given.edition, given.language, array_position(ARRAY[
    'cancelled', 'failed', 'bounced', 'waiting', 'sent', 'delivered', 'downloaded', 'declined', 'acknowledged',
    'adopted'], d.state::text) DESC, d.state_at, d.id
"""


class Migration(migrations.Migration):

    dependencies = [
        ('dissemination', '0005_languages_asked'),
    ]

    operations = [
        migrations.CreateModel(
            name='BounceFollowed',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='followed', serialize=False, to='dissemination.deliveryevent')),
                ('followed_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'verbose_name': 'bounce that was followed',
                'verbose_name_plural': 'bounces that were followed',
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.CharField(max_length=20)),
                ('language', models.CharField(max_length=12)),
                ('impression', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('waiting', 'On its way'), ('cancelled', 'Cancelled'), ('failed', 'Could not be handed over'), ('sent', 'Handed over'), ('delivered', 'Delivered'), ('bounced', 'Came back'), ('downloaded', 'Downloaded'), ('acknowledged', 'Receipt confirmed'), ('adopted', 'Adopted in its procedures'), ('declined', 'Not for this agency')], max_length=12)),
                ('since', models.DateTimeField()),
                ('delivery_id', models.UUIDField()),
                ('known_from', models.CharField(blank=True, choices=[('smtp', "Relay's answer"), ('relaylog', "Relay's log"), ('dsn', 'Delivery report'), ('web', 'Page'), ('officer', 'Officer'), ('policy', 'Rule'), ('import', 'Import')], max_length=10)),
            ],
            options={
                'verbose_name': 'edition that an agency holds',
                'verbose_name_plural': 'editions that agencies hold',
            },
        ),
        migrations.AlterField(
            model_name='delivery',
            name='id',
            field=models.UUIDField(editable=False, primary_key=True, serialize=False),
        ),
        migrations.AddIndex(
            model_name='deliveryevent',
            index=models.Index(condition=models.Q(('kind', 'bounced_hard')), fields=['id'], name='dissemination_event_hard'),
        ),
        migrations.AddField(
            model_name='holding',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='dissemination.agency'),
        ),
        migrations.AddIndex(
            model_name='holding',
            index=models.Index(fields=['edition', 'language', 'state'], name='dissemination_holding_states'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.UniqueConstraint(fields=('agency', 'edition', 'language'), name='dissemination_holding_once'),
        ),
        migrations.RunSQL(CANCELLED, migrations.RunSQL.noop),
        migrations.RunSQL(FOLLOWED, migrations.RunSQL.noop),
        migrations.RunSQL(HELD, migrations.RunSQL.noop),
    ]
