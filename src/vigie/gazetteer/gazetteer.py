"""Look-up of places, countries and divisions by name."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from vigie.errors import DataError
from vigie.gazetteer.fold import fold, strict_key
from vigie.gazetteer.store import Store
from vigie.gazetteer.toponym import FEATURE_RANK, Toponym

SHORTEST_LOOSE = 4  # shorter keys say too little to match by transliteration


def importance(place: Toponym) -> float:
    """0 to about 1.3: what a bare name most likely means, by feature and population."""
    people = min(math.log10(place.population + 1) / 7, 1.0) if place.population else 0.0
    return FEATURE_RANK.get(place.feature, 0.3) + 0.25 * people + (0.1 if place.capital else 0.0)


class Gazetteer:
    """The places of the world in one read-only file. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found = lru_cache(maxsize=1 << 15)(self._look_up)
        self._known = lru_cache(maxsize=1 << 16)(self._holds)
        self._words = {(str(w), str(lang)): str(code) for w, lang, code in store.rows("SELECT * FROM country_word")}
        self._countries = {code: (name, adjective) for code, name, adjective in store.rows("SELECT * FROM country")}

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """The gazetteer in a file; without one, the one that comes with the package. DataError where there is none."""
        return cls(Store(path if path is not None else Path(str(files("vigie.gazetteer") / "data" / "places.sqlite"))))

    def close(self) -> None:
        """Gives the file back."""
        self._store.close()

    def find(self, name: str, *, country: str | None = None, limit: int = 20) -> tuple[Toponym, ...]:
        """Places that bear the name, the best first: strict matches, then by feature and population.

        ``country`` (ISO alpha-2) keeps those of one country. A place matched only by transliteration has ``loose`` set.
        """
        found = self._found(strict_key(name))
        if country is not None:
            found = tuple(p for p in found if p.country == country)
        return found[:limit]

    def has(self, name: str) -> bool:
        """Whether any place bears the name."""
        return self._known(strict_key(name))

    def get(self, place_id: str) -> Toponym | None:
        """The place with an id ("wof:85632243"); None where there is none."""
        return self._store.by_id(place_id)

    def admin1_named(self, name: str, country: str | None = None) -> Toponym | None:
        """The first-level division of that name. Generic words before or after it ("Etat de Kwara", "Kwara State") are
        dropped one by one, in any language, until a division is found.
        """
        words = strict_key(name).split()
        shorter = [words[i:] for i in range(len(words))] + [words[:i] for i in range(len(words) - 1, 0, -1)]
        for part in shorter:
            for place in self._found(" ".join(part)):
                if place.feature == "admin1" and country in (None, place.country):
                    return place
        return None

    def country_of(self, word: str, lang: str) -> str | None:
        """Code of the country that a name, demonym or adjective in that language means ("irakiennes", "fr": "IQ")."""
        return self._words.get((strict_key(word), lang))

    def country_name(self, code: str) -> str:
        """English name of a country; DataError for an unknown code."""
        return self._country(code)[0]

    def demonym_en(self, code: str) -> str:
        """English adjective of a country ("Iraqi"); DataError for an unknown code."""
        return self._country(code)[1]

    def _country(self, code: str) -> tuple[str, str]:
        if code not in self._countries:
            raise DataError(f"{code!r} is no ISO 3166-1 alpha-2 code")
        return self._countries[code]

    def _holds(self, strict: str) -> bool:
        """Whether anything is found; for keys of some length any line counts, and none needs to be read."""
        key = fold(strict)
        if len(key) < SHORTEST_LOOSE:
            return bool(self._found(strict))
        return any(True for table in ("place_block", "alias_block") for _ in self._store.lines(table, key))

    def _look_up(self, strict: str) -> tuple[Toponym, ...]:
        key = fold(strict)
        if not key:
            return ()
        strictly: dict[str, bool] = {}
        places: dict[str, Toponym] = {}
        for _, rest in self._store.lines("place_block", key):
            place = self._store.parse(rest)
            places[place.id] = place
            strictly[place.id] = strict_key(place.name) == strict
        for _, rest in self._store.lines("alias_block", key):
            other, _, number = rest.split("\t")
            same = (other or key) == strict
            if same or len(key) >= SHORTEST_LOOSE:
                place = self._store.place(int(number))
                places[place.id] = place
                strictly[place.id] = same or strictly.get(place.id, False)
        kept = [p if strictly[p.id] else replace(p, loose=True) for p in places.values()]
        kept = [p for p in kept if not p.loose or len(key) >= SHORTEST_LOOSE]
        return tuple(sorted(kept, key=lambda p: (p.loose, -importance(p), p.id)))
