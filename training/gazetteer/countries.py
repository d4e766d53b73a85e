"""Countries: names, demonyms and adjectives in the languages that are read."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from training.gazetteer.records import Record
from training.gazetteer.sources import tsv
from vigie.gazetteer.fold import strict_key

READ = ("en", "fr", "es", "ar")
LANGS = (("fra", "fr"), ("spa", "es"), ("ara", "ar"))


def plural(word: str) -> str:
    """The French or English plural of an adjective of origin."""
    return word if word.endswith(("s", "x", "z", "ese", "ish", "ch")) else word + "s"


class Countries:
    """mledoze's table with the hand table laid over it."""

    def __init__(self, upstream: Path, hand: Path) -> None:
        self.rows: list[dict[str, Any]] = json.loads(upstream.read_text(encoding="utf-8"))
        self.hand = {r["code"]: r for r in tsv(hand)}

    def name(self, row: dict[str, Any]) -> str:
        """The usual English name."""
        return str(self.hand.get(row["cca2"], {}).get("name_en") or row["name"]["common"])

    def adjective(self, row: dict[str, Any]) -> str:
        """The English adjective ("Iraqi")."""
        own = row.get("demonyms", {}).get("eng", {}).get("m", "")
        return str(self.hand.get(row["cca2"], {}).get("adjective_en") or own.split(",")[0] or self.name(row))

    def spoken(self, row: dict[str, Any]) -> list[tuple[str, str]]:
        """Every (name, language); one name may stand in several languages."""
        english = [(n, "en") for n in (self.name(row), row["name"]["common"], row["name"]["official"])]
        upstream = [
            (name, lang)
            for key, lang in LANGS
            for kind in ("common", "official")
            if (name := row["translations"].get(key, {}).get(kind))
        ]
        hand = self.hand.get(row["cca2"], {})
        ours = [(n, lang) for lang in READ for n in (hand.get(f"names_{lang}") or "").split("|") if n]
        return english + upstream + ours

    def names(self, row: dict[str, Any]) -> dict[str, str]:
        """Every name to one of its languages."""
        return dict(reversed(self.spoken(row)))

    def adjectives(self, row: dict[str, Any]) -> list[tuple[str, str]]:
        """(word, language) of every inflected demonym and adjective."""
        hand = self.hand.get(row["cca2"], {})
        found: list[tuple[str, str]] = []
        for key, lang in (("fra", "fr"), ("eng", "en")):
            own = [
                w.strip() for g in ("m", "f") for w in (row.get("demonyms", {}).get(key, {}).get(g) or "").split(",")
            ]
            own += (hand.get(f"adjectives_{lang}") or "").split("|")
            own += [self.adjective(row)] if lang == "en" else []
            found += [(form, lang) for w in own if w for form in (w, plural(w))]
        return found

    def words(self) -> list[tuple[object, ...]]:
        """(strict key, language, code): independent states first, then by the hand table's order, then by area."""
        ranked = sorted(
            self.rows, key=lambda r: (r["cca2"] not in self.hand, not r["independent"], -r["area"], r["cca2"])
        )
        held: dict[tuple[str, str], str] = {}
        for row in ranked:
            for word, lang in self.spoken(row):
                held.setdefault((strict_key(word), lang), row["cca2"])
        for row in ranked:
            for word, lang in self.adjectives(row):
                held.setdefault((strict_key(word), lang), row["cca2"])
        return [(word, lang, code) for (word, lang), code in sorted(held.items()) if word]

    def table(self) -> list[tuple[object, ...]]:
        """(code, English name, English adjective)."""
        return [(r["cca2"], self.name(r), self.adjective(r)) for r in sorted(self.rows, key=lambda r: r["cca2"])]

    def records(self) -> list[Record]:
        """Each country as a place, at its middle, with the radius of a circle of its area."""
        out = []
        for r in self.rows:
            radius = round(math.sqrt(max(r["area"], 1) / math.pi), 1)
            names = self.names(r)
            lat, lon = r["latlng"]
            out.append(
                Record(
                    f"iso:{r['cca2']}", self.name(r), r["cca2"], "", lat, lon, "country", radius_km=radius, names=names
                )
            )
        return out
