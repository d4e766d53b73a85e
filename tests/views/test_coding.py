from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from vigie.model import (
    Article,
    Claim,
    Count,
    FieldName,
    Kind,
    Party,
    Place,
    Reading,
    Reason,
    Report,
    Span,
    Statement,
    Status,
    Toll,
    Value,
    Weapon,
    When,
)
from vigie.views import coded, dumps
from vigie.views.reading_table import table

TEXT = (
    "Des drones du Front ont frappé jeudi le dépôt de Kalou, selon le préfet. Cinq gardes sont morts, dit-il ; "
    "« au moins huit », d'après le maire, cité par Radio Kalou. Le Front a revendiqué. "
    "« D'autres suivront », dit le Front."
)
ARTICLE = Article(
    id="a-1", lang="fr", outlet="Le Témoin", title="Kalou [frappé]", text=TEXT, published=date(2023, 10, 19)
)
FRONT = Party(name="Kalou Front", text="Front", id="kalou-front", kind="rebel_group")
PREFECT = Party(
    name="prefect", text="le préfet", span=Span(start=TEXT.index("le préfet"), end=TEXT.index("le préfet") + 9)
)
MAYOR = Party(name="mayor", text="le maire")
RADIO = Party(name="Radio Kalou", text="Radio Kalou")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def claim(field: FieldName, value: Value, words: str, *said_by: Party, rule: str = "r") -> Claim:
    return Claim(field=field, value=value, span=span(words), said_by=said_by, rule=rule)


KIND = Kind(type="Explosions/Remote violence", subtype="Air/drone strike")
CLAIMS = (
    claim("kind", KIND, "frappé", PREFECT),
    claim("kind", Kind(type="Battles", subtype="Armed clash"), "frappé"),
    claim("status", Status(status="occurred"), "frappé"),
    claim("date", When(start=date(2023, 10, 19), end=date(2023, 10, 19)), "jeudi"),
    claim("place", Place(name="Kalou", country="XX", precision="near"), "Kalou"),
    claim("actor", FRONT, "Front", PREFECT),
    claim("actor", FRONT.model_copy(update={"text": "Le Front"}), "Le Front"),
    claim("target", Party(name="depot", text="le dépôt"), "le dépôt"),
    claim("weapon", Weapon(kind="drone"), "drones"),
    claim("weapon", Weapon(kind="drone", count=3), "Des drones"),
    claim("killed", Count(min=5, max=5), "Cinq", PREFECT),
    claim("killed", Count(min=8), "au moins huit", RADIO, MAYOR),
    claim("claimed_by", FRONT, "Front"),
    claim("blamed", FRONT, "Front", RADIO, MAYOR),
    claim("blamed", FRONT, "Front", MAYOR),
    claim("blamed", Party(name="Army", text="armée"), "gardes"),
)
READING = Reading(
    article=ARTICLE,
    reports=(Report(id="a", claims=CLAIMS, evidence=(span("ont frappé jeudi le dépôt"), span("Cinq gardes"))),),
    statements=(
        Statement(
            kind="threat",
            speaker=FRONT,
            date=When(start=date(2023, 10, 18), end=date(2023, 10, 18)),
            evidence=span("D'autres suivront"),
        ),
    ),
    tolls=(Toll(scope="gardes", killed=Count(min=20), evidence=span("Cinq gardes sont morts")),),
)


ADDED = ("claims", "evidence_spans", "confidence", "field_confidence", "reasons")


def test_confidences_stand_with_the_incident_and_its_fields() -> None:
    sure = tuple(c.model_copy(update={"confidence": 0.9 - n / 100}) for n, c in enumerate(CLAIMS[:6]))
    reasons = (Reason(name="place: own", weight=0.4),)
    told = READING.reports[0].model_copy(
        update={"claims": sure, "confidence": 0.7, "sources_confidence": 0.3, "reasons": reasons}
    )
    (incident,) = coded(READING.model_copy(update={"reports": (told,)}))["incidents"]  # type: ignore[misc]
    assert incident["confidence"] == 0.7
    assert incident["field_confidence"] == {
        **{claim.field: claim.confidence for claim in reversed(sure)}, "sources": 0.3,
    }  # fmt: skip
    assert incident["reasons"] == [{"name": "place: own", "weight": 0.4}]
    (bare,) = coded(READING)["incidents"]  # type: ignore[misc]
    assert (bare["confidence"], bare["field_confidence"], bare["reasons"]) == (None, {}, [])


def test_an_incident_has_the_hand_coders_keys_and_values() -> None:
    (incident,) = coded(READING)["incidents"]  # type: ignore[misc]
    front = {"name": "Kalou Front", "text": "Front", "id": "kalou-front", "kind": "rebel_group"}
    mayor = {"name": "mayor", "text": "le maire"}
    assert {key: value for key, value in incident.items() if key not in ADDED} == {
        "id": "a",
        "type": "Explosions/Remote violence",
        "subtype": "Air/drone strike",
        "status": "occurred",
        "date": {"start": "2023-10-19", "end": "2023-10-19", "precision": "day"},
        "place": {
            "name": "Kalou",
            "country": "XX",
            "admin1": None,
            "lat": None,
            "lon": None,
            "precision": "near",
            "radius_km": None,
            "gazetteer_id": None,
            "canonical": None,
        },
        "actors": [front],
        "targets": [{"name": "depot", "text": "le dépôt"}],
        "weapons": [{"kind": "drone", "count": 3}],
        "killed": {"min": 5, "max": None},
        "injured": None,
        "claimed_by": [front],
        "denied_by": [],
        "blamed": [{"who": front, "by": mayor}, {"who": {"name": "Army", "text": "armée"}, "by": None}],
        "sources": [{"name": "prefect", "text": "le préfet"}],
        "evidence": ["ont frappé jeudi le dépôt", "Cinq gardes"],
    }


def test_every_claim_stands_with_its_words_and_speakers() -> None:
    (incident,) = coded(READING)["incidents"]  # type: ignore[misc]
    assert len(incident["claims"]) == len(CLAIMS)
    assert incident["claims"][0] == {
        "field": "kind",
        "value": {"type": "Explosions/Remote violence", "subtype": "Air/drone strike"},
        "span": {"part": "text", "start": TEXT.index("frappé"), "end": TEXT.index("frappé") + 6},
        "words": "frappé",
        "said_by": [
            {
                "name": "prefect",
                "text": "le préfet",
                "span": {"part": "text", "start": TEXT.index("le préfet"), "end": TEXT.index("le préfet") + 9},
            }
        ],
        "stance": "stated",
        "rule": "r",
        "confidence": None,
    }
    for span, words in zip(incident["evidence_spans"], incident["evidence"], strict=True):
        assert TEXT[span["start"] : span["end"]] == words


def test_statements_and_tolls_have_the_hand_coders_keys() -> None:
    (statement,) = coded(READING)["statements"]  # type: ignore[misc]
    assert (statement["kind"], statement["speaker"]["name"], statement["target"]) == ("threat", "Kalou Front", None)
    assert (statement["date"], statement["evidence"]) == ("2023-10-18", "D'autres suivront")
    (toll,) = coded(READING)["tolls"]  # type: ignore[misc]
    assert (toll["scope"], toll["killed"], toll["injured"]) == ("gardes", {"min": 20, "max": None}, None)


def report(*claims: Claim) -> Report:
    return Report(id="a", claims=claims, evidence=(span("frappé"),))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([(5, 5)], {"min": 5, "max": 5}),
        ([(5, 5), (8, 8)], {"min": 5, "max": 8}),
        ([(12, None)], {"min": 12, "max": None}),
        ([(12, None), (3, 20)], {"min": 3, "max": None}),
        ([(None, 5), (2, 2)], {"min": None, "max": 5}),
        ([(0, 0)], {"min": 0, "max": 0}),
        ([], None),
    ],
)
def test_rival_figures_widen_the_interval(counts: list[tuple[int | None, int | None]], expected: object) -> None:
    claims = [claim("injured", Count(min=low, max=high), "Cinq") for low, high in counts]
    (incident,) = coded(Reading(article=ARTICLE, reports=(report(*claims),)))["incidents"]  # type: ignore[misc]
    assert incident["injured"] == expected


def test_a_superseded_figure_stays_a_claim_and_leaves_the_interval() -> None:
    old = claim("killed", Count(min=10, max=10), "Cinq", rule="toll:superseded")
    new = claim("killed", Count(min=14, max=14), "Cinq", rule="toll")
    (incident,) = coded(Reading(article=ARTICLE, reports=(report(new, old),)))["incidents"]  # type: ignore[misc]
    assert incident["killed"] == {"min": 14, "max": 14}
    assert len(incident["claims"]) == 2


def test_what_nobody_says_is_null() -> None:
    (incident,) = coded(Reading(article=ARTICLE, reports=(report(),)))["incidents"]  # type: ignore[misc]
    for key in ("type", "subtype", "status", "date", "place", "killed", "injured"):
        assert incident[key] is None
    for key in ("actors", "targets", "weapons", "claimed_by", "denied_by", "blamed", "sources", "claims"):
        assert incident[key] == []


def test_a_reading_is_one_line_of_json_in_utf8() -> None:
    line = dumps(READING)
    assert "\n" not in line
    assert "frappé" in line
    assert json.loads(line) == coded(READING)
    assert line == dumps(READING.model_copy(deep=True))
    assert list(json.loads(line))[:6] == ["id", "lang", "outlet", "published", "published_at", "url"]


def shown(*readings: Reading, width: int = 160) -> str:
    console = Console(file=StringIO(), width=width)
    for block in table(readings, 120):
        console.print(block)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_the_table_shows_each_article_with_what_it_tells() -> None:
    out = shown(READING, Reading(article=Article(id="quiet", text="Rien.")))
    for words in (
        "Kalou [frappé]",
        "Le Témoin, 2023-10-19, fr",
        "Kalou (XX)",
        "Air/drone strike",
        "drone × 3",
        "5+ killed",
    ):
        assert words in out
    for words in (
        "Kalou Front",
        "depot",
        "prefect",
        "threat: Kalou Front",
        "D'autres suivront",
        "20+ killed",
        "gardes",
    ):
        assert words in out
    assert "quiet  (no date)" in out
    assert "No incident." in out


def test_what_did_not_succeed_is_told_so() -> None:
    claims = (claim("kind", KIND, "frappé"), claim("status", Status(status="foiled"), "frappé"))
    assert "(foiled)" in shown(Reading(article=ARTICLE, reports=(report(*claims),)))
