"""Our figures equal those of the scorer that stands beside the gold files, where that is at hand."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from vigie.evaluation import DocumentPair, Scores, Tally, coded_document, score

GOLD = Path(__file__).parents[2] / ".." / "shared" / "gold"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold files are not beside the repository")

Document = dict[str, Any]
Change = Callable[[random.Random, Document], None]


@pytest.fixture(scope="module")
def outside() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("outside_scorer", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    # its folder may be read-only
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = writes
    yield module
    del sys.modules[spec.name]


@pytest.fixture(scope="module")
def dev() -> list[Document]:
    return [json.loads(line) for line in (GOLD / "dev.jsonl").read_text(encoding="utf-8").splitlines()]


def _outside_form(scores: Scores) -> dict[str, object]:
    def figures(tally: Tally) -> tuple[float, float, float]:
        return tally.precision, tally.recall, tally.f1

    return {
        "documents": scores.documents,
        "incident": figures(scores.incidents),
        "slot": figures(scores.slot),
        "slots": {name: (*figures(t), t.right, t.predicted, t.gold) for name, t in scores.slots.items()},
        "statement": figures(scores.statements),
        "toll": figures(scores.tolls),
        "quiet": (scores.false_alarms, scores.quiet),
        "incidents": (scores.incidents.right, scores.incidents.predicted, scores.incidents.gold),
    }


def _equal(outside: ModuleType, pairs: list[tuple[Document, Document]]) -> dict[str, object]:
    """Both scorers' figures, which must be the same; gives them back."""
    ours = score(DocumentPair(coded_document(gold), coded_document(found)) for gold, found in pairs)
    figures = _outside_form(ours)
    assert figures == outside.score(pairs)
    return figures


def _drop_incidents(rng: random.Random, document: Document) -> None:
    document["incidents"] = [one for one in document["incidents"] if rng.random() < 0.6]


def _repeat_incidents(rng: random.Random, document: Document) -> None:
    document["incidents"] += [dict(one) for one in document["incidents"] if rng.random() < 0.5]
    rng.shuffle(document["incidents"])


def _many_incidents(rng: random.Random, document: Document) -> None:
    """More than the exact pairing takes."""
    document["incidents"] = [dict(one) for one in document["incidents"] * 8]
    rng.shuffle(document["incidents"])


def _change_subtypes(rng: random.Random, document: Document) -> None:
    kinds = [("Battles", "Armed clash"), ("Strategic developments", "Disrupted weapons use"), ("Riots", "Mob violence")]
    for one in document["incidents"]:
        if rng.random() < 0.5:
            one["type"], one["subtype"] = rng.choice(kinds)
        if rng.random() < 0.3:
            one["status"] = rng.choice(["occurred", "foiled", "attempted"])


def _change_dates(rng: random.Random, document: Document) -> None:
    for one in document["incidents"]:
        if one["date"] and rng.random() < 0.6:
            start = f"{one['date']['start'][:8]}{rng.randint(1, 28):02}"
            one["date"] = rng.choice([None, {"start": start}, {**one["date"], "precision": "month"}, {"start": "hier"}])


def _change_places(rng: random.Random, document: Document) -> None:
    for one in document["incidents"]:
        if one["place"] and rng.random() < 0.6:
            shift = rng.choice([0.1, 0.5, 1.0, 2.0])
            moved = {**one["place"], "lat": (one["place"]["lat"] or 10) + shift}
            one["place"] = rng.choice([None, {}, {**moved, "name": "Valmore"}, moved, {"name": one["place"]["name"]}])


def _swap_parties(rng: random.Random, document: Document) -> None:
    for one in document["incidents"]:
        if rng.random() < 0.5:
            one["actors"], one["targets"] = one["targets"], one["actors"]
        if rng.random() < 0.3:
            one["sources"] = [party["text"] for party in one["sources"]] + ["unknown"]
        if rng.random() < 0.3:
            one["blamed"] = one["actors"] + [{"name": "Unidentified men"}]


def _change_numbers(rng: random.Random, document: Document) -> None:
    for one in [*document["incidents"], *document["tolls"]]:
        if rng.random() < 0.5:
            one["killed"] = rng.choice([None, 0, 3, {"min": 3, "max": None}, {"min": 1, "max": 4}])
    for one in document["incidents"]:
        one["weapons"] = [{**w, "count": rng.choice([None, 1, 2])} for w in one["weapons"] * rng.randint(0, 2)]


def _change_evidence(rng: random.Random, document: Document) -> None:
    for one in document["incidents"]:
        start = rng.randrange(max(1, len(document["text"]) - 40))
        one["evidence"] = rng.choice([None, [], [document["text"][start : start + 40]], ["nulle part"]])


def _change_statements(rng: random.Random, document: Document) -> None:
    rng.shuffle(document["statements"])
    for one in document["statements"]:
        one["kind"] = rng.choice([one["kind"], "threat"])
        one["speaker"] = rng.choice([one["speaker"], one["speaker"]["name"], None, "Dawn group"])


CHANGES: tuple[Change, ...] = (
    _drop_incidents, _repeat_incidents, _many_incidents, _change_subtypes, _change_dates, _change_places,
    _swap_parties, _change_numbers, _change_evidence, _change_statements,
)  # fmt: skip


def _changed(document: Document, rng: random.Random, changes: tuple[Change, ...]) -> Document:
    copy: Document = json.loads(json.dumps(document))
    for change in changes:
        change(rng, copy)
    return copy


def test_gold_against_itself(outside: ModuleType, dev: list[Document]) -> None:
    figures = _equal(outside, [(document, document) for document in dev])
    assert figures["slot"] == (1.0, 1.0, 1.0)


def test_gold_against_nothing(outside: ModuleType, dev: list[Document]) -> None:
    figures = _equal(outside, [(document, {"id": document["id"]}) for document in dev])
    assert figures["slot"] == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_gold_against_one_change(outside: ModuleType, dev: list[Document], change: Change) -> None:
    rng = random.Random(change.__name__)
    documents = rng.sample(dev, 40)
    _equal(outside, [(document, _changed(document, rng, (change,))) for document in documents])


@pytest.mark.parametrize("seed", range(4))
def test_gold_against_several_changes(outside: ModuleType, dev: list[Document], seed: int) -> None:
    rng = random.Random(seed)
    found = [_changed(document, rng, tuple(rng.sample(CHANGES, 4))) for document in rng.sample(dev, 40)]
    by_id = {document["id"]: document for document in dev}
    _equal(outside, [(by_id[document["id"]], document) for document in found])


@pytest.mark.parametrize("seed", range(4))
def test_documents_of_other_articles(outside: ModuleType, dev: list[Document], seed: int) -> None:
    """Hardly anything fits: ties and thresholds decide."""
    rng = random.Random(seed)
    _equal(outside, list(zip(rng.sample(dev, 40), rng.sample(dev, 40), strict=True)))


@pytest.mark.parametrize("seed", range(4))
def test_made_up_documents(outside: ModuleType, seed: int) -> None:
    rng = random.Random(seed)
    _equal(outside, [(_made_up(rng), _made_up(rng)) for _ in range(40)])


WORDS = ("Aube", "Valmore", "la milice", "garde", "du Nord", "unknown men", "Outremont", "القوات", "الشمال", "de la")


def _made_up(rng: random.Random) -> Document:
    def name() -> str:
        return " ".join(rng.choices(WORDS, k=2))

    def parties() -> list[object]:
        def party() -> object:
            return rng.choice([{"name": name(), "text": name()}, name(), {"text": name()}, None])

        return [party() for _ in range(rng.randint(0, 3))]

    def day() -> dict[str, str] | None:
        start, length = rng.randint(1, 9), rng.choice([0, 0, 3])
        precision = rng.choice(["day", "day", "week", "month"])
        whole = {"start": f"2024-03-0{start}", "end": f"2024-03-{start + length:02}", "precision": precision}
        return rng.choice([whole, whole, whole, {"start": whole["start"]}, None])

    def place() -> Document | None:
        where: Document = {"name": name(), "country": rng.choice(["ZZ", "YY", None])}
        spot = {"lat": 10 + rng.randint(0, 8) / 5, "lon": 20}
        return rng.choice([{**where, **spot}, where, {**where, "text": name()}, {"country": "ZZ"}, None])

    def count() -> object:
        return rng.choice([None, None, 0, 3, {"min": 3, "max": 3}, {"min": 3, "max": None}])

    def incident() -> Document:
        kinds = [("Battles", "Armed clash"), ("Protests", "Peaceful protest"), ("Battles", None), (None, None),
                 ("Strategic developments", "Disrupted weapons use")]  # fmt: skip
        kind = rng.choice(kinds)
        fields: Document = {slot: parties() for slot in ("actors", "targets", "claimed_by", "denied_by", "sources")}
        weapons = [{"kind": rng.choice(["drone", "mine"]), "count": rng.choice([None, 1, 2])} for _ in range(2)]
        return fields | {
            "type": kind[0],
            "subtype": kind[1],
            "status": rng.choice(["occurred", "foiled", None]),
            "date": day(),
            "place": place(),
            "weapons": weapons[: rng.randint(0, 2)],
            "killed": count(),
            "injured": count(),
            "blamed": [{"who": party, "by": None} for party in parties()],
            "evidence": rng.sample(TEXT.split(", "), 2),
        }

    return {
        "id": "made-up",
        "text": TEXT,
        "incidents": [incident() for _ in range(rng.choice([0, 1, 2, 4, 6, 14]))],
        "statements": [{"kind": rng.choice(["threat", "aid"]), "speaker": name()} for _ in range(rng.randint(0, 4))],
        "tolls": [{"killed": count(), "injured": count()} for _ in range(rng.randint(0, 3))],
    }


TEXT = "un tir au nord, une mine au sud, un feu à Valmore, une foule à Outremont, un pont détruit"
