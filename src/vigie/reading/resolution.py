"""Where the place names of a text lie: countries first, then sure places, then the rest in their light."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from vigie.gazetteer import Choice, Context, Gazetteer, Toponym, choose
from vigie.reading.names import Names
from vigie.reading.tree import Tree
from vigie.reading.whereabouts import AREAS, SITES, Scale, Whereabouts
from vigie.sphere import kilometres

_BIG = 20000  # inhabitants of a place that a text may name without saying where it is
_GREAT = 500_000  # those of one that needs nothing else
_DWARF = 10  # times smaller than a great namesake: never meant without saying so
_SMALL = frozenset({"village", "quarter", "admin2", "river", "mountain"})
_SURE = frozenset({"admin1", "region", "sea", "country", "base", "camp", "field", "hospital", "nuclear", "crossing"})
_PLACED_WEIGHT = 0.5  # a resolved place speaks half as loud for its country as the country's name
_STRAY_KM = 200.0
_LOUD = 0.4  # share of the loudest country's weight from which a country is much in play
_VOTE_WEIGHT = 0.4
_FAR_WEIGHT = 0.6  # how loud a place in another paragraph speaks for its surroundings
_HEADING = (":", "-", "–", "—", "(", ".")
_REACH = 9  # tokens behind a name within which its country or division may stand
_KINDS: dict[Scale, frozenset[str]] = {
    "area": frozenset({"admin1", "admin2", "region"}),
    "settlement": frozenset({"city", "town", "village"}),
    "site": SITES,
}


class Resolver:
    """Chooses between namesakes with the whole document in view."""

    def __init__(self, tree: Tree, names: Names, gazetteer: Gazetteer):
        self.tree = tree
        self.names = names
        self.gazetteer = gazetteer
        self.weights = dict(names.countries)
        self.anchors: list[tuple[float, float, int]] = []  # where, and in which paragraph
        self.breaks = sorted(names.prepared.breaks)  # where paragraphs begin
        self.placed: set[str] = set()  # names that stand somewhere where places stand
        self.known: dict[tuple[str, tuple[str, ...]], Toponym | None] = {}

    def resolve(self, raw: list[Whereabouts]) -> list[Whereabouts]:
        """The same names in the same order, placed where the gazetteer and the text place them."""
        self.placed = {m.name for m in raw if m.locative and not self._opening(m.start)}
        self._vote(raw)
        raw = [m for m in raw if not self._people(m)]
        found: list[Whereabouts | None] = [self._country(m) for m in raw]
        for sure in (True, False):
            for n in sorted(range(len(raw)), key=lambda n: 0 if sure else self._namesakes(raw[n].name)):
                if found[n] is None:
                    found[n] = self._placed(raw[n], sure=sure)
        return self._short_forms([m if f is None else f for m, f in zip(raw, found, strict=True)])

    # ---- countries in play ------------------------------------------------------------------------------------
    def _vote(self, raw: list[Whereabouts]) -> None:
        """Countries in which several names of the text are known places come into play."""
        votes: Counter[str] = Counter()
        for name in sorted({m.name for m in raw}):
            known = [t for t in self.gazetteer.find(name) if not t.loose and self._big(t) and t.country]
            votes.update({t.country: 1 / len({k.country for k in known}) for t in known if t.country})
        for country, count in votes.items():
            if count > 1:
                self.weights[country] = self.weights.get(country, 0.0) + _VOTE_WEIGHT * count

    def _country(self, mention: Whereabouts) -> Whereabouts | None:
        text = self.names.text(mention.start, mention.end)
        country = self.gazetteer.country_of(text, self.names.lang)
        hits = self.gazetteer.find(text, country=country) if country else ()
        bearer = next((t for t in hits if t.feature == "country"), None)
        return replace(mention, name=text, scale="country", toponym=bearer, country=country) if bearer else None

    def _people(self, mention: Whereabouts) -> bool:
        """The inhabitants of a country are no place ("three Russians")."""
        text = self.names.text(mention.start, mention.end)
        country = self.gazetteer.country_of(text, self.names.lang)
        return country is not None and not any(t.country == country for t in self.gazetteer.find(text))

    def _namesakes(self, name: str) -> int:
        """How many places bear exactly the name: the fewer, the surer."""
        return sum(not t.loose for t in self.gazetteer.find(name))

    # ---- one name ---------------------------------------------------------------------------------------------
    def _placed(self, mention: Whereabouts, *, sure: bool) -> Whereabouts | None:
        within = self._within(mention)
        for name in self._spellings(mention):
            toponym = self.known.get((name, within)) or self._choose(name, mention, within, sure=sure)
            if toponym is not None:
                self._remember(name, within, toponym, mention.start)
                return self._at(mention, toponym, name)
        return None

    def _spellings(self, mention: Whereabouts) -> Iterable[str]:
        """With the generic noun ("mer Rouge", "lac Tchad") and without."""
        start = mention.start if mention.noun is None else min(mention.start, mention.noun)
        ends = (mention.end, mention.bare or mention.end)
        return dict.fromkeys(self.names.text(s, end) for s, end in zip((start, mention.start), ends, strict=True))

    def _choose(self, name: str, mention: Whereabouts, within: tuple[str, ...], *, sure: bool) -> Toponym | None:
        candidates = self.gazetteer.find(name)
        candidates = _without_dwarfs(candidates)
        if sure:
            candidates = self._sure(candidates)
        if not candidates:
            return None
        kinds = _KINDS.get(mention.scale, frozenset()) if mention.noun is not None else frozenset()
        context = Context(countries=self.weights, anchors=self._anchors(mention.start), within=within, kinds=kinds)
        choice = choose(name, candidates, context)
        if choice is None or not self._believed(choice, mention) or self._stray(choice):
            return None
        return self._town(choice.place, name, mention)

    def _anchors(self, i: int) -> tuple[tuple[float, float, float], ...]:
        """The places found so far: those of the same paragraph speak loudest."""
        here = self._paragraph(i)
        return tuple((lat, lon, 1.0 if number == here else _FAR_WEIGHT) for lat, lon, number in self.anchors)

    def _paragraph(self, i: int) -> int:
        return bisect(self.breaks, self.tree.start[i])

    def _town(self, t: Toponym, name: str, mention: Whereabouts) -> Toponym:
        """Of a division and its seat with one name, the seat, unless a noun or an article says that it is the area."""
        before = self.tree.low[mention.start - 1] if mention.start else ""
        grammar = self.names.pack.grammar
        if (
            mention.noun is not None
            or t.feature not in ("admin1", "admin2")
            or len(grammar.contractions.get(before, ())) > 1
        ):
            return t
        if before in grammar.articles - grammar.prepositions or self._part(mention.start - 1):
            return t
        towns = (c for c in self.gazetteer.find(name, country=t.country) if c.feature in ("city", "town"))
        return next((c for c in towns if kilometres(c.lat, c.lon, t.lat, t.lon) < _STRAY_KM), t)

    def _stray(self, choice: Choice) -> bool:
        """One of several small namesakes in a country, far from all that the text places there: unknown which."""
        t = choice.place
        if t.feature not in _SMALL | {"quarter"}:
            return False
        near = [kilometres(t.lat, t.lon, lat, lon) < _STRAY_KM for lat, lon, _ in self.anchors]
        namesakes = [o for o in choice.alternatives if o.country == t.country and o.loose <= t.loose]
        return bool(near) and not any(near) and bool(namesakes)

    def _sure(self, candidates: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
        """Well-known bearers of the name, where those outside the countries in play all lie in one."""
        known = tuple(t for t in candidates if not t.loose and self._big(t))
        here = tuple(t for t in known if t.country is None or t.country in self.weights)
        rival = max((self._weight(t) for t in candidates if not t.loose), default=0.0)
        if here and rival > max(self._weight(t) for t in here):
            return ()
        return here or (known if len({t.country for t in known}) == 1 else ())

    def _weight(self, t: Toponym) -> float:
        return self.weights.get(t.country, 0.0) if t.country else 0.0

    def _big(self, t: Toponym) -> bool:
        return t.population >= _BIG or t.feature in _SURE

    def _believed(self, choice: Choice, mention: Whereabouts) -> bool:
        """Names that only sound alike need a country much in play; outside a place's position only sure places count,
        and a single word is no village unless something says so.
        """
        t = choice.place
        site = mention.noun is not None and mention.scale == "site" and t.feature not in SITES - {"quarter"}
        if site and t.country is not None and t.country not in self.weights:
            return False
        if t.loose and (site or not self._prominent(t)):
            return False
        opening = self._opening(mention.start)
        if mention.locative and not opening:
            return True
        if mention.locative and self._headed(mention) and t.country in self.weights and not t.loose:
            return True
        said = mention.name in self.placed and not opening
        if mention.end == mention.start + 1 and t.feature in _SMALL and not said:
            return self.tree.ent[mention.start] == "LOC" and t.country in self.weights and not t.loose
        bare = self.tree.pos[mention.start - 1] in ("VERB", "AUX") if mention.start else False
        alone = bare and not self.weights and self._big(t)  # "attacked Gao" in a text that names no country
        in_play = alone or t.country in self.weights
        return mention.locative or t.population > _GREAT or (in_play and not t.loose)

    def _headed(self, mention: Whereabouts) -> bool:
        """ "Myinmu. Soldiers burned ...": the name alone opens a sentence, and a mark stands behind it."""
        return self.tree.low[mention.end : mention.end + 1] in ([mark] for mark in _HEADING)

    def _opening(self, i: int) -> bool:
        """At the start of a sentence any word has a capital."""
        return i == self.tree.sentence(i).start or self.tree.pos[i - 1] == "PUNCT"

    def _prominent(self, t: Toponym) -> bool:
        top = max(self.weights.values(), default=0.0)
        return t.country is None or t.population > _GREAT or self._weight(t) >= _LOUD * top

    def _remember(self, name: str, within: tuple[str, ...], toponym: Toponym, at: int) -> None:
        if (name, within) in self.known:
            return
        self.known[name, within] = self.known[name, ()] = toponym
        self.anchors.append((toponym.lat, toponym.lon, self._paragraph(at)))
        if toponym.country:
            self.weights[toponym.country] = self.weights.get(toponym.country, 0.0) + _PLACED_WEIGHT

    def _within(self, mention: Whereabouts) -> tuple[str, ...]:
        """The country named right behind the name ("X (Mali)", "X, au Mali", "X, dans le nord du Mali"); a country
        behind a bare article begins something else ("X, the United States ...").
        """
        tree, joined = self.tree, False
        for j in range(mention.end, min(mention.end + _REACH, tree.sentence(mention.start).stop)):
            if j in self.names.country_at and tree.pos[j] == "PROPN":
                return (self.names.country_at[j],) if self._is_country(j) else ()
            joined = joined or tree.pos[j] == "ADP"
            if tree.pos[j] not in ("PUNCT", "ADP") and not (joined and (tree.pos[j] == "DET" or self._part(j))):
                return ()
        return ()

    def _is_country(self, j: int) -> bool:
        hits = self.gazetteer.find(self.tree.word[j], country=self.names.country_at[j])
        return any(t.feature == "country" for t in hits)

    def _part(self, j: int) -> bool:
        """A word for a part of a country: "north", "centre"."""
        words = self.names.pack.places
        return bool(words.directions.match(self.tree.low, j)) or self.tree.low[j] in words.centre

    def _at(self, mention: Whereabouts, toponym: Toponym, name: str) -> Whereabouts:
        """The mention at its place. An area behind a site's noun ("the port of" a province) is not the site."""
        scale, host, own, noun = mention.scale, None, mention.name, mention.noun
        if toponym.feature == "country" or toponym.feature in AREAS:
            scale, own = "country" if toponym.feature == "country" else "area", name
            noun = None if mention.scale == "site" else noun
        elif mention.noun is None or scale == "area":
            scale, own = "site" if toponym.feature in SITES else "settlement", name
        elif scale == "site" and toponym.feature not in SITES:
            host = toponym
        return replace(
            mention, name=own, scale=scale, toponym=None if host else toponym, host=host,
            country=toponym.country, admin1=toponym.admin1, noun=noun,
        )  # fmt: skip

    # ---- the text as a whole ----------------------------------------------------------------------------------
    def _short_forms(self, found: list[Whereabouts]) -> list[Whereabouts]:
        """ "Fada" in a text that names "Fada N'Gourma" is that town."""
        long = {}
        for place in found:
            first, _, rest = place.name.casefold().partition(" ")
            if rest and place.toponym is not None and place.scale == "settlement":
                long[first] = place.toponym
        result = []
        for place in found:
            full = long.get(place.name.casefold())
            short = full is not None and place.scale == "settlement"
            result.append(self._at(place, full, place.name) if short and full is not None else place)
        return result


def _without_dwarfs(candidates: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
    """Beside a great city no place of its country that is far smaller: a text would say that it means the small one."""
    great = {t.country: t.population for t in reversed(candidates) if t.feature == "city" and t.population > _GREAT}
    return tuple(t for t in candidates if t.feature in AREAS or t.population * _DWARF >= great.get(t.country, 0))
