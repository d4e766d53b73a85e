"""Who is named: parties of the register, roles with their country, and plain noun phrases."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vigie.gazetteer import Gazetteer
from vigie.languages import Pack
from vigie.model import Party
from vigie.parties import Entry, Register, Role
from vigie.reading.extents import Extents
from vigie.reading.prepare import Prepared
from vigie.reading.tree import Tree

ARMED_KINDS = frozenset(
    {"state_forces", "police", "rebel_group", "political_militia", "identity_militia", "coalition", "mission",
     "external_forces"}
)  # fmt: skip
INSTITUTIONS = frozenset({"government", "agency", "observer", "news_agency", "party"})
GROUPS = frozenset({"rebel_group", "political_militia", "identity_militia"})
_NAME_WEIGHT, _ADJECTIVE_WEIGHT, _SEAT_WEIGHT = 1.0, 0.8, 0.6
_RECALL = 2  # sentences over which "the group" is the one named last


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase: its head, its extent in tokens and what it denotes."""

    head: int
    start: int
    end: int
    name: str
    kind: str | None = None
    country: str | None = None
    id: str | None = None
    unnamed: bool = False
    role: Role | None = None
    entry: Entry | None = None

    @property
    def armed(self) -> bool:
        return self.kind in ARMED_KINDS or bool(self.role and self.role.armed)

    @property
    def civilian(self) -> bool:
        return self.kind in ("civilians", "protesters") or bool(self.role and self.role.civilian)

    @property
    def known(self) -> bool:
        return self.entry is not None or self.role is not None or self.kind is not None


class Names:
    """The parties of one text."""

    def __init__(self, tree: Tree, prepared: Prepared, pack: Pack, register: Register, gazetteer: Gazetteer):
        self.tree = tree
        self.prepared = prepared
        self.pack = pack
        self.register = register
        self.gazetteer = gazetteer
        self.lang = pack.lang
        self.extents = Extents(tree, pack)
        self.countries = self._countries()
        self.entry_at = self._entries()
        self.role_at = {
            i: (m.start, m.end, m.role) for m in register.match_roles(tree.word) for i in range(m.start, m.end)
        }
        self._mentions: dict[int, Mention] = {}
        self._short = self._short_forms()
        self._homes: dict[str, set[str]] | None = None

    # ---- the whole text ---------------------------------------------------------------------------------------
    def _countries(self) -> dict[str, float]:
        """How loud each country is (ISO2 -> weight): its name, its adjective, the seat of its government."""
        self.country_at: dict[int, str] = {}
        weights: dict[str, float] = {}
        for i, word in enumerate(self.tree.word):
            if len(word) <= 2 or self.tree.pos[i] not in ("PROPN", "ADJ", "NOUN", "X"):
                continue
            code = self.gazetteer.country_of(word, self.lang)
            if code:
                self.country_at[i] = code
                weight = _NAME_WEIGHT if self.tree.pos[i] == "PROPN" else _ADJECTIVE_WEIGHT
                weights[code] = weights.get(code, 0.0) + weight
            elif self.tree.pos[i] == "PROPN" and (seat := self.register.seat(word)):
                weights[seat] = weights.get(seat, 0.0) + _SEAT_WEIGHT
        return weights

    def _entries(self) -> dict[int, tuple[int, int, Entry]]:
        matches = self.register.match(self.tree.word)
        for match in matches:
            if len(match.entries) == 1:
                entry = match.entry
                if entry.country:
                    self.countries[entry.country] = self.countries.get(entry.country, 0.0) + 0.5
                for code in entry.active[:2]:
                    self.countries[code] = self.countries.get(code, 0.0) + 0.25
        here = (m for m in matches if not m.local or any(self.countries.get(c) for e in m.entries for c in e.countries))
        chosen = ((m.start, m.end, m.choose(self.countries)) for m in here)
        return {i: (start, end, entry) for start, end, entry in chosen for i in range(start, end)}

    # ---- one phrase -------------------------------------------------------------------------------------------
    def mention(self, head: int) -> Mention:
        """What the noun phrase headed by ``head`` denotes."""
        if head not in self._mentions:
            self._mentions[head] = self._make(head)
        return self._mentions[head]

    def _make(self, head: int) -> Mention:
        counted = self._counted(head)
        if counted is not None:
            mention = self.mention(counted)
            return replace(mention, start=min(self.extents.of(head)[0], mention.start))
        start, end = self.extents.of(head)
        entry = self._entry(head)
        if entry is not None:
            begin, stop, found = entry
            if not begin <= head < stop:
                begin, stop = min(begin, start), max(stop, head + 1)
            begin = self._with_det(begin, head)
            return Mention(head, begin, stop, found.name, found.kind, found.country, found.id, entry=found)
        role = self._role(head)
        known = self._known_before(head, role) if self._definite(head) else None
        if known is not None:
            return Mention(head, start, end, known.name, known.kind, known.country, known.id, role=role, entry=known)
        if role is not None:
            return self._of_role(head, start, end, role)
        return self._plain(head, start, end)

    def _counted(self, head: int) -> int | None:
        """What a number noun counts: "some ten fishermen" are fishermen."""
        numbers = self.pack.numbers
        if self.tree.low[head] not in numbers.approximate and self.tree.low[head] not in numbers.vague:
            return None
        below = (k for k in self.tree.kids[head] if k > head and self.tree.dep[k].startswith("nmod"))
        return next((k for k in below if self.extents.genitive(k) and self.tree.pos[k] in ("NOUN", "PROPN")), None)

    # ---- short and indirect naming ----------------------------------------------------------------------------
    def _short_forms(self) -> dict[str, list[Entry]]:
        """The first noun of each party named by several words -> the parties that it may stand for."""
        found: dict[str, list[Entry]] = {}
        for start, end, entry in dict.fromkeys(self.entry_at.values()):
            if end - start > 1 and self.tree.pos[start] == "NOUN":
                rows = found.setdefault(self.tree.low[start], [])
                if entry not in rows:
                    rows.append(entry)
        return found

    def _definite(self, head: int) -> bool:
        """ "the group", "this coalition": a definite noun phrase without complement of its own."""
        tree = self.tree
        bare = not any(tree.dep[k].split(":")[0] in ("nmod", "amod", "appos", "flat") for k in tree.kids[head])
        dets = [k for k in tree.kids[head] if tree.dep[k] == "det"]
        return bare and any(
            tree.feature(k, "Definite") == "Def" or tree.low[k] in self.pack.grammar.demonstratives for k in dets
        )

    def _known_before(self, head: int, role: Role | None) -> Entry | None:
        """The one party of the text that a definite noun can stand for: by its first word, or by its kind."""
        rows = self._short.get(self.tree.low[head], [])
        if len(rows) == 1:
            return rows[0]
        if role is None or role.unnamed or role.civilian or role.kind not in (*GROUPS, "coalition"):
            return None
        kinds = GROUPS if role.kind in GROUPS else {role.kind}
        groups = {entry.id for _, _, entry in self.entry_at.values() if entry.kind in kinds}
        here = [e for i, (_, _, e) in self.entry_at.items() if e.id in groups and self._just_before(i, head)]
        near = here if len(groups) > 1 else [e for _, _, e in self.entry_at.values() if e.id in groups]
        return near[0] if len({e.id for e in near}) == 1 else None

    def _just_before(self, i: int, head: int) -> bool:
        return i < head and self.tree.sent[head] - self.tree.sent[i] <= _RECALL

    def _entry(self, head: int) -> tuple[int, int, Entry] | None:
        """A register entry at the head, or as its name ("le groupe X", "mouvement X", "l'organisation X")."""
        if head in self.entry_at:
            return self.entry_at[head]
        for k in self.tree.kids[head]:
            if self.tree.dep[k] in ("appos", "flat:name", "flat", "compound") or (
                self.tree.dep[k].startswith("nmod") and not self.tree.cases(k)
            ):
                hit = self.entry_at.get(k)
                if hit and hit[0] - head <= 4:
                    return hit
        return None

    def _role(self, head: int) -> Role | None:
        hit = self.role_at.get(head)
        return hit[2] if hit else None

    def _of_role(self, head: int, start: int, end: int, role: Role) -> Mention:
        tree = self.tree
        words = self.role_at[head]
        country, stop = self._own_country(head), end
        of_the_land = role.collective and not role.unnamed and role.kind != "coalition"
        if country is None and of_the_land and self.countries:
            country = self._home(role) or max(self.countries, key=lambda c: (self.countries[c], c))
        number = "plural" if tree.feature(head, "Number") == "Plur" else "singular"
        complement = self._complement(head, words[1])
        named = self.register.name_role(
            role, self.gazetteer, country=country if role.kind not in ("civilians",) else None,
            complement=complement, number=None if role.collective else number,  # type: ignore[arg-type]
        )  # fmt: skip
        person = None if role.civilian or role.collective else self.person(head)
        name = f"{named.name} {self.text(*person)}" if person else named.name
        id_ = named.entry.id if named.entry else None
        stop = self._through(max(stop, words[1]), person)
        return Mention(
            head, min(start, words[0]), stop, name, named.kind, named.country, id_, role.unnamed, role, named.entry
        )

    def _own_country(self, head: int) -> str | None:
        """The country of a role by its adjective or "of" phrase: "the Turkish Ministry of Defence"."""
        tree = self.tree
        start, end, _ = self.role_at[head]
        inside = [head, *(i for i in range(start, end) if i != head)]
        inside += [k for k in tree.kids[head] if tree.dep[k].startswith("nmod") and self.extents.genitive(k)]
        for i in dict.fromkeys(inside):
            for k in (i, *tree.kids[i]):
                genitive = tree.dep[k].startswith(("nmod", "flat")) and self.extents.genitive(k)
                if k in self.country_at and k > start and (tree.pos[k] == "ADJ" or genitive):
                    return self.country_at[k]
        return None

    def _home(self, role: Role) -> str | None:
        """The one country that the text gives to the role elsewhere: "the Malian army", later "the army"."""
        if self._homes is None:
            self._homes = {}
            for i, (_, _, other) in self.role_at.items():
                country = self._own_country(i)
                if country:
                    self._homes.setdefault(other.id, set()).add(country)
        homes = self._homes.get(role.id, set())
        return next(iter(homes)) if len(homes) == 1 else None

    def person(self, head: int) -> tuple[int, int] | None:
        """The tokens of the personal name in apposition to a noun: "the minister, Jane Doe"."""
        tree = self.tree
        named = (k for k in sorted(tree.kids[head]) if k > head and tree.dep[k] in ("flat:name", "flat", "appos"))
        for k in (k for k in named if tree.pos[k] == "PROPN" and tree.ent[k] == "PER"):
            end = k + 1
            while end < len(tree) and tree.pos[end] == "PROPN" and tree.sent[end] == tree.sent[k]:
                end += 1
            return k, end
        return None

    def _complement(self, head: int, end: int) -> str | None:
        """The "of" phrase right after a role noun: "ministère de la Défense"."""
        for k in self.tree.kids[head]:
            if k > head and self.tree.dep[k].startswith("nmod") and self.tree.cases(k):
                below = [j for j in self.tree.subtree(k) if j >= end][:6]
                return " ".join(self.tree.word[j] for j in below) if below else None
        return None

    def _plain(self, head: int, start: int, end: int) -> Mention:
        tree = self.tree
        country = self.country_at.get(head)
        if country and tree.pos[head] == "PROPN":
            government = self.register.name_government(country, self.gazetteer)
            return Mention(head, start, end, government.name, "government", country, None)
        seat = self.register.seat(tree.word[head]) if tree.pos[head] == "PROPN" and end - start <= 2 else None
        if seat:
            government = self.register.name_government(seat, self.gazetteer)
            return Mention(head, start, end, government.name, "government", seat, None)
        person = self.person(head) if tree.pos[head] == "NOUN" else None
        kind = "person" if person or (tree.ent[head] == "PER" and tree.pos[head] == "PROPN") else None
        name = self.text(*person) if person else self.text(self._bare(start, head), end)
        end = self._through(end, person)
        return Mention(head, start, end, name, kind, country, unnamed=kind is None and not self._nameable(head))

    def _through(self, end: int, person: tuple[int, int] | None) -> int:
        """The end of a phrase that the person's name goes on without a comma: "General Jane Doe"."""
        return max(end, person[1]) if person is not None and person[0] <= end else end

    def _nameable(self, head: int) -> bool:
        """A proper name, a thing or a person; no time, number, measure or pronoun, and no noun that says too little."""
        tree, pack = self.tree, self.pack
        low = tree.low[head]
        if low in pack.calendar.units or low in pack.calendar.weekdays or low in pack.calendar.months:
            return False
        if tree.pos[head] in ("PROPN", "X"):
            return low[0].isalpha()
        if tree.pos[head] not in ("NOUN", "ADJ") or not low[0].isalpha() or low in pack.places.distance_units:
            return False
        lemmas = pack.lemmas(tree.word[head], "NOUN") or (tree.lemma[head], low)
        persons = pack.casualties.persons | pack.grammar.speakers
        if any(lemma in persons for lemma in lemmas) or any(k in self.country_at for k in tree.kids[head]):
            return True
        area = pack.places.nouns.match(tree.low, head)
        return pack.targets.match(tree.low, head) is not None or (area is not None and area[1] == "site")

    def _bare(self, start: int, head: int) -> int:
        """Without leading article and number: the neutral name of a phrase that nothing else names."""
        while start < head and self.tree.pos[start] in ("DET", "NUM"):
            start += 1
        return start

    def _with_det(self, begin: int, head: int) -> int:
        if begin > 0 and self.tree.pos[begin - 1] == "DET" and self.tree.sent[begin - 1] == self.tree.sent[begin]:
            return begin - 1
        return min(begin, head)

    def text(self, start: int, end: int) -> str:
        return self.prepared.text[self.tree.start[start] : self.tree.end[end - 1]]

    def party(self, mention: Mention, cut: str) -> Party:
        """The mention as a party of the record; ``cut`` is the article's own text of it."""
        span = self.prepared.span(self.tree.start[mention.start], self.tree.end[mention.end - 1])
        return Party(name=mention.name, text=cut, span=span, id=mention.id, kind=mention.kind, country=mention.country)
