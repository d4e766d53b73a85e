"""Names laid over surface tokens: of Sequoia (PARSEME-FR / FrSemCor, CoNLL-U Plus) and of Universal NER (IOB2)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from training.treebank import Sentence, normalise, read_blocks, read_units

LABELS = {"PERS": "PER", "LOC": "LOC", "ORG": "ORG", "PROD": "MISC", "EVE": "MISC"}
IOB_LABELS = frozenset({"PER", "LOC", "ORG"})  # Universal NER's OTH takes in adjectives of countries: left out
COLUMN = 10
_TYPE = re.compile(r"\|NE-([A-Z]+)\.final")

CharSpan = tuple[int, int, str]


def read_names(paths: Iterable[Path]) -> dict[str, tuple[str, list[CharSpan]]]:
    """Map sent_id to (text without spaces, names as offsets in that text), outermost names only."""
    return {
        sent_id: iob_names(rows) if path.suffix == ".iob2" else block_names(rows)
        for path in paths
        for sent_id, rows in read_blocks(path)
    }


def iob_names(rows: Sequence[Sequence[str]]) -> tuple[str, list[CharSpan]]:
    """The names of one sentence of Universal NER: columns are number, word, tag (`B-PER`, `I-PER`, `O`)."""
    text = ""
    spans: list[CharSpan] = []
    for row in rows:
        start = len(text)
        text += "".join(normalise(row[1]).split())
        mark, _, label = row[2].partition("-")
        if mark == "I" and spans and spans[-1][1] == start and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], len(text), label)
        elif label:
            spans.append((start, len(text), label))
    return text, [s for s in spans if s[2] in IOB_LABELS]


def block_names(rows: Sequence[Sequence[str]]) -> tuple[str, list[CharSpan]]:
    """The names of one sentence; column 11 of a word holds `id:category|NE-TYPE.final|..` or `id`, `;` between."""
    extent: dict[int, tuple[int, int]] = {}
    text = ""
    for unit in read_units(rows):
        form = "".join(normalise(unit.form).split())
        extent |= dict.fromkeys(unit.ids, (len(text), len(text) + len(form)))
        text += form
    members: dict[str, list[int]] = defaultdict(list)
    types: dict[str, str] = {}
    for row in rows:
        if not row[0].isdigit() or row[COLUMN] in {"*", "_"}:
            continue
        for mark in row[COLUMN].split(";"):
            number = mark.partition(":")[0]
            members[number].append(int(row[0]))
            if found := _TYPE.search(mark):
                types[number] = LABELS[found[1]]
    spans = [
        (min(extent[i][0] for i in members[n]), max(extent[i][1] for i in members[n]), t) for n, t in types.items()
    ]
    return text, outermost(spans)


def outermost(spans: Iterable[CharSpan]) -> list[CharSpan]:
    """Of overlapping spans keep the longest."""
    kept: list[CharSpan] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if not any(span[0] < k[1] and k[0] < span[1] for k in kept):
            kept.append(span)
    return sorted(kept)


def with_names(sentence: Sentence, names: Mapping[str, tuple[str, list[CharSpan]]]) -> Sentence:
    """The sentence with its names as token spans; unchanged (names unknown) where the text differs or has no entry."""
    text, spans = names.get(sentence.id, ("", []))
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    offset = 0
    for n, token in enumerate(sentence.tokens):
        starts |= dict.fromkeys(range(offset, offset + len(token.form)), n)
        offset += len(token.form)
        ends |= dict.fromkeys(range(offset - len(token.form) + 1, offset + 1), n + 1)
    if text != "".join(t.form for t in sentence.tokens):
        return sentence
    found = tuple(outermost((starts[a], ends[b], label) for a, b, label in spans))
    return Sentence(sentence.id, sentence.tokens, found)
