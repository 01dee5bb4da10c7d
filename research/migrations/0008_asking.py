"""People asked by name, drafts that organisations share, and what they signed."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


SIGNED = """
CREATE TRIGGER research_signature_append_only BEFORE UPDATE OR DELETE ON research_signature
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER research_signedcontent_unchanged BEFORE UPDATE ON research_signedcontent
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
"""
UNSIGNED = """
DROP TRIGGER research_signature_append_only ON research_signature;
DROP TRIGGER research_signedcontent_unchanged ON research_signedcontent;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('hub', '0021_research_in_the_menu'),
        ('research', '0007_list_of_studies'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='wave',
            name='forgotten_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name='study',
            name='kind',
            field=models.CharField(choices=[('paired', 'Answers of the same person are compared, without a name'), ('anonymous', 'Each answer stands alone'), ('named', 'Invited people answer, each by a personal link, and editors see who said what'), ('shared', 'Organisations answer, each in one shared draft that an owner signs')], max_length=10),
        ),
        migrations.AlterField(
            model_name='studypage',
            name='kind',
            field=models.CharField(choices=[('paired', 'Answers of the same person are compared, without a name'), ('anonymous', 'Each answer stands alone'), ('named', 'Invited people answer, each by a personal link, and editors see who said what'), ('shared', 'Organisations answer, each in one shared draft that an owner signs')], default='anonymous', max_length=10, verbose_name='kind'),
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('shared_key', models.UUIDField()),
                ('organisation_key', models.UUIDField()),
                ('wave_key', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('signed_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'signature of an organisation',
                'verbose_name_plural': 'signatures of organisations',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('shared_key', 'number'), name='research_signature_once')],
            },
        ),
        migrations.CreateModel(
            name='SignedContent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('signature', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='content', to='research.signature')),
            ],
            options={
                'verbose_name': 'signed answers',
                'verbose_name_plural': 'signed answers',
            },
        ),
        migrations.CreateModel(
            name='Asked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254)),
                ('address_hash', models.BinaryField(max_length=32)),
                ('language', models.CharField(max_length=12)),
                ('invited_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('draft', models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('background', models.JSONField(default=dict)),
                ('answers', models.JSONField(default=dict)),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='research.version')),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='research.wave')),
            ],
            options={
                'verbose_name': 'personal link to a questionnaire',
                'verbose_name_plural': 'personal links to questionnaires',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('wave', 'address_hash'), name='research_asked_once'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('version', None)), models.Q(('answered_at__isnull', False), ('version__isnull', False)), _connector='OR'), name='research_asked_answered_whole')],
            },
        ),
        migrations.CreateModel(
            name='Shared',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('asked', 'Not begun'), ('draft', 'Draft'), ('signed', 'Signed')], default='asked', max_length=10)),
                ('answers', models.JSONField(default=dict)),
                ('number', models.PositiveIntegerField(default=0)),
                ('touched', models.JSONField(default=dict)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hub.organisation')),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shared', to='research.wave')),
            ],
            options={
                'verbose_name': 'questionnaire of an organisation',
                'verbose_name_plural': 'questionnaires of organisations',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('wave', 'organisation'), name='research_shared_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'signed'), _negated=True), ('signed_by__isnull', False), _connector='OR'), name='research_shared_signed_by_somebody')],
            },
        ),
        migrations.RunSQL(SIGNED, UNSIGNED),
    ]
