"""Where: place names in the text, found by gazetteer and syntax together, chosen with the whole document in view."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from vigie.gazetteer import Choice, Context, Gazetteer, Toponym, choose
from vigie.languages import Pack
from vigie.model import Place, PlacePrecision
from vigie.reading.names import Names
from vigie.reading.tree import Tree

Scale = Literal["site", "settlement", "area", "country"]
_LONGEST = 6
_AREAS = frozenset({"admin1", "admin2", "region", "sea", "river", "mountain"})
_SITES = frozenset(
    {"base", "field", "camp", "hospital", "crossing", "dam", "site", "airport", "port", "nuclear", "quarter"}
)
_BIG = 20000


def capital(word: str) -> bool:
    """Whether a word is written as a name: a capital at its start, or behind a hyphen ("al-Tanf")."""
    return word[0].isupper() or ("-" in word and any(piece[:1].isupper() for piece in word.split("-")[1:]))



@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place name in the text: tokens ``[start, end)``, what it is and where the gazetteer puts it."""

    start: int
    end: int
    head: int
    name: str
    scale: Scale
    near: bool = False
    locative: bool = False
    toponym: Toponym | None = None
    noun: int | None = None  # the generic noun before it ("camp de")
    country: str | None = None
    admin1: str | None = None

    @property
    def rank(self) -> int:
        """Finer places first."""
        return {"site": 0, "settlement": 0, "area": 1, "country": 2}[self.scale]

    def place(self) -> Place:
        """As a value of the record."""
        t = self.toponym
        precision: PlacePrecision = "exact"
        if self.scale == "country":
            precision = "country"
        elif self.scale == "area":
            precision = "admin1"
        elif self.near:
            precision = "near"
        return Place(
            name=self.name,
            country=t.country if t and t.country else self.country,
            admin1=(t.admin1 if t else None) or self.admin1,
            lat=round(t.lat, 4) if t else None,
            lon=round(t.lon, 4) if t else None,
            precision=precision,
            radius_km=max(t.radius_km, 5.0 if self.near else 0.0) if t else None,
            gazetteer_id=t.id if t else None,
            canonical=t.name if t else None,
        )


class Places:
    """The place names of one text."""

    def __init__(self, tree: Tree, names: Names, pack: Pack, gazetteer: Gazetteer):
        self.tree = tree
        self.names = names
        self.pack = pack
        self.words = pack.places
        self.grammar = pack.grammar
        self.gazetteer = gazetteer
        self.context: Context | None = None

    def find(self) -> list[Whereabouts]:
        """Every place name in text order; names that nothing places are kept only in locative position."""
        raw = self._candidates()
        found = self._resolve(raw)
        return self._contained([w for w in found if w is not None])

    # ---- candidates -------------------------------------------------------------------------------------------
    def _candidates(self) -> list[Whereabouts]:
        found: list[Whereabouts] = []
        i = 0
        while i < len(self.tree):
            mention = self._starting(i) if self._may_start(i) else None
            if mention is None:
                i += 1
                continue
            found.append(mention)
            i = mention.end
        return found

    def _may_start(self, i: int) -> bool:
        word = self.tree.word[i]
        if not capital(word) or len(word) < 2 or i in self.names.entry_at:
            return i in self.names.entry_at and self._entry_is_place(i)
        if self.tree.pos[i] in ("PROPN", "X"):
            return True
        return self.tree.pos[i] in ("NOUN", "ADJ", "VERB", "ADV", "INTJ") and (
            i == 0 or self.tree.sent[i] == self.tree.sent[i - 1]
        )

    def _entry_is_place(self, i: int) -> bool:
        """A register alias may be a place too (a capital for its government) when a locative stands before it."""
        start, _, entry = self.names.entry_at[i]
        return (
            start == i
            and entry.kind == "government"
            and self._locative(i) is not None
            and self.gazetteer.has(self.tree.word[i])
        )

    def _starting(self, i: int) -> Whereabouts | None:
        """The place name that begins at ``i``: one that the gazetteer knows, or one in a place's position."""
        if self._common(i):
            return None
        locative, end, run = self._locative(i), self._known_end(i), self._run_end(i)
        if locative is None and self._person(i):
            return None
        if end is None or end < run:
            if self.tree.pos[i] not in ("PROPN", "X") and locative is None:
                return None
            if locative is None and not self._genitive(i):
                return None
            end = run
        if self._abbreviation(i, end) and self.gazetteer.country_of(self.tree.word[i], self.pack.lang) is None:
            return None
        return self._mention(i, end, locative)

    def _common(self, i: int) -> bool:
        """A common noun with a capital ("Etat", "Hôpital") begins no name."""
        if self.tree.pos[i] in ("PROPN", "X"):
            return False
        keys = self.tree.low
        return i in self.names.role_at or any(
            table.match(keys, i) for table in (self.words.nouns, self.pack.targets, self.pack.weapons)
        )

    def _genitive(self, i: int) -> bool:
        """Right behind "of": a place or a person, as the noun before it will tell."""
        return i > 0 and self.grammar.preposition(self.tree.low[i - 1]) in self.grammar.noun_agent_prepositions

    def _known_end(self, i: int) -> int | None:
        """The longest run of tokens from ``i`` that the gazetteer knows."""
        tree = self.tree
        stop = min(i + _LONGEST, len(tree))
        for end in range(stop, i, -1):
            last = tree.word[end - 1]
            if (
                tree.sent[end - 1] != tree.sent[i]
                or not (capital(last) or last[0].isdigit())
                or tree.pos[end - 1] == "PUNCT"
            ):
                continue
            if any(
                tree.pos[j] in ("PUNCT", "VERB", "AUX") and tree.low[j] not in ("-", "'") for j in range(i + 1, end)
            ):
                continue
            text = self.names.text(i, end)
            if self.gazetteer.country_of(text, self.pack.lang) and tree.pos[end - 1] != "ADJ":
                return end
            if self.gazetteer.has(text):
                return end
        return None

    def _run_end(self, i: int) -> int:
        """The end of the run of proper nouns, with small words that join two of them."""
        tree, end = self.tree, i + 1
        while end < len(tree) and tree.sent[end] == tree.sent[i]:
            if capital(tree.word[end]) and tree.pos[end] in ("PROPN", "X"):
                end += 1
            elif end + 1 < len(tree) and tree.low[end] in ("-",) and capital(tree.word[end + 1]):
                end += 2
            else:
                break
        return end

    def _abbreviation(self, i: int, end: int) -> bool:
        word = self.tree.word[i]
        return end == i + 1 and word.isupper() and len(word) <= 5 and not self._dateline(i)

    def _dateline(self, i: int) -> bool:
        """ "GAO (Mali) -" opens a paragraph."""
        tree = self.tree
        first = tree.sentence(i).start == i
        return first and any(tree.low[j] in ("-", "–", "—", "(", ".") for j in range(i + 1, min(i + 4, len(tree))))

    def _person(self, i: int) -> bool:
        """A title or a first name before it, or the name recogniser's word for it."""
        tree = self.tree
        if i and (
            tree.low[i - 1] in self.grammar.titles
            or (self.names.role_at.get(i - 1, (0, 0, None))[2] is not None
            and tree.dep[i] in ("flat:name", "appos", "flat"))
        ):
            return True
        if i and tree.pos[i - 1] == "PROPN" and tree.sent[i - 1] == tree.sent[i] and tree.head[i] == i - 1:
            return True
        return tree.ent[i] == "PER"

    # ---- locative context -------------------------------------------------------------------------------------
    def _locative(self, i: int) -> tuple[bool, int | None, Scale | None] | None:
        """Why token ``i`` stands where places stand: (near, generic noun, scale); None if it does not."""
        tree, j = self.tree, i - 1
        if self._dateline(i):
            return False, None, None
        while j >= 0 and (tree.low[j] in self.grammar.articles or tree.low[j] in ("(", '"', "«")):
            j -= 1
        if j < 0 or tree.sent[j] != tree.sent[i]:
            return None
        near = self._near_before(j)
        if near:
            return True, None, None
        preposition = self.grammar.preposition(tree.low[j])
        of = preposition in self.grammar.noun_agent_prepositions and tree.pos[j] in ("ADP", "DET")
        noun = self._generic_before(j if of else j + 1) if of or tree.pos[j] not in ("ADP", "DET") else None
        if noun is not None:
            return self._near_before(self._phrase_start(noun[0]) - 1), noun[0], noun[1]
        if preposition in self.words.in_words and not of:
            return False, None, None
        if tree.low[j] in self.grammar.coordinators or tree.low[j] == ",":
            return self._listed(i, j)
        return None

    def _listed(self, i: int, j: int) -> tuple[bool, int | None, Scale | None] | None:
        """Coordinated with a place before: "à A, B et C"."""
        tree = self.tree
        head = tree.head[i]
        if tree.dep[i] == "conj" and head < i and head != i and capital(tree.word[head]):
            first = self._locative(head)
            if first is not None:
                return first[0], None, None
        return None

    def _near_before(self, j: int) -> bool:
        """A "near" phrase that ends at token ``j``."""
        for begin in range(max(0, j - 4), j + 1):
            hit = self.words.near.match(self.tree.low, begin)
            if hit and begin + hit[0] - 1 == j:
                return True
        return self._distance_before(j)

    def _distance_before(self, j: int) -> bool:
        """ "30 km north of": a unit of distance shortly before."""
        return any(self.tree.low[k] in self.words.distance_units for k in range(max(0, j - 4), j))

    def _phrase_start(self, noun: int) -> int:
        tree = self.tree
        start = noun
        while start > 0 and tree.pos[start - 1] in ("DET", "ADJ", "NUM") and tree.sent[start - 1] == tree.sent[noun]:
            start -= 1
        return start

    def _generic_before(self, j: int) -> tuple[int, Scale] | None:
        """The generic noun that ends right before token ``j``: its first token and scale."""
        for begin in range(max(0, j - 4), j):
            hit = self.words.nouns.match(self.tree.low, begin)
            if begin in self.names.role_at:
                continue  # an institution, no place
            if hit and begin + hit[0] in (j, j - 1) and (begin + hit[0] == j or self.tree.pos[j - 1] == "ADJ"):
                return begin, hit[1]
        return None

    # ---- mentions and their resolution ------------------------------------------------------------------------
    def _mention(self, i: int, end: int, locative: tuple[bool, int | None, Scale | None] | None) -> Whereabouts:
        near, noun, scale = locative or (False, None, None)
        head = next((j for j in range(i, end) if not i <= self.tree.head[j] < end), i)
        begin = noun if noun is not None and scale == "site" else i
        name = self.names.text(begin, end)
        return Whereabouts(i, end, head, name, scale or "settlement", near, locative is not None, noun=noun)

    def _resolve(self, raw: list[Whereabouts]) -> list[Whereabouts | None]:
        """Countries and areas first, then names with one great candidate, then the rest in their light."""
        weights = dict(self.names.countries)
        anchors: list[tuple[float, float, float]] = []
        found: list[Whereabouts | None] = [None] * len(raw)
        for n, mention in enumerate(raw):
            country = self.gazetteer.country_of(self.names.text(mention.start, mention.end), self.pack.lang)
            if country:
                found[n] = self._country(mention, country)
        for step in (0, 1):
            for n, mention in enumerate(raw):
                if found[n] is None:
                    found[n] = self._placed(mention, weights, anchors, sure=step == 0)
                    placed = found[n]
                    if placed and placed.toponym and placed.toponym.country:
                        weights[placed.toponym.country] = weights.get(placed.toponym.country, 0.0) + 0.5
                        anchors.append((placed.toponym.lat, placed.toponym.lon, 1.0))
        main = max(weights, key=lambda c: (weights[c], c)) if weights else None
        return [self._unplaced(m, main) if f is None else f for m, f in zip(raw, found, strict=True)]

    def _country(self, mention: Whereabouts, country: str) -> Whereabouts:
        text = self.names.text(mention.start, mention.end)
        hits = [t for t in self.gazetteer.find(text, country=country) if t.feature == "country"]
        return replace(mention, scale="country", toponym=hits[0] if hits else None, country=country)

    def _placed(
        self, mention: Whereabouts, weights: dict[str, float], anchors: list[tuple[float, float, float]], *, sure: bool
    ) -> Whereabouts | None:
        names = dict.fromkeys((mention.name, self.names.text(mention.start, mention.end)))
        for name in names:
            candidates = self.gazetteer.find(name)
            if sure:
                candidates = tuple(t for t in candidates if self._eminent(t, weights))
            choice = choose(name, candidates, self._context(mention, weights, anchors)) if candidates else None
            if choice is not None and (mention.locative or self._trusted(choice, weights)):
                return self._with_toponym(mention, choice.place)
        return None

    def _eminent(self, t: Toponym, weights: dict[str, float]) -> bool:
        big = t.population >= _BIG or t.feature in ("admin1", "region", "country", "base", "camp", "field", "hospital")
        return (
            big and not t.loose and (not weights or t.country is None or t.country in weights or t.population > 10**6)
        )

    def _trusted(self, choice: Choice, weights: dict[str, float]) -> bool:
        """Outside locative position only a place of a country in play, or a great one."""
        t = choice.place
        return (t.country in weights and not t.loose) or t.population > 500_000

    def _context(
        self, mention: Whereabouts, weights: dict[str, float], anchors: list[tuple[float, float, float]]
    ) -> Context:
        return Context(countries=weights, anchors=tuple(anchors), within=self._within(mention))

    def _within(self, mention: Whereabouts) -> tuple[str, ...]:
        """The country named right behind the name ("X (Mali)", "X, au Mali")."""
        tree = self.tree
        for j in range(mention.end, min(mention.end + 4, len(tree))):
            if tree.sent[j] != tree.sent[mention.end - 1]:
                return ()
            if j in self.names.country_at and tree.pos[j] == "PROPN":
                return (self.names.country_at[j],)
            if tree.pos[j] not in ("PUNCT", "ADP", "DET"):
                return ()
        return ()

    def _with_toponym(self, mention: Whereabouts, toponym: Toponym) -> Whereabouts:
        scale = mention.scale
        if mention.noun is None:
            scale = "site" if toponym.feature in _SITES else "settlement"
            scale = "area" if toponym.feature in _AREAS else "country" if toponym.feature == "country" else scale
        return replace(mention, scale=scale, toponym=toponym, country=toponym.country, admin1=toponym.admin1)

    def _unplaced(self, mention: Whereabouts, main: str | None) -> Whereabouts | None:
        """A name that the gazetteer does not hold: null coordinates, the document's country; only where places stand."""
        if self.tree.pos[mention.start] not in ("PROPN", "X", "NOUN"):
            return None
        return replace(mention, country=main)

    def _contained(self, found: list[Whereabouts]) -> list[Whereabouts]:
        """A name followed by its area or country takes their admin1 and country ("X, dans la région de Y")."""
        result = list(found)
        for n, place in enumerate(result):
            if place.scale in ("area", "country") or place.toponym is not None:
                continue
            for wider in result[n + 1 : n + 3]:
                if self.tree.sent[wider.start] == self.tree.sent[place.start] and wider.scale in ("area", "country"):
                    result[n] = replace(place, country=wider.country, admin1=wider.admin1 or place.admin1)
                    break
        return result
