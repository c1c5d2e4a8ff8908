"""What Alembic runs: the migrations, on the connection that it was handed and in its transaction."""

from alembic import context

from store.db.schema import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
