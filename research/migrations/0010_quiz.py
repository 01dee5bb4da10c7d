"""Quizzes, refreshers; what an editor found stays as it was written."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

FROZEN = """
CREATE TRIGGER research_itemlook_append_only BEFORE UPDATE OR DELETE ON research_itemlook
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
"""
CHANGEABLE = "DROP TRIGGER research_itemlook_append_only ON research_itemlook;"


class Migration(migrations.Migration):

    dependencies = [
        ('research', '0009_statistics'),
        ('hub', '0003_foundations'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='QuizPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, max_length=400, verbose_name='summary')),
                ('access', models.CharField(choices=[('public', 'Everybody'), ('practitioners', 'Approved practitioners only')], default='public', help_text='Set on the English page; it holds at once for every language and for all below it.', max_length=15, verbose_name='access')),
                ('owner_role', models.CharField(blank=True, help_text='No name of a person.', max_length=100, verbose_name='owner (role or office)')),
                ('review_date', models.DateField(blank=True, null=True, verbose_name='review by')),
                ('items', wagtail.fields.StreamField([('single', 6), ('multiple', 7)], block_lookup={0: ('wagtail.blocks.TextBlock', (), {'label': 'question', 'max_length': 400}), 1: ('wagtail.blocks.CharBlock', (), {'max_length': 200}), 2: ('wagtail.blocks.ListBlock', (1,), {'label': 'answers', 'max_num': 8}), 3: ('wagtail.blocks.RegexBlock', ('^[1-9]\\d?( *, *[1-9]\\d?)*$',), {'error_messages': {'invalid': 'Write numbers with commas: 1,3.'}, 'help_text': 'Their numbers: 2 or 1,3. They are shown after somebody has answered.', 'label': 'right answers'}), 4: ('wagtail.blocks.TextBlock', (), {'help_text': 'Shown after somebody has answered.', 'label': 'why', 'max_length': 800}), 5: ('wagtail.blocks.RegexBlock', ('^\\d[0-9A-Za-z.]*( *, *\\d[0-9A-Za-z.]*)*$',), {'error_messages': {'invalid': 'Write numbers with commas: 3.2.4, 3.1.'}, 'help_text': 'Numbers of the manual that say so: 3.2.4, 3.1. Best is one paragraph.', 'label': 'paragraphs'}), 6: ('wagtail.blocks.StructBlock', [[('stem', 0), ('options', 2), ('right', 3), ('explanation', 4), ('numbers', 5)]], {'icon': 'radio-full', 'label': 'One answer'}), 7: ('wagtail.blocks.StructBlock', [[('stem', 0), ('options', 2), ('right', 3), ('explanation', 4), ('numbers', 5)]], {'icon': 'list-ul', 'label': 'Several answers'})}, verbose_name='questions')),
            ],
            options={
                'verbose_name': 'quiz',
                'verbose_name_plural': 'quizzes',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('kind', models.CharField(choices=[('practice', 'Practice'), ('refresher', 'Refresher')], max_length=10)),
                ('said', models.JSONField()),
            ],
            options={
                'verbose_name': 'answers to a quiz',
                'verbose_name_plural': 'answers to quizzes',
            },
        ),
        migrations.CreateModel(
            name='SpentSheet',
            fields=[
                ('nonce', models.UUIDField(primary_key=True, serialize=False)),
                ('day', models.DateField()),
            ],
            options={
                'verbose_name': 'form of a quiz that was sent',
                'verbose_name_plural': 'forms of quizzes that were sent',
            },
        ),
        migrations.CreateModel(
            name='WaitingSheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('kind', models.CharField(choices=[('practice', 'Practice'), ('refresher', 'Refresher')], max_length=10)),
                ('said', models.JSONField()),
            ],
            options={
                'verbose_name': 'answers to a quiz that wait for the night',
                'verbose_name_plural': 'answers to quizzes that wait for the night',
            },
        ),
        migrations.CreateModel(
            name='ItemLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.UUIDField()),
                ('version', models.PositiveIntegerField()),
                ('edition', models.CharField(blank=True, max_length=12)),
                ('decision', models.CharField(choices=[('bad', 'The item is bad and must be mended'), ('unclear', 'The item is sound: the paragraph is unclear'), ('fine', 'Item and paragraph are fine')], max_length=10, verbose_name='what you found')),
                ('by', models.UUIDField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'look at a quiz item',
                'verbose_name_plural': 'looks at quiz items',
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['item'], name='research_itemlook_item')],
            },
        ),
        migrations.CreateModel(
            name='QuizItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('page_key', models.UUIDField()),
                ('block_id', models.CharField(max_length=36)),
                ('live', models.BooleanField(default=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('options', models.PositiveSmallIntegerField()),
                ('right', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None)),
                ('numbers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ('places', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ('version', models.PositiveIntegerField(default=1)),
                ('asked_hash', models.CharField(max_length=64)),
                ('whole_hash', models.CharField(max_length=64)),
                ('edition', models.CharField(blank=True, max_length=12)),
            ],
            options={
                'verbose_name': 'facts of a quiz item',
                'verbose_name_plural': 'facts of quiz items',
                'ordering': ['page_key', 'position', 'pk'],
                'permissions': [('judge_items', 'Can see how items of a quiz are answered and say what is wrong')],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['places'], name='research_quizitem_places')],
                'constraints': [models.UniqueConstraint(fields=('page_key', 'block_id'), name='research_quizitem_unique')],
            },
        ),
        migrations.CreateModel(
            name='Refresher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('month', models.PositiveSmallIntegerField()),
                ('items', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('told', models.PositiveIntegerField(default=0)),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refreshers', to='research.training')),
            ],
            options={
                'verbose_name': 'refresher of a training',
                'verbose_name_plural': 'refreshers of trainings',
                'constraints': [models.UniqueConstraint(fields=('training', 'month'), name='research_refresher_unique')],
            },
        ),
        migrations.CreateModel(
            name='RefresherWish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254)),
                ('address_hash', models.BinaryField(max_length=32)),
                ('language', models.CharField(max_length=12)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('told', models.PositiveSmallIntegerField(default=0)),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refresher_wishes', to='research.training')),
            ],
            options={
                'verbose_name': 'wish for refreshers',
                'verbose_name_plural': 'wishes for refreshers',
                'constraints': [models.UniqueConstraint(fields=('training', 'address_hash'), name='research_wish_once')],
            },
        ),
        migrations.RunSQL(FROZEN, CHANGEABLE),
    ]
