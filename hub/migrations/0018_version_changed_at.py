"""When the content version was counted last: feeds say it as Last-Modified."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hub", "0017_names_that_wait")]

    operations = [
        migrations.AddField(model_name="contentversion", name="changed_at", field=models.DateTimeField(null=True)),
    ]
