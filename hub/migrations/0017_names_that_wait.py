"""Other names that no moderator has looked at are not shown."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hub', '0016_entry_changed'),
    ]

    operations = [
        migrations.AddField(
            model_name='formername',
            name='waits',
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
    ]
