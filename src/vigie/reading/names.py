"""Who is named: parties of the register, roles with their country, and plain noun phrases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vigie.gazetteer import Gazetteer
from vigie.languages import Pack
from vigie.model import Party
from vigie.parties import Entry, Register, Role
from vigie.reading.extents import Extents
from vigie.reading.lands import Lands
from vigie.reading.modifiers import Modifiers
from vigie.reading.prepare import Prepared
from vigie.reading.tree import Tree

ARMED_KINDS = frozenset(
    {"state_forces", "police", "rebel_group", "political_militia", "identity_militia", "coalition", "mission",
     "external_forces"}
)  # fmt: skip
INSTITUTIONS = frozenset({"government", "agency", "observer", "news_agency", "party"})
GROUPS = frozenset({"rebel_group", "political_militia", "identity_militia"})
_VERBAL = ("VERB", "AUX")
_NOMINAL = ("nsubj", "obj", "obl", "nmod", "iobj", "appos")
_SEAT_LONG = 3  # tokens of a phrase that is a seat of government and no more
_NEAR = 6  # tokens between a noun and the party's name behind it
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
        self.lands = Lands(tree, prepared, register, gazetteer)
        self.country_at = self.lands.at
        self.countries = self.lands.weights  # how loud each country is (ISO2 -> weight)
        self.entry_at = self._entries()
        self.role_at = self._roles()
        self.modifiers = Modifiers(tree, pack, self.extents, self.lands, self.role_at)
        self._mentions: dict[int, Mention] = {}
        self._short = self._short_forms()
        self._homes: dict[str, set[str]] | None = None

    # ---- the whole text ---------------------------------------------------------------------------------------
    def _entries(self) -> dict[int, tuple[int, int, Entry]]:
        words = self.lands.words  # no name begins inside a country's: "South [Sudanese police]"
        found = self.register.match(self.tree.word)
        matches = [m for m in found if m.start not in words or words[m.start].start == m.start]
        for match in matches:
            if len(match.entries) == 1 and not match.local:  # a local wording is no proof of its own country
                entry = match.entry
                if entry.country:
                    self.countries[entry.country] = self.countries.get(entry.country, 0.0) + 0.5
                for code in entry.active[:2]:
                    self.countries[code] = self.countries.get(code, 0.0) + 0.25
        here = (m for m in matches if not m.local or any(self.countries.get(c) for e in m.entries for c in e.countries))
        chosen = ((m.start, m.end, m.choose(self.countries)) for m in here)
        return {i: (start, end, entry) for start, end, entry in chosen for i in range(start, end)}

    def _roles(self) -> dict[int, tuple[int, int, Role]]:
        """Role nouns; a verb of the same form ("they guard it") is none, unless it stands where a noun stands."""
        tree = self.tree
        nouns = (
            m
            for m in self.register.match_roles(tree.word)
            if m.end - m.start > 1 or tree.pos[m.start] not in _VERBAL or tree.dep[m.start].startswith(_NOMINAL)
        )
        return {i: (m.start, m.end, m.role) for m in nouns for i in range(m.start, m.end)}

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
        known = self._known_before(head, role) if self._definite(head) else self._owner(head)
        if known is not None:
            return Mention(head, start, end, known.name, known.kind, known.country, known.id, role=role, entry=known)
        if (men := self._men_of(head, start, end, role)) is not None:
            return men
        if role is not None:
            return self._of_role(head, start, end, role)
        return self._titled(head, start, end) or self._part(head, start, end) or self._plain(head, start, end)

    def _part(self, head: int, start: int, end: int) -> Mention | None:
        """ "members of the security forces" are the security forces."""
        if not self.register.member(self.tree.low[head]) or self.person(head) is not None:
            return None
        whole = (self.mention(k) for k in self.modifiers.owners(head) if k in self.role_at and k not in self.entry_at)
        body = next((m for m in whole if m.armed and not m.unnamed), None)
        return body and replace(body, head=head, start=min(start, body.start), end=max(end, body.end))

    def _men_of(self, head: int, start: int, end: int, role: Role | None) -> Mention | None:
        """ "the men of Jane Doe", "fighters of the Blue Column": a band named by its leader or its own name."""
        tree = self.tree
        if not self.register.member(tree.low[head]) or (role is not None and not (role.armed or role.unnamed)):
            return None
        for k in tree.kids[head]:
            named = k > head and tree.dep[k].split(":")[0] == "nmod" and tree.pos[k] == "PROPN"
            if not named or not tree.cases(k) or not self.extents.genitive(k) or k in self.role_at:
                continue
            town = k in self.country_at or k in self.lands.seat_at or self.gazetteer.has(self.text(k, max(end, k + 1)))
            if tree.ent[k] in ("PER", "ORG") and not town:
                kind = role.kind if role is not None and not role.unnamed else "political_militia"
                return Mention(head, self.modifiers.begin(start), end, self.text(self._bare(start, head), end), kind)
        return None

    def _titled(self, head: int, start: int, end: int) -> Mention | None:
        """A person with the office in front: "Foreign Minister Jane Doe" is named by both."""
        person = self.tree.pos[head] == "PROPN" and self.pack.targets.match(self.tree.low, head) is None
        title = self.modifiers.title(head) if person else None
        if title is None or self.role_at[title][2].civilian:
            return None
        office = self.mention(title)
        name = f"{office.name} {self.text(title + 1, end)}"
        return replace(office, head=head, start=min(start, office.start), end=end, name=name, unnamed=False)

    def _counted(self, head: int) -> int | None:
        """What a number noun counts: "some ten fishermen" are fishermen."""
        numbers = self.pack.numbers
        if self.tree.low[head] not in numbers.approximate and self.tree.low[head] not in numbers.vague:
            return None
        below = (k for k in self.tree.kids[head] if k > head and self.tree.dep[k].startswith("nmod"))
        return next((k for k in below if self.extents.genitive(k) and self.tree.pos[k] in ("NOUN", "PROPN")), None)

    # ---- short and indirect naming ----------------------------------------------------------------------------
    def _short_forms(self) -> dict[str, list[Entry]]:
        """The head noun of each party named by several words -> the parties that it may stand for."""
        found: dict[str, list[Entry]] = {}
        for start, end, entry in dict.fromkeys(self.entry_at.values()):
            top = next(i for i in range(start, end) if not start <= self.tree.head[i] < end or self.tree.head[i] == i)
            short = self.tree.low[top] if self.tree.pos[top] == "NOUN" else self.tree.word[top]
            if end - start > 1 and self.tree.pos[top] in ("NOUN", "PROPN"):
                rows = found.setdefault(short, [])
                if entry not in rows:
                    rows.append(entry)
        return found

    def _definite(self, head: int) -> bool:
        """ "the group", "this coalition": a definite noun phrase without complement of its own."""
        tree = self.tree
        bare = not any(
            tree.dep[k].split(":")[0] in ("nmod", "amod", "appos", "flat", "compound") for k in tree.kids[head]
        )
        dets = [k for k in tree.kids[head] if tree.dep[k] == "det"]
        return bare and any(
            tree.feature(k, "Definite") == "Def" or tree.low[k] in self.pack.grammar.demonstratives for k in dets
        )

    def _known_before(self, head: int, role: Role | None) -> Entry | None:
        """The one party of the text that a definite noun can stand for: by its first word, or by its kind."""
        rows = self._short.get(self.tree.low[head], []) or self._short.get(self.tree.word[head], [])
        if len(rows) == 1:
            return rows[0]
        if role is None or role.unnamed or role.civilian or role.kind not in (*GROUPS, "coalition"):
            return None
        kinds = GROUPS if role.kind in GROUPS else {role.kind}
        groups = {entry.id for _, _, entry in self.entry_at.values() if entry.kind in kinds}
        here = [e for i, (_, _, e) in self.entry_at.items() if e.id in groups and self._just_before(i, head)]
        near = here if len(groups) > 1 else [e for _, _, e in self.entry_at.values() if e.id in groups]
        return near[0] if len({e.id for e in near}) == 1 else None

    def _owner(self, head: int) -> Entry | None:
        """Whose "its fighters" are: the one armed party named in this sentence or the last."""
        if not (self.register.member(self.tree.low[head]) and self.modifiers.possessive(head)):
            return None
        near = {e for i, (_, _, e) in self.entry_at.items() if e.kind in ARMED_KINDS and self._just_before(i, head, 1)}
        return near.pop() if len(near) == 1 else None

    def _just_before(self, i: int, head: int, sentences: int = _RECALL) -> bool:
        return i < head and self.tree.sent[head] - self.tree.sent[i] <= sentences

    def _entry(self, head: int) -> tuple[int, int, Entry] | None:
        """A register entry at the head, as its name ("le groupe X", "the X movement"), or as what it is part of."""
        if head in self.entry_at:
            return self.entry_at[head]
        for k in self._names_of(head):
            hit = self.entry_at.get(k)
            if hit and hit[0] - head <= _NEAR:
                return hit
        return None

    def _names_of(self, head: int) -> Iterator[int]:
        """Tokens below a noun that may name the party which it denotes."""
        tree = self.tree
        for k in tree.kids[head]:
            bare = tree.dep[k].startswith("nmod") and not tree.cases(k)
            if k > head and (bare or tree.dep[k] in ("appos", "flat:name", "flat", "compound")):
                yield k
        if self.register.member(tree.low[head]) and self.person(head) is None:
            yield from self.modifiers.owners(head)

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
        complement = self.modifiers.department(head, range(*words[:2]), role)
        named = self.register.name_role(
            role, self.gazetteer, country=country if role.kind not in ("civilians",) else None,
            complement=complement, number=None if role.collective else number,  # type: ignore[arg-type]
        )  # fmt: skip
        person = None if role.civilian or role.collective else self.person(head)
        name = f"{named.name} {self.text(*person)}" if person else named.name
        id_ = named.entry.id if named.entry else None
        stop = self._through(max(stop, words[1]), person)
        return Mention(
            head,
            self.modifiers.begin(min(start, words[0])),
            stop,
            name,
            named.kind,
            named.country,
            id_,
            role.unnamed,
            role,
            named.entry,
        )

    def _own_country(self, head: int) -> str | None:
        start, end, role = self.role_at[head]
        return self.modifiers.country(head, range(start, end), role)

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

    def _plain(self, head: int, start: int, end: int) -> Mention:
        tree = self.tree
        start = self.modifiers.begin(start)
        country = self.country_at.get(head)
        if country and tree.pos[head] == "PROPN":
            government = self.register.name_government(country, self.gazetteer)
            return Mention(head, start, end, government.name, "government", country, None)
        seat = self.lands.seat_at.get(head) if end - start <= _SEAT_LONG else None
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
        persons = (pack.casualties.persons, pack.grammar.speakers)
        if any(lemma in words for lemma in lemmas for words in persons):
            return True
        if any(k in self.country_at for k in tree.kids[head]):
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
