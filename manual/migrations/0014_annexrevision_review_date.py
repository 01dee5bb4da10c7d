from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("manual", "0013_changed_words")]

    operations = [
        migrations.AddField(
            model_name="annexrevision",
            name="review_date",
            field=models.DateField(blank=True, null=True, verbose_name="review by"),
        ),
    ]
