"""Invitations, other names of organisations, the history of their verification, domains of authorities."""

import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import hub.people.languages
import uuid
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

APPEND_ONLY = """
CREATE TRIGGER hub_verificationstep_append_only BEFORE UPDATE OR DELETE ON hub_verificationstep
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('hub', '0012_announced_changes'),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name='AuthorityDomain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('domain', models.CharField(help_text='With all below it: police.example.org counts for unit.police.example.org, too.', max_length=253, unique=True, validators=[django.core.validators.RegexValidator('^[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)+$', 'Write a mail domain such as police.example.org.')], verbose_name='mail domain')),
                ('kind', models.CharField(blank=True, choices=[('police', 'Police'), ('prosecution', 'Prosecution service'), ('ministry', 'Ministry'), ('coordinator', 'National coordinator or rapporteur'), ('child_protection', 'Child protection authority'), ('border', 'Border or immigration authority'), ('labour', 'Labour inspectorate'), ('ngo', 'Non-governmental organisation'), ('research', 'University or research body'), ('other', 'Other')], max_length=20, verbose_name='kind')),
                ('source', models.CharField(max_length=300, verbose_name='how we know')),
            ],
            options={
                'verbose_name': 'mail domain of authorities',
                'verbose_name_plural': 'mail domains of authorities',
                'ordering': ['country', 'domain'],
            },
        ),
        migrations.CreateModel(
            name='FormerName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('skeleton', models.CharField(editable=False, max_length=400)),
            ],
            options={
                'verbose_name': 'former name',
                'verbose_name_plural': 'former names',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('address', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('language', models.CharField(choices=hub.people.languages.spoken, default='en', max_length=12, verbose_name='language of the mail')),
                ('role', models.CharField(choices=[('owner', 'Owner'), ('editor', 'Editor')], default='editor', max_length=10, verbose_name='role')),
                ('state', models.CharField(choices=[('open', 'Waits for an answer'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('withdrawn', 'Taken back'), ('expired', 'Ran out')], default='open', max_length=10)),
                ('invited_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('until', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
            },
        ),
        migrations.CreateModel(
            name='VerificationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('what', models.CharField(choices=[('entered', 'Entered by its first owner'), ('verified', 'Verified'), ('renewed', 'Verified again'), ('withdrawn', 'Verification taken back'), ('warned', 'Told that the verification ends soon'), ('ended', 'Verification ran out'), ('name_asked', 'Another name asked for'), ('renamed', 'Name changed'), ('name_refused', 'Another name refused')], max_length=12)),
                ('role', models.CharField(choices=[('owner', 'Owner'), ('moderator', 'Moderator of the Hub'), ('hub', 'The Hub')], max_length=10)),
                ('actor', models.UUIDField(default=uuid.UUID('00000000-0000-0000-0000-000000000000'))),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('seen_on', models.JSONField(blank=True, default=dict)),
            ],
            options={
                'verbose_name': 'step of a verification',
                'verbose_name_plural': 'steps of verifications',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='organisation',
            name='asked_name',
            field=models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='name asked for'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='skeleton',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=400),
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=django.contrib.postgres.indexes.GinIndex(fields=['skeleton'], name='hub_organisation_alike', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddField(
            model_name='authoritydomain',
            name='country',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hub.country', verbose_name='country'),
        ),
        migrations.AddField(
            model_name='formername',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='hub.organisation'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='accepted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='invitation',
            name='invited_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='invitation',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='hub.organisation'),
        ),
        migrations.AddField(
            model_name='verificationstep',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verification_steps', to='hub.organisation'),
        ),
        migrations.AddIndex(
            model_name='formername',
            index=django.contrib.postgres.indexes.GinIndex(fields=['skeleton'], name='hub_formername_alike', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='formername',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('name'), models.F('organisation'), name='hub_formername_once'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('address'), models.F('organisation'), condition=models.Q(('state', 'open')), name='hub_invitation_open_unique'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('accepted_by__isnull', False), ('answered_at__isnull', False)), _connector='OR'), name='hub_invitation_accepted_whole'),
        ),
        migrations.AddConstraint(
            model_name='verificationstep',
            constraint=models.UniqueConstraint(condition=models.Q(('what__in', ['warned', 'ended'])), fields=('organisation', 'what', 'until'), name='hub_verificationstep_told_once'),
        ),
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER hub_verificationstep_append_only ON hub_verificationstep;"),
    ]
