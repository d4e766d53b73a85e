"""Wrong data files: the message names file, line and cause."""

from __future__ import annotations

import pytest

from vigie.errors import DataError
from vigie.parties.entries import COLUMNS, parse_alias, parse_register
from vigie.parties.roles import parse_roles

HEADER = "\t".join(COLUMNS)
ROLE = "roles:\n  - {id: army, kind: state_forces, singular: [armée], plural: [armées], en: [army, armies]}\n"


def line(id_: str, name: str, country: str = "", fr: str = "", en: str = "", kind: str = "rebel_group") -> str:
    return "\t".join([id_, name, kind, country, "", fr, en])


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], r"r\.tsv:1: the header"),
        (["id\tname"], r"r\.tsv:1: the header"),
        ([HEADER, "a\tb"], r"r\.tsv:2: 2 columns"),
        ([HEADER, line("a", "A", kind="warlord")], r"r\.tsv:2: unknown kind 'warlord'"),
        ([HEADER, line("A!", "A")], r"r\.tsv:2: an entry needs"),
        ([HEADER, line("a", "A", country="Mali")], r"r\.tsv:2: 'Mali' is no ISO"),
        ([HEADER, line("a", "A", fr="x|")], r"r\.tsv:2: an empty alias"),
        ([HEADER, line("a", "A"), line("a", "B")], r"r\.tsv:3: 'id a' stands in line 2"),
        ([HEADER, line("a", "A"), line("b", "À")], r"r\.tsv:3: 'name a' stands in line 2"),
        ([HEADER, line("a", "A", fr="Front uni"), "# note", line("b", "B", fr="front-uni")], r"r\.tsv:4: fr alias"),
        ([HEADER, line("a", "A", "ML", "~FDS"), line("b", "B", "ML", "~FDS")], r"r\.tsv:3:.*same seat"),
        ([HEADER, line("a", "A", "ML", "~FDS"), line("b", "B", "BF", "FDS")], r"r\.tsv:3:.*mark it with ~"),
        ([HEADER, line("a", "A", fr="Front uni|front uni")], r"r\.tsv:2:.*twice in one entry"),
    ],
)
def test_wrong_register(lines: list[str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        parse_register("\n".join(lines), "r.tsv")


def test_right_register() -> None:
    text = "\n".join(["# origin", HEADER, "", line("a", "A", "ML", "~FDS|Front uni"), line("b", "B", "SY", "~FDS")])
    assert [entry.id for entry in parse_register(text, "r.tsv")] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "exact", "shared", "local"),
    [
        ("Hamas", False, False, False),
        ("FAMa", True, False, False),
        ("M23", True, False, False),
        ("Monusco", False, False, False),
        ("^Wagner", True, False, False),
        ("~FDS", True, True, False),
        ("@forces du régime", False, False, True),
        ("État islamique", False, False, False),
    ],
)
def test_alias_marks(text: str, exact: bool, shared: bool, local: bool) -> None:
    alias = parse_alias(text)
    assert (alias.exact, alias.shared, alias.local) == (exact, shared, local)
    assert alias.text == text.lstrip("^~@")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", r"x\.yaml:1: no list of roles"),
        ("roles:\n  - {id: [", r"x\.yaml:\d+: "),
        (ROLE + "  - 3\n", r"x\.yaml: 3 is no role"),
        (ROLE.replace("state_forces", "warlord"), r"x\.yaml:2: a role needs an id and a known kind"),
        (ROLE.replace("en:", "english:"), r"x\.yaml:2: unknown key 'english'"),
        (ROLE.replace("[army, armies]", "[army]"), r"x\.yaml:2: a role needs a form"),
        (ROLE.replace("[armée]", "armée"), r"x\.yaml:2: singular must be a list"),
        (ROLE.replace("en:", "armed: maybe, en:"), r"x\.yaml:2: armed must be yes or no"),
        (ROLE.replace("en:", "homes: {PS: 3}, en:"), r"x\.yaml:2: homes must map"),
        (ROLE + ROLE.split("\n", 1)[1], r"x\.yaml:3: role 'army' stands twice"),
        (ROLE + ROLE.split("\n", 1)[1].replace("id: army", "id: navy"), r"x\.yaml:3: 'armée' is a form of 'army'"),
        (ROLE + "seats:\n  Rwanda: [Kigali]\n", r"x\.yaml:4: seats must map"),
        (ROLE + "seats:\n  RW: [Kigali]\n  BI: [Kigali]\n", r"x\.yaml:4: 'Kigali' is the seat of two"),
    ],
)
def test_wrong_roles(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parse_roles(text, "x.yaml")


def test_right_roles() -> None:
    data = parse_roles(ROLE + "seats:\n  RW: [Kigali]\nfunction_words: [de]\n", "x.yaml")
    assert [role.id for role in data.roles] == ["army"]
    assert data.seats == {"kigali": "RW"}
