"""Names that an organisation gave up here keep the day on which it did."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hub', '0014_names_as_seen'),
    ]

    operations = [
        migrations.AddField(
            model_name='formername',
            name='until',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
    ]
