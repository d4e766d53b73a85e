"""Alembic's entry: runs on the connection that :mod:`vigie.store.migrate` hands over."""

from alembic import context

from vigie.store.schema import Base

_connection = context.config.attributes.get("connection")
if _connection is None:  # `alembic upgrade --sql`: the statements only
    context.configure(
        dialect_name=context.config.get_main_option("dialect"), target_metadata=Base.metadata, literal_binds=True
    )
else:
    context.configure(connection=_connection, target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
