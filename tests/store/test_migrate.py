import io
from contextlib import redirect_stdout

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from vigie.errors import StoreError
from vigie.store import Store
from vigie.store.migrate import config, newest, upgrade
from vigie.store.schema import Base


@pytest.fixture
def engine():
    made = create_engine("sqlite://")
    yield made
    made.dispose()


def test_the_steps_lead_to_the_schema(engine):
    with engine.begin() as connection:
        upgrade(connection, "memory")
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_second_upgrade_changes_nothing_and_a_downgrade_empties(engine):
    with engine.begin() as connection:
        upgrade(connection, "memory")
        upgrade(connection, "memory")
        settings = config()
        settings.attributes["connection"] = connection
        command.downgrade(settings, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_the_schema_is_good_for_postgresql():
    for table in Base.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_the_steps_can_be_written_for_postgresql():
    settings = config()
    settings.set_main_option("dialect", "postgresql")
    settings.output_buffer = out = io.StringIO()
    with redirect_stdout(out):
        command.upgrade(settings, "head", sql=True)
    assert "CREATE TABLE incident_report" in out.getvalue()
    assert "TIMESTAMP WITH TIME ZONE" in out.getvalue()


def test_an_empty_file_becomes_a_database(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    with Store.open(path) as store:
        assert list(store.incidents()) == []


def test_a_newer_schema_is_refused(tmp_path):
    path = tmp_path / "newer.db"
    Store.open(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == newest()
        connection.execute(text("UPDATE alembic_version SET version_num = 'zzzz'"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"newer\.db: has the schema 'zzzz', unknown here"):
        Store.open(path)


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipes (id INTEGER)"))
    with pytest.raises(StoreError, match=r"other\.db: is a database, but not one of Vigie's \(it holds recipes\)"):
        Store.open(path)
    assert inspect(engine).get_table_names() == ["recipes"]
    engine.dispose()


def test_what_was_added_before_there_were_confidences_is_kept(tmp_path, stories):
    path = tmp_path / "record.db"
    with Store.open(path) as store:
        for reading in stories.four_outlets():
            store.add(reading.article, reading)
        before = list(store.incidents())
    engine = create_engine(f"sqlite:///{path}")
    settings = config()
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        command.downgrade(settings, "0001")
        columns = {c["name"] for c in inspect(connection).get_columns("report")}
        assert not columns & {"confidence", "sources_confidence", "reasons"}
    engine.dispose()
    with Store.open(path) as store:
        assert list(store.incidents()) == before
