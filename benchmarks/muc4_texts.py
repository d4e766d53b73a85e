"""Texts and keys of MUC-4 (../shared/data/muc4), as GTT takes them for its measure.

Texts come in lines of upper case, each with a dateline; the dateline gives the day and is no part of the text. Of the
keys five string slots and the type are read. Optional templates and fillers count like others; a string that does not
stand in the text is left out; of two equal templates one is kept. Victims are those with a name: descriptions have a
slot of their own, which the measure does not count.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ceaf_ree import Template
from goldsets import SHARED
from vigie.model import Article

ARCHIVE = SHARED / "data" / "muc4" / "muc4-dev-tst1-tst2.tar.xz"
FILES = {
    "TST1": ("muc4/tst1/tst1-muc3", "muc4/tst1/key-tst1.v7"),
    "TST2": ("muc4/tst2/tst2-muc4", "muc4/tst2/key-tst2.v4"),
    "DEV": ("muc4/dev/dev-muc3-1101-1200", "muc4/dev/key-dev-1101.muc4"),
}
"""The last hundred but one of the development texts may be read while the conversion is written."""

_SLOTS = {
    "PERP: INDIVIDUAL ID": "PerpInd",
    "PERP: ORGANIZATION ID": "PerpOrg",
    "PHYS TGT: ID": "Target",
    "HUM TGT: NAME": "Victim",
    "INCIDENT: INSTRUMENT ID": "Weapon",
}
_HEAD = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4}).*$", re.MULTILINE)
_DATELINE = re.compile(r"^.*?\b(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b.*?--\s*", re.DOTALL)
_TAG = re.compile(r"^\s*(?:\[[^\]]*\]\s*)*\[TEXT\]\s*")
_QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')
_LABEL = 33  # columns of a key's line before the value
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True)
class KeyedText:
    """A text and the templates that human coders filled in."""

    article: Article
    templates: list[Template]


def keyed_texts(part: str, archive: Path = ARCHIVE) -> list[KeyedText]:
    """All texts of a part (TST1, TST2 or DEV) with their keys."""
    with tarfile.open(archive) as tar:
        texts, keys = (_read(tar, name) for name in FILES[part])
    templates = dict(templates_of(keys))
    found = []
    for article in articles_of(texts):
        plain = " ".join(article.text.lower().split())
        filled = [_in_text(template, plain) for template in templates.get(article.id, ())]
        found.append(KeyedText(article, [one for n, one in enumerate(filled) if one not in filled[:n]]))
    return found


def _read(tar: tarfile.TarFile, name: str) -> str:
    file = tar.extractfile(name)
    if file is None:
        raise FileNotFoundError(name)
    return file.read().decode("latin-1").replace("\r", "")


def articles_of(texts: str) -> Iterator[Article]:
    """The articles of a file, their lines joined to paragraphs."""
    heads = list(_HEAD.finditer(texts))
    ends = [head.start() for head in heads[1:]] + [len(texts)]
    for head, end in zip(heads, ends, strict=True):
        raw = texts[head.end() : end].strip()
        dateline = _DATELINE.match(raw[:400])
        body = raw[dateline.end() :] if dateline else raw
        body = _TAG.sub("", body).replace("[", "(").replace("]", ")")
        text = "\n\n".join(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", body))
        yield Article(id=head.group(1), lang="en", text=text, published=_day(dateline) if dateline else None)


def _day(dateline: re.Match[str]) -> date | None:
    day, month, year = dateline.groups()
    try:
        return date(1900 + int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


Raw = tuple[str, dict[str, list[list[str]]]]


def templates_of(keys: str) -> Iterator[tuple[str, list[Raw]]]:
    """The document's id and its templates, for each document of a key file."""
    found: dict[str, list[Raw]] = {}
    document = ""
    raw: Raw = ("", {})
    for label, value in _lines(keys):
        if label == "MESSAGE: ID":
            document = value.split()[0]
        elif label == "INCIDENT: TYPE":
            type_ = re.sub(r"\s*\(.*", "", value).lower()
            raw = (type_, {slot: [] for slot in _SLOTS.values()})
            if type_ not in ("*", "-"):
                found.setdefault(document, []).append(raw)
        elif label in _SLOTS and (entity := [text.strip() for text in _QUOTED.findall(value)]):
            raw[1][_SLOTS[label]].append(entity)
    yield from found.items()


def _lines(keys: str) -> Iterator[tuple[str, str]]:
    """Label and value of each line; a line without a label goes on with the one before."""
    label = ""
    for line in keys.splitlines():
        if line.startswith(";") or not line.strip():
            continue
        label = re.sub(r"^\s*\d+\.\s*", "", line[:_LABEL]).strip() or label
        yield label, line[_LABEL:].strip()


def _in_text(raw: Raw, plain: str) -> Template:
    """The template with those strings alone that stand in the text."""
    type_, slots = raw
    kept = {
        slot: [here for entity in entities if (here := [text for text in entity if text.lower() in plain])]
        for slot, entities in slots.items()
    }
    return Template.of(type_, kept)
