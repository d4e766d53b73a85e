"""How sure each report, claim, incident and settled field is. What was read before has none."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_SURE = ("report", "claim", "incident", "settled")


def upgrade() -> None:
    """To this schema."""
    for table in _SURE:
        op.add_column(table, sa.Column("confidence", sa.Double(), nullable=True))
    op.add_column("report", sa.Column("sources_confidence", sa.Double(), nullable=True))
    op.add_column("report", sa.Column("reasons", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Back to the one before."""
    op.drop_column("report", "reasons")
    op.drop_column("report", "sources_confidence")
    for table in reversed(_SURE):
        op.drop_column(table, "confidence")
