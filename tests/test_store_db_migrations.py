"""The schema's history ends where the models are."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, text

from store import NewerDatabase, Preferences, Store
from store.db import migrations
from store.db.schema import Table


@pytest.fixture
def engine(blank_url: str) -> Iterator[Engine]:
    made = create_engine(blank_url.replace("postgresql:", "postgresql+psycopg:"))
    yield made
    made.dispose()


def test_upgrading_an_empty_database_gives_the_tables_of_the_models(engine: Engine) -> None:
    with engine.begin() as connection:
        migrations.upgrade(connection)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_the_comparison_sees_a_column_that_the_migration_lacks(engine: Engine) -> None:
    with engine.begin() as connection:
        migrations.upgrade(connection)
        connection.execute(text("ALTER TABLE calls DROP COLUMN language"))
        context = MigrationContext.configure(connection)
        assert [difference[0] for difference in compare_metadata(context, Table.metadata)] == ["add_column"]


def test_the_known_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    scripts = ScriptDirectory.from_config(config)
    newest_first = [script.revision for script in scripts.walk_revisions()]
    assert list(migrations.REVISIONS) == newest_first[::-1]
    assert scripts.get_heads() == [migrations.REVISIONS[-1]]


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    for _ in range(2):
        with engine.begin() as connection:
            migrations.upgrade(connection)
            assert migrations.revision_of(connection) == migrations.REVISIONS[-1]


def test_a_database_of_the_first_release_keeps_what_is_in_it(engine: Engine, blank_url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    rows = (
        "INSERT INTO companies VALUES ('qht', '青禾科技', 1)",
        "INSERT INTO calls VALUES (1, 'qht', 'QHT', 'qht', 'live', 1, 'a.txt', 'x', '2025-02-20 00:00:00',"
        " '2025-02-20 00:00:00', '青禾科技', '[]', NULL, NULL, NULL, NULL, NULL, NULL, 'zh')",
        "INSERT INTO call_revisions VALUES (1, 1, 'a.txt', 'x', '2025-02-20 00:00:00', '收入')",
        "INSERT INTO turns VALUES ('qht', 1, 0, 1, 1, '张三', '张三', 'remarks')",
        "INSERT INTO chats VALUES (7, 'group', '群', 'zh', true, '2025-02-20 00:00:00')",
        "INSERT INTO subscriptions VALUES (7, 0, 'qht', 'full', '2025-02-20 00:00:00')",
        "INSERT INTO deliveries VALUES (100, 1, 1, 7, 0, 'card', 'sent', 1, false, NULL, NULL, NULL, 9, NULL,"
        " '2025-02-20 00:00:00', NULL)",
    )
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for row in rows:
            connection.execute(text(row))
    store = Store.open(blank_url)
    (sent,) = store.outbox.deliveries()
    assert (sent.state, sent.purpose, sent.edits) == ("sent", "digest", None)
    assert 'name = "青禾科技"' in store.profile("qht")
    assert store.call("QHT").call.lines == ("收入",)
    assert [(turn.speaker, turn.chars) for turn in store.call("QHT").call.turns] == [("张三", None)]
    (followed,) = store.chats.subscriptions(7)
    assert (followed.form, followed.own_form, followed.by) == ("full", "full", None)
    chat = store.chats.get(7)
    assert chat is not None
    assert chat.preferences == Preferences()
    store.withdraw("QHT", now=datetime(2025, 2, 21, tzinfo=UTC))
    assert [each.edits for each in store.outbox.deliveries(state="pending")] == [9]
    store.close()


def test_a_database_newer_than_the_program_is_refused_and_left_alone(engine: Engine, blank_url: str) -> None:
    Store.open(blank_url).close()
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase) as raised:
        Store.open(blank_url)
    assert (raised.value.schema, raised.value.program) == ("9999", migrations.REVISIONS[-1])
    with engine.connect() as connection:
        assert migrations.revision_of(connection) == "9999"
