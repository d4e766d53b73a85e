"""The schema of a database: made on first use, brought up to date, refused where it is unknown."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from vigie.errors import StoreError

VERSION_TABLE = "alembic_version"


def config() -> Config:
    """Alembic's settings: the steps lie in this package."""
    settings = Config()
    settings.set_main_option("script_location", "vigie.store:migrations")
    return settings


def newest() -> str:
    """The name of the schema that this version of Vigie writes."""
    head = ScriptDirectory.from_config(config()).get_current_head()
    if head is None:
        raise StoreError("the package holds no schema")
    return head


def is_current(connection: Connection) -> bool:
    """Whether the database has the newest schema."""
    return MigrationContext.configure(connection).get_current_revision() == newest()


def upgrade(connection: Connection, name: str) -> None:
    """Bring the schema up to date in the connection's transaction.

    Raises StoreError for a schema that this version does not know, and for a database of something else.
    """
    current = MigrationContext.configure(connection).get_current_revision()
    tables = set(inspect(connection).get_table_names()) - {VERSION_TABLE}
    if current is None and tables:
        raise StoreError(f"{name}: is a database, but not one of Vigie's (it holds {', '.join(sorted(tables)[:3])})")
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(f"{name}: has the schema {current!r}, unknown here; it was written by a newer Vigie")
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
