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


#: What PostgreSQL has instead: the same tokens, each with its language and the letter of its field.
CREATE_POSTGRESQL = """
CREATE TABLE search_words (entry_id bigint PRIMARY KEY, tokens jsonb NOT NULL, words tsvector NOT NULL);
CREATE INDEX search_words_gin ON search_words USING gin (words)
"""


def create(apps, schema_editor):
    schema_editor.execute(CREATE_POSTGRESQL if schema_editor.connection.vendor == "postgresql" else CREATE)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
