"""The table of words of the embedded engine, written by hand: Django knows no virtual tables.

One column a field and language; a fourth language is a migration that makes the table anew, and a `rebuild_index`.
"""

from django.db import migrations

CREATE = """
CREATE VIRTUAL TABLE search_words USING fts5(
    name_el, other_el, terms_el, text_el,
    name_bg, other_bg, terms_bg, text_bg,
    name_tr, other_tr, terms_tr, text_tr,
    tokenize='unicode61 remove_diacritics 0'
)
"""


def create(apps, schema_editor):
    """FTS5 is SQLite's; another database gets a table of its own kind with its engine."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(CREATE)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
