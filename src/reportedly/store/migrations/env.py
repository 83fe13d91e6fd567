"""Alembic's way in: it runs on the connection that `store/migrate.py` hands over."""

from alembic import context

from reportedly.store.custody_tables import log

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=log.metadata,
    transactional_ddl=False,  # the transaction is the caller's, around all of it
    render_as_batch=True,
)
context.run_migrations()
