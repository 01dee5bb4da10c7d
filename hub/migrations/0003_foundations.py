"""Locales, the content version, the 30 countries, and triggers that keep the record of publications as it was."""

from django.db import migrations

LANGUAGES = ["en", "ro", "nl", "da"]

# code, group, bound by Directive 2011/36/EU, languages, time zone
COUNTRIES = [
    ("AT", "EU", True, "de", "Europe/Vienna"),
    ("BE", "EU", True, "nl fr de", "Europe/Brussels"),
    ("BG", "EU", True, "bg", "Europe/Sofia"),
    ("HR", "EU", True, "hr", "Europe/Zagreb"),
    ("CY", "EU", True, "el", "Asia/Nicosia"),
    ("CZ", "EU", True, "cs", "Europe/Prague"),
    ("DK", "EU", False, "da", "Europe/Copenhagen"),
    ("EE", "EU", True, "et", "Europe/Tallinn"),
    ("FI", "EU", True, "fi sv", "Europe/Helsinki"),
    ("FR", "EU", True, "fr", "Europe/Paris"),
    ("DE", "EU", True, "de", "Europe/Berlin"),
    ("GR", "EU", True, "el", "Europe/Athens"),
    ("HU", "EU", True, "hu", "Europe/Budapest"),
    ("IE", "EU", True, "en ga", "Europe/Dublin"),
    ("IT", "EU", True, "it", "Europe/Rome"),
    ("LV", "EU", True, "lv", "Europe/Riga"),
    ("LT", "EU", True, "lt", "Europe/Vilnius"),
    ("LU", "EU", True, "lb fr de", "Europe/Luxembourg"),
    ("MT", "EU", True, "mt en", "Europe/Malta"),
    ("NL", "EU", True, "nl", "Europe/Amsterdam"),
    ("PL", "EU", True, "pl", "Europe/Warsaw"),
    ("PT", "EU", True, "pt", "Europe/Lisbon"),
    ("RO", "EU", True, "ro", "Europe/Bucharest"),
    ("SK", "EU", True, "sk", "Europe/Bratislava"),
    ("SI", "EU", True, "sl", "Europe/Ljubljana"),
    ("ES", "EU", True, "es", "Europe/Madrid"),
    ("SE", "EU", True, "sv", "Europe/Stockholm"),
    ("NO", "EEA", False, "nb nn", "Europe/Oslo"),
    ("IS", "EEA", False, "is", "Atlantic/Reykjavik"),
    ("LI", "EEA", False, "de", "Europe/Vaduz"),
]

APPEND_ONLY = """
CREATE FUNCTION hub_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER hub_publication_append_only BEFORE UPDATE OR DELETE ON hub_publication
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER hub_paragraphchange_append_only BEFORE UPDATE OR DELETE ON hub_paragraphchange
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
"""

CHANGEABLE = """
DROP TRIGGER hub_publication_append_only ON hub_publication;
DROP TRIGGER hub_paragraphchange_append_only ON hub_paragraphchange;
DROP FUNCTION hub_refuse_change();
"""


def load(apps, schema_editor):
    locale = apps.get_model("wagtailcore", "Locale")
    for code in LANGUAGES:
        locale.objects.get_or_create(language_code=code)
    apps.get_model("hub", "ContentVersion").objects.get_or_create(pk=1)
    country = apps.get_model("hub", "Country")
    for code, group, bound, languages, zone in COUNTRIES:
        country.objects.get_or_create(
            code=code,
            defaults={
                "group": group,
                "bound_by_directive": bound,
                "languages": languages.split(),
                "time_zone": zone,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("hub", "0002_media")]

    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
        migrations.RunSQL(APPEND_ONLY, CHANGEABLE),
    ]
