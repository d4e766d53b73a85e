"""Reads files of coded articles: JSON Lines, one document a line, UTF-8."""

from __future__ import annotations

import json
from pathlib import Path

from vigie.errors import EvaluationError
from vigie.evaluation.coded import CodedDocument, coded_document


def load_coded(path: Path) -> dict[str, CodedDocument]:
    """The documents of a file by id, in its order; blank lines are passed over.

    Raises EvaluationError naming file, line and cause: unreadable file, bad JSON, wrong shape, an id used twice.
    """
    documents: dict[str, CodedDocument] = {}
    first_line: dict[str, int] = {}
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        document = coded_document(_parsed(line, path, number), source=f"{path}, line {number}")
        if document.id in documents:
            raise EvaluationError(
                f"{path}, line {number}: id {document.id!r} stands on line {first_line[document.id]} already"
            )
        documents[document.id], first_line[document.id] = document, number
    return documents


def _lines(path: Path) -> list[str]:
    try:
        # Only \n ends a line: JSON strings may hold U+2028 and its like.
        return path.read_bytes().decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise EvaluationError(f"{path}, line {line}: not UTF-8 ({error.reason})") from error
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}") from error


def _parsed(line: str, path: Path, number: int) -> object:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise EvaluationError(f"{path}, line {number}: not JSON ({error})") from error
