"""Triggers: what an edition holds is never changed nor deleted (design 4 and 5.2)."""

from django.db import migrations

FROZEN = ["edition", "changenote", "impression", "frozensection", "frozenblock", "editionfile"]

FREEZE = "".join(
    f"""
CREATE TRIGGER manual_{table}_append_only BEFORE UPDATE OR DELETE ON manual_{table}
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER manual_{table}_no_truncate BEFORE TRUNCATE ON manual_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION hub_refuse_change();
"""
    for table in FROZEN
)
THAW = "".join(
    f"""
DROP TRIGGER manual_{table}_append_only ON manual_{table};
DROP TRIGGER manual_{table}_no_truncate ON manual_{table};
"""
    for table in FROZEN
)


class Migration(migrations.Migration):
    dependencies = [("manual", "0001_initial"), ("hub", "0003_foundations")]

    operations = [migrations.RunSQL(FREEZE, THAW)]
