from __future__ import annotations

import json
from pathlib import Path

import pytest

from vigie.errors import EvaluationError
from vigie.evaluation import coded_document, load_coded


def _file(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "coded.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_documents_come_by_id_in_order_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    path = _file(tmp_path, '\n{"id": "b", "incidents": null}\n\n{"id": "a", "lang": "fr", "unheard": 1}\n')
    documents = load_coded(path)
    assert list(documents) == ["b", "a"]
    assert documents["a"].lang == "fr"
    assert documents["b"].incidents == ()


def test_a_line_separator_within_a_string_ends_no_line(tmp_path: Path) -> None:
    path = _file(tmp_path, json.dumps({"id": "a", "text": "un\u2028deux"}, ensure_ascii=False))
    assert load_coded(path)["a"].text == "un\u2028deux"


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert list(load_coded(_file(tmp_path, '\ufeff{"id": "a"}'))) == ["a"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ('{"id": "a"}\n{"id": ', r"coded\.jsonl, line 2: not JSON"),
        ('{"id": "a"}\n[1]', r"coded\.jsonl, line 2: document: "),
        ('{"lang": "fr"}', r"line 1: id: Field required"),
        ('{"id": ""}', r"line 1: id: "),
        ('{"id": "a", "incidents": [{"killed": {"min": "many"}}]}', r"line 1: incidents\.0\.killed\.min: "),
        ('{"id": "a", "incidents": {"type": "Battles"}}', r"line 1: incidents: "),
        ('{"id": "a", "statements": ["threat"]}', r"line 1: statements\.0: "),
        ('{"id": "a"}\n\n{"id": "a"}', r"line 3: id 'a' stands on line 1 already"),
        (b'{"id": "a"}\n{"id": "\xe9t\xe9"}', r"line 2: not UTF-8"),
        ("[" * 100_000, r"line 1: not JSON"),
    ],
)
def test_a_wrong_line_names_file_line_and_cause(tmp_path: Path, content: str | bytes, cause: str) -> None:
    with pytest.raises(EvaluationError, match=cause):
        load_coded(_file(tmp_path, content))


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"nowhere\.jsonl: No such file"):
        load_coded(tmp_path / "nowhere.jsonl")


def test_short_forms_of_parties_counts_and_lists() -> None:
    document = coded_document(
        {
            "id": 7,
            "incidents": [
                {
                    "actors": ["Dawn group", None],
                    "targets": None,
                    "killed": 3,
                    "blamed": [{"who": "Dusk group", "by": None}, "Noon group"],
                    "place": {},
                    "evidence": "un tir",
                }
            ],
            "statements": [{"kind": "threat", "speaker": "Dawn group"}],
        }
    )
    (incident,) = document.incidents
    assert document.id == "7"
    assert [party.name for party in incident.actors] == ["Dawn group", None]
    assert incident.targets == ()
    assert incident.killed is not None
    assert (incident.killed.min, incident.killed.max) == (3, 3)
    assert [party.name for party in incident.blamed] == ["Dusk group", "Noon group"]
    assert incident.place is None
    assert incident.evidence == ("un tir",)
    assert document.statements[0].speaker.name == "Dawn group"
