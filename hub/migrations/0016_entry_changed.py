"""What staff change of an entry is a step in its history, too."""


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hub', '0015_names_given_up'),
    ]

    operations = [
        migrations.AlterField(
            model_name='verificationstep',
            name='what',
            field=models.CharField(choices=[('entered', 'Entered by its first owner'), ('verified', 'Verified'), ('renewed', 'Verified again'), ('withdrawn', 'Verification taken back'), ('warned', 'Told that the verification ends soon'), ('ended', 'Verification ran out'), ('name_asked', 'Another name asked for'), ('renamed', 'Name changed'), ('name_refused', 'Another name refused'), ('changed', 'Kind, country or mail domains changed')], max_length=12),
        ),
    ]
