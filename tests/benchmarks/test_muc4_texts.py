"""Texts and keys in the layout of MUC-4, invented."""

from __future__ import annotations

from datetime import date

from muc4_texts import articles_of, templates_of

TEXTS = """
DEV-MUC3-9001 (INVENTED)

   PORT NOWHERE, 4 MAY 90 (ANY) -- [REPORT] [TEXT] RIDERS BURNED
THE OLD MILL [EAST BANK].

   NOBODY WAS HURT.

DEV-MUC3-9002

   NO DATE -- [TEXT] NOTHING CAME TO PASS.
"""


def key(label: str, value: str) -> str:
    return f"{label:<34}{value}"


KEYS = "\n".join(
    [
        key("0.  MESSAGE: ID", "DEV-MUC3-9001 (INVENTED)"),
        key("1.  MESSAGE: TEMPLATE", "1 (OPTIONAL)"),
        key("4.  INCIDENT: TYPE", "ARSON"),
        key("9.  PERP: INDIVIDUAL ID", '? "RIDERS"'),
        key("12. PHYS TGT: ID", '"THE OLD MILL" / "MILL"'),
        key("", '"BARN"'),
        key("18. HUM TGT: NAME", "-"),
        key("19. HUM TGT: DESCRIPTION", '"MILLER"'),
        "",
        key("0.  MESSAGE: ID", "DEV-MUC3-9002"),
        key("4.  INCIDENT: TYPE", "*"),
    ]
)


def test_datelines_give_the_day_and_lines_become_paragraphs() -> None:
    first, second = articles_of(TEXTS)
    assert (first.id, first.published) == ("DEV-MUC3-9001", date(1990, 5, 4))
    assert first.text == "RIDERS BURNED THE OLD MILL (EAST BANK).\n\nNOBODY WAS HURT."
    assert (second.id, second.published) == ("DEV-MUC3-9002", None)


def test_keys_give_type_and_the_entities_of_five_slots() -> None:
    found = dict(templates_of(KEYS))
    assert list(found) == ["DEV-MUC3-9001"]
    [(kind, slots)] = found["DEV-MUC3-9001"]
    assert kind == "arson"
    assert slots["Target"] == [["THE OLD MILL", "MILL"], ["BARN"]]
    assert (slots["PerpInd"], slots["Victim"]) == ([["RIDERS"]], [])
