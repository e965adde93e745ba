"""Make the ledger append-only where it is kept: the database itself refuses UPDATE, DELETE and TRUNCATE."""

from __future__ import annotations

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER ledger_line_no_update BEFORE UPDATE ON ledger_line
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_line_no_delete BEFORE DELETE ON ledger_line
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION ledger_line_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$""",
    """CREATE TRIGGER ledger_line_no_change BEFORE UPDATE OR DELETE ON ledger_line
       FOR EACH ROW EXECUTE FUNCTION ledger_line_refuse()""",
    """CREATE TRIGGER ledger_line_no_truncate BEFORE TRUNCATE ON ledger_line
       FOR EACH STATEMENT EXECUTE FUNCTION ledger_line_refuse()""",
]
CREATE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
# The tests empty their tables between cases; nothing else uses these.
DROP = {
    "sqlite": ["DROP TRIGGER ledger_line_no_update", "DROP TRIGGER ledger_line_no_delete"],
    "postgresql": [
        "DROP TRIGGER ledger_line_no_change ON ledger_line",
        "DROP TRIGGER ledger_line_no_truncate ON ledger_line",
        "DROP FUNCTION ledger_line_refuse()",
    ],
}


def add_triggers(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, migrations.RunPython.noop)]
