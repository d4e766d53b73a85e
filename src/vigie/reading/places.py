"""Where: place names in the text, found by gazetteer and syntax together."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from dataclasses import replace

from vigie.gazetteer import Gazetteer
from vigie.languages import Pack
from vigie.reading.locative import Position, Positions
from vigie.reading.names import INSTITUTIONS, Names
from vigie.reading.resolution import Resolver
from vigie.reading.tree import Tree, capital
from vigie.reading.whereabouts import Scale, Whereabouts

__all__ = ["Places", "Scale", "Whereabouts"]

_LONGEST = 6  # tokens of a name in the gazetteer
_SHORTHAND = 5  # letters of an abbreviation at most
_TELLING = 0  # paragraphs behind a town that go on telling of it
_BESIDE = 4  # tokens between a site and its town
_NAMES = ("PROPN", "X")
_ENTRIES = 3  # paragraphs that open with a name and a mark make a bulletin
_ENTRY_WORDS = 3
_ENTRY_MARKS = (["."], [":"], ["-"], ["–"], ["—"], ["("])
_STRONG = frozenset({"city", "town", "admin1", "region", "base", "camp", "sea"})


class Places:
    """The place names of one text."""

    def __init__(self, tree: Tree, names: Names, pack: Pack, gazetteer: Gazetteer):
        self.tree = tree
        self.names = names
        self.pack = pack
        self.words = pack.places
        self.grammar = pack.grammar
        self.gazetteer = gazetteer
        self.positions = Positions(tree, names, pack)
        self.persons = self._persons()
        self.breaks = sorted(names.prepared.breaks)  # where paragraphs begin
        self.entries = self._entries()

    def find(self) -> list[Whereabouts]:
        """Every place name in text order; names that nothing places are kept only where places stand."""
        resolver = Resolver(self.tree, self.names, self.gazetteer)
        found = resolver.resolve(self._candidates())
        main = _commonest([w for w in found if w.locative]) or _commonest(found)
        if main is None and resolver.weights:
            main = max(resolver.weights, key=lambda c: (resolver.weights[c], c))
        kept: list[Whereabouts] = []
        for place in found:
            if place.toponym or place.host or self._stands(place) or (kept and self._beside(kept[-1], place)):
                kept.append(place)
        return self._in_town(self._hosted(self._contained(self._without_dateline(kept), main)))

    def _without_dateline(self, found: list[Whereabouts]) -> list[Whereabouts]:
        """Without "Dubai, 22 Jan" at the opening of the text, the agency's seat, where other places are told of."""
        first = next((i for i in range(len(self.tree)) if self.tree.start[i] >= self.names.prepared.title_end), 0)
        others = [p for p in found if p.start != first and p.locative and p.rank < 2]
        return [p for p in found if p.start != first or not others or not self._dated(p)]

    def _dated(self, place: Whereabouts) -> bool:
        low = self.tree.low[place.end : place.end + 2]
        return len(low) == 2 and low[0] == "," and low[1].isdigit()

    def _entries(self) -> frozenset[int]:
        """Names that open the entries of a bulletin ("3. Gao. ...", "GAO - ..."), where the map knows one of them."""
        tree, found = self.tree, []
        for i in range(len(tree)):
            if tree.pos[i] in _NAMES and capital(tree.word[i]) and self._opens(i):
                end = self._run_end(i)
                if tree.low[end : end + 1] in _ENTRY_MARKS and end - i <= _ENTRY_WORDS:
                    found.append(i)
        known = sum(self.gazetteer.has(self.names.text(i, self._run_end(i))) for i in found)
        return frozenset(found) if known and len(found) >= _ENTRIES else frozenset()

    def _opens(self, i: int) -> bool:
        """Whether nothing but a number and marks stands before a token in its paragraph."""
        tree, j = self.tree, i
        while tree.start[j] not in self.names.prepared.breaks and j and i - j < _BESIDE:
            j -= 1
            if tree.pos[j] != "PUNCT" and not tree.low[j][0].isdigit():
                return False
        return tree.start[j] in self.names.prepared.breaks

    # ---- candidates -------------------------------------------------------------------------------------------
    def _candidates(self) -> list[Whereabouts]:
        found: list[Whereabouts] = []
        i = 0
        while i < len(self.tree):
            mention = self._starting(i, found[-1] if found else None) if self._may_start(i) else None
            if mention is None:
                i += 1
                continue
            found.append(mention)
            i = mention.end
        return found

    def _may_start(self, i: int) -> bool:
        word, tree = self.tree.word[i], self.tree
        if i in self.names.entry_at:
            return self._entry_is_place(i)
        if not capital(word) or len(word) < 2 or tree.low[i] in self.words.no_places:
            return False
        if tree.low[i] in self.grammar.prepositions and self.tree.ent[i] != "LOC":
            return False  # "From Port Sudan: ..."
        if tree.pos[i] in _NAMES:
            return True
        return tree.pos[i] in ("NOUN", "ADJ", "VERB", "ADV", "INTJ") and (
            i == 0 or tree.sent[i] == tree.sent[i - 1] or self.gazetteer.has(word)
        )

    def _entry_is_place(self, i: int) -> bool:
        """A register alias may be a place too (a capital for its government) when a locative stands before it."""
        start, end, entry = self.names.entry_at[i]
        standing = start == i and entry.kind == "government" and self.gazetteer.has(self.names.text(i, end))
        return standing and self.positions.of(i, None) is not None

    def _starting(self, i: int, last: Whereabouts | None) -> Whereabouts | None:
        """The place name that begins at ``i``: one that the gazetteer knows, or one in a place's position."""
        end, run = self._known_end(i), self._run_end(i)
        if (end is None or end == i + 1) and self._common(i):
            return None
        position = self.positions.of(i, last)
        if (position is None or position.bare) and self._direction(i, max(end or run, run)):
            return None
        closed = None if position is not None and position.noun is not None else self._closed(i, end or run, position)
        if closed is not None:
            return closed
        firm = position is not None and not (
            position.bare and i not in self.entries and (end != run or self.tree.word[i] in self.persons)
        )
        if not firm and (self._person(i, end, run) or self._second(i)):
            return None
        if end is None or end < run:
            unnamed = self.tree.pos[i] not in _NAMES and not firm
            if unnamed or (position is None and self.positions.genitive(i) is None):
                return None
            end = run
        if self._abbreviation(i, end) and self.gazetteer.country_of(self.tree.word[i], self.pack.lang) is None:
            return None
        return self._mention(i, end, position)

    def _closed(self, i: int, end: int, position: Position | None) -> Whereabouts | None:
        """A name that a generic noun closes: "Balkh province", "the Goma airport", "Hodan District"."""
        noun = self.positions.before_noun(i, end)
        if noun is None or any(j in self.names.entry_at or j in self.names.country_at for j in range(i, noun[0])):
            return None
        name = self.names.text(i, noun[0])
        if any(self.tree.pos[j] not in (*_NAMES, "PUNCT", "NUM") for j in range(i, noun[0])) or self._shape(i, noun[0]):
            return None
        stands = position is not None and not position.bare
        if noun[2] != "site":
            stands = (stands and self.tree.low[i - 1] not in self.grammar.articles) or self.tree.ent[i] == "LOC"
        if not (stands or self.gazetteer.has(name)):
            return None
        mention = self._mention(i, noun[1], replace(position or Position(), noun=noun[0], scale=noun[2]))
        return replace(mention, bare=noun[0], name=mention.name if noun[2] == "site" else name)

    def _direction(self, i: int, end: int) -> bool:
        """ "North: two soldiers died": a direction alone names no place."""
        hit = self.words.directions.match(self.tree.low, i)
        return hit is not None and i + hit[0] >= end

    def _shape(self, i: int, end: int) -> bool:
        """No name of a place: an abbreviation, a direction, a person's name."""
        if end == i + 1 and (self.words.directions.match(self.tree.low, i) or self.tree.low[i] in self.words.centre):
            return True
        return self._abbreviation(i, end) or self.tree.word[end - 1] in self.persons

    def _common(self, i: int) -> bool:
        """A common noun with a capital ("Etat", "Hôpital") begins no name."""
        keys = self.tree.low
        noun = any(table.match(keys, i) for table in (self.words.nouns, self.pack.targets, self.pack.weapons))
        calendar = self.pack.calendar
        if keys[i] in calendar.weekdays or keys[i] in calendar.months or keys[i] in calendar.relative:
            return True
        if keys[i] in calendar.weekday_marks and keys[i + 1 : i + 2] and keys[i + 1][0].isdigit():
            return True
        if self.tree.pos[i] in _NAMES:
            opening = i == self.tree.sentence(i).start and not self.positions.heading(i)
            return noun and self._run_end(i) == i + 1 and (opening or not self.gazetteer.has(self.tree.word[i]))
        return noun or i in self.names.role_at

    def _known_end(self, i: int) -> int | None:
        """The end of the longest run of tokens from ``i`` that the gazetteer knows."""
        tree = self.tree
        for end in range(min(i + _LONGEST, tree.sentence(i).stop), i, -1):
            last = tree.word[end - 1]
            if tree.pos[end - 1] == "PUNCT" or not (capital(last) or last[0].isdigit()):
                continue
            if any(tree.pos[j] in ("PUNCT", "VERB", "AUX") and tree.low[j] not in "-'" for j in range(i + 1, end)):
                continue
            text = self.names.text(i, end)
            country = tree.pos[end - 1] != "ADJ" and self.gazetteer.country_of(text, self.pack.lang)
            if country or self.gazetteer.has(text):
                return end
        return None

    def _run_end(self, i: int) -> int:
        """The end of the run of proper nouns, with hyphens that join two of them."""
        tree, end = self.tree, i + 1
        while end < len(tree) and tree.sent[end] == tree.sent[i]:
            if tree.low[end] in self.pack.calendar.weekdays or tree.low[end] in self.pack.calendar.months:
                break  # "in Jos Monday"
            loud = tree.word[i].isupper() and tree.word[end].isupper() and tree.word[end].isalpha()
            if capital(tree.word[end]) and (tree.pos[end] in _NAMES or loud):
                end += 1
            elif end + 1 < len(tree) and tree.low[end] == "-" and capital(tree.word[end + 1]) and self._tight(end):
                end += 2
            else:
                break
        return end

    def _tight(self, hyphen: int) -> bool:
        """A hyphen without spaces; "PESHAWAR - The police ..." has a dash."""
        start, end = self.tree.start, self.tree.end
        return end[hyphen - 1] == start[hyphen] and end[hyphen] == start[hyphen + 1]

    def _abbreviation(self, i: int, end: int) -> bool:
        word = self.tree.word[i]
        capitals = sum(letter.isupper() for letter in word)  # "FAMa" too
        return (
            end == i + 1 and 2 * capitals > len(word) > 1 and len(word) <= _SHORTHAND and not self.positions.heading(i)
        )

    def _mention(self, i: int, end: int, position: Position | None) -> Whereabouts:
        at = position or Position()
        head = next((j for j in range(i, end) if not i <= self.tree.head[j] < end), i)
        begin = min(i, at.noun) if at.noun is not None and at.scale == "site" else i
        name = self.names.text(begin, end)
        return Whereabouts(i, end, head, name, at.scale or "settlement", at.near, position is not None, noun=at.noun)

    # ---- persons ----------------------------------------------------------------------------------------------
    def _persons(self) -> frozenset[str]:
        """Last words of persons' names: two or more in a row, or behind a title."""
        tree, found = self.tree, set()
        for i in range(1, len(tree)):
            if tree.ent[i] != "PER" or tree.sent[i] != tree.sent[i - 1] or tree.pos[i] not in _NAMES:
                continue
            led = tree.low[i - 1] in self.grammar.titles or tree.ent[i - 1] == "PER"
            if led and capital(tree.word[i]):
                found.add(tree.word[i])
        return frozenset(found)

    def _second(self, i: int) -> bool:
        """The second part of a name: "USS Carney", unless a direction, a noun or a place stands before it."""
        tree, j = self.tree, i - 1
        if j < 0 or tree.head[j] != i or tree.dep[j] != "compound" or tree.pos[j] != "PROPN":
            return False
        generic = any(table.match(tree.low, j) for table in (self.words.nouns, self.words.directions))
        return not (generic or tree.low[j] in self.words.centre or j in self.names.country_at or tree.ent[j] == "LOC")

    def _person(self, i: int, end: int | None, run: int) -> bool:
        """A title or a first name before it, or the name recogniser's word for it unless the gazetteer's is strong."""
        tree = self.tree
        if i and tree.sent[i - 1] == tree.sent[i]:
            role = self.names.role_at.get(i - 1)
            if tree.low[i - 1] in self.grammar.titles or (role and tree.dep[i] in ("flat:name", "appos", "flat")):
                return True
            if tree.pos[i - 1] == "PROPN" and tree.head[i] == i - 1:
                return True
        if tree.ent[i] != "PER":
            return False
        return end != run or not self._strong(i, run)

    def _strong(self, i: int, end: int) -> bool:
        """A name of several words, or of a town and of no person in the text."""
        if end - i > 1:
            return True
        hits = self.gazetteer.find(self.tree.word[i])
        return self.tree.word[i] not in self.persons and any(t.feature in _STRONG and not t.loose for t in hits)

    # ---- names that the gazetteer does not hold ---------------------------------------------------------------
    def _stands(self, place: Whereabouts) -> bool:
        """Whether a name without a place is likely one: its position says so, and nothing else claims it."""
        i, tree = place.start, self.tree
        if self.words.directions.match(tree.low, i) or tree.low[i] in self.words.centre:
            return False
        if place.noun is not None:
            return True
        if tree.pos[i] not in _NAMES or tree.ent[i] in ("ORG", "MISC"):
            return False
        if not place.locative:
            return self._genitive(i)
        if i in self.entries:
            return True
        if i == tree.sentence(i).start or tree.pos[i - 1] == "PUNCT":
            subject = tree.dep[place.head].startswith("nsubj") and tree.low[place.end : place.end + 1] == [","]
            return (tree.ent[i] == "LOC" and not subject) or self._titled(place)
        before = tree.low[i - 1]
        if before in self.grammar.articles and tree.ent[i] != "LOC":
            return False
        return not (tree.word[i].isupper() and tree.word[i - 1].isupper())

    def _beside(self, last: Whereabouts, place: Whereabouts) -> bool:
        """Coordinated with a place ("of X, of Y and of Z"): another one."""
        tree = self.tree
        between = range(last.end, place.start)
        small = ("PUNCT", "CCONJ", "ADP", "DET")
        joined = tree.dep[place.head] == "conj" and tree.sent[last.start] == tree.sent[place.start]
        joined = joined and tree.ent[place.start] != "PER"
        return joined and 0 < len(between) <= _BESIDE and all(tree.pos[j] in small for j in between)

    def _titled(self, place: Whereabouts) -> bool:
        """An unknown heading with its area in brackets ("X (Y)"), or one in capitals that some place bears."""
        mark = self.tree.low[place.end : place.end + 1]
        return mark == ["("] or (self.tree.word[place.start].isupper() and self.gazetteer.has(place.name))

    def _genitive(self, i: int) -> bool:
        """ "the villagers of X", "the attack of X": not behind an institution or another name."""
        noun = self.positions.genitive(i)
        if noun is None or self.tree.pos[noun] != "NOUN" or self.tree.low[i - 1] in self.positions.articles:
            return False
        role = self.names.role_at.get(noun)
        if role is not None:
            return role[2].civilian or (self.tree.ent[i] == "LOC" and role[2].kind not in INSTITUTIONS)
        return self.tree.ent[i] == "LOC" or self.pack.targets.match(self.tree.low, noun) is not None

    # ---- places beside one another ----------------------------------------------------------------------------
    def _contained(self, found: list[Whereabouts], main: str | None) -> list[Whereabouts]:
        """A name without a country takes that of the area behind it, of the place before it, or the text's main one."""
        result = list(found)
        for n, place in enumerate(result):
            if place.country is not None:
                continue
            wider = next((w for w in found[n + 1 : n + 3] if self._around(place, w)), None)
            if wider is not None:
                result[n] = replace(place, country=wider.country, admin1=wider.admin1)
                continue
            near = [p for p in result[max(0, n - 4) : n] if p.locative and p.country and self._near(p, place)]
            result[n] = replace(place, country=near[-1].country if near else main)
        return result

    def _near(self, before: Whereabouts, place: Whereabouts) -> bool:
        """In its paragraph, or a town or site of the sentences before."""
        return before.rank == 0 or self._paragraph(before.start) == self._paragraph(place.start)

    def _paragraph(self, i: int) -> int:
        return bisect(self.breaks, self.tree.start[i])

    def _around(self, place: Whereabouts, wider: Whereabouts) -> bool:
        same = self.tree.sent[wider.start] == self.tree.sent[place.start]
        return same and wider.locative and wider.scale in ("area", "country") and wider.country is not None

    def _hosted(self, found: list[Whereabouts]) -> list[Whereabouts]:
        """A site beside its town lies there; the town is the wider place ("hôtel X, à Y"; "à Y, quartier X")."""
        result = list(found)
        for n in range(len(result) - 1):
            for site, town in ((n, n + 1), (n + 1, n)):
                if self._sits(result[site], result[town]):
                    host = result[town].toponym
                    assert host is not None
                    if result[site].toponym is None:
                        result[site] = replace(result[site], host=host, country=host.country, admin1=host.admin1)
                    result[town] = replace(result[town], holds=True)
        return result

    def _in_town(self, found: list[Whereabouts]) -> list[Whereabouts]:
        """A street, a hotel or a quarter that the map does not hold lies in the town that its text is telling of."""
        result, town = list(found), None
        for n, place in enumerate(result):
            if place.scale == "settlement" and place.toponym is not None and place.locative:
                town = place
            unplaced = place.scale == "site" and place.toponym is None and place.host is None
            if town is not None and unplaced and self._paragraph(place.start) - self._paragraph(town.start) <= _TELLING:
                host = town.toponym
                assert host is not None
                if place.country in (None, host.country):
                    result[n] = replace(place, host=host, country=host.country, admin1=host.admin1)
        return result

    def _sits(self, site: Whereabouts, town: Whereabouts) -> bool:
        """Whether only punctuation and small words stand between a site and a settlement that the gazetteer holds."""
        if site.scale != "site" or town.scale != "settlement" or town.toponym is None or town.holds:
            return False
        first, second = sorted((site, town), key=lambda p: p.start)
        begin = second.start if second.noun is None else min(second.start, second.noun)
        between = range(first.end, begin)
        if len(between) > _BESIDE or self.tree.sent[first.start] != self.tree.sent[second.start]:
            return False
        comma = any(self.tree.low[j] in (",", "(") for j in between) or (first is site and len(between) > 0)
        return comma and all(self.tree.pos[j] in ("PUNCT", "ADP", "DET") for j in between)


def _commonest(places: list[Whereabouts]) -> str | None:
    """The country of most places, the last in the alphabet among equals."""
    counts = Counter(p.country for p in places if p.country)
    return max(counts, key=lambda c: (counts[c], c)) if counts else None
