"""The first schema."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """To this schema."""
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("given_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("public_id", name=op.f("uq_article_public_id")),
        sa.UniqueConstraint("url", name=op.f("uq_article_url")),
    )
    op.create_index(op.f("ix_article_given_id"), "article", ["given_id"], unique=False)
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("incident", sa.String(length=16), nullable=True),
        sa.Column("article", sa.Text(), nullable=True),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_index(op.f("ix_history_article"), "history", ["article"], unique=False)
    op.create_index(op.f("ix_history_incident"), "history", ["incident"], unique=False)
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("date_start", sa.Date(), nullable=True),
        sa.Column("date_end", sa.Date(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("event_type", sa.String(length=64), nullable=True),
        sa.Column("subtype", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["incident.id"], name=op.f("fk_incident_merged_into_incident")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sa.UniqueConstraint("public_id", name=op.f("uq_incident_public_id")),
    )
    op.create_index(op.f("ix_incident_country"), "incident", ["country"], unique=False)
    op.create_index(op.f("ix_incident_date_start"), "incident", ["date_start"], unique=False)
    op.create_table(
        "article_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_version_article_id_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_version")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_article_version_article_id_number")),
    )
    op.create_index(op.f("ix_article_version_sha256"), "article_version", ["sha256"], unique=False)
    op.create_table(
        "settled",
        sa.Column("incident_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_settled_incident_id_incident")),
        sa.PrimaryKeyConstraint("incident_id", "field", name=op.f("pk_settled")),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.id"], name=op.f("fk_reading_version_id_article_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    op.create_index(op.f("ix_reading_version_id"), "reading", ["version_id"], unique=False)
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("day_from", sa.Date(), nullable=True),
        sa.Column("day_to", sa.Date(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_report_article_id_article")),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name=op.f("fk_report_reading_id_reading")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("reading_id", "public_id", name=op.f("uq_report_reading_id_public_id")),
    )
    op.create_index(op.f("ix_report_article_id"), "report", ["article_id"], unique=False)
    op.create_index("ix_report_neighbourhood", "report", ["active", "day_from", "day_to"], unique=False)
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name=op.f("fk_statement_reading_id_reading")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_kind"), "statement", ["kind"], unique=False)
    op.create_index(op.f("ix_statement_reading_id"), "statement", ["reading_id"], unique=False)
    op.create_table(
        "toll",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("killed_low", sa.Integer(), nullable=True),
        sa.Column("killed_high", sa.Integer(), nullable=True),
        sa.Column("injured_low", sa.Integer(), nullable=True),
        sa.Column("injured_high", sa.Integer(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name=op.f("fk_toll_reading_id_reading")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toll")),
    )
    op.create_index(op.f("ix_toll_reading_id"), "toll", ["reading_id"], unique=False)
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_by", sa.JSON(), nullable=False),
        sa.Column("stance", sa.String(length=16), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_claim_report_id_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("report_id", "position", name=op.f("uq_claim_report_id_position")),
    )
    op.create_index(op.f("ix_claim_field"), "claim", ["field"], unique=False)
    op.create_table(
        "incident_report",
        sa.Column("report_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_incident_report_incident_id_incident")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_incident_report_report_id_report")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_incident_report")),
    )
    op.create_index(op.f("ix_incident_report_incident_id"), "incident_report", ["incident_id"], unique=False)
    op.create_table(
        "link",
        sa.Column("left_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("right_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("features", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["left_id"], ["report.id"], name=op.f("fk_link_left_id_report")),
        sa.ForeignKeyConstraint(["right_id"], ["report.id"], name=op.f("fk_link_right_id_report")),
        sa.PrimaryKeyConstraint("left_id", "right_id", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_right_id"), "link", ["right_id"], unique=False)


def downgrade() -> None:
    """Back to the one before."""
    op.drop_index(op.f("ix_link_right_id"), table_name="link")
    op.drop_table("link")
    op.drop_index(op.f("ix_incident_report_incident_id"), table_name="incident_report")
    op.drop_table("incident_report")
    op.drop_index(op.f("ix_claim_field"), table_name="claim")
    op.drop_table("claim")
    op.drop_index(op.f("ix_toll_reading_id"), table_name="toll")
    op.drop_table("toll")
    op.drop_index(op.f("ix_statement_reading_id"), table_name="statement")
    op.drop_index(op.f("ix_statement_kind"), table_name="statement")
    op.drop_table("statement")
    op.drop_index("ix_report_neighbourhood", table_name="report")
    op.drop_index(op.f("ix_report_article_id"), table_name="report")
    op.drop_table("report")
    op.drop_index(op.f("ix_reading_version_id"), table_name="reading")
    op.drop_table("reading")
    op.drop_table("settled")
    op.drop_index(op.f("ix_article_version_sha256"), table_name="article_version")
    op.drop_table("article_version")
    op.drop_index(op.f("ix_incident_date_start"), table_name="incident")
    op.drop_index(op.f("ix_incident_country"), table_name="incident")
    op.drop_table("incident")
    op.drop_index(op.f("ix_history_incident"), table_name="history")
    op.drop_index(op.f("ix_history_article"), table_name="history")
    op.drop_table("history")
    op.drop_index(op.f("ix_article_given_id"), table_name="article")
    op.drop_table("article")
