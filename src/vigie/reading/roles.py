"""Which mentions fill an act's roles: weapons are no actors, nobody in particular is none either."""

from __future__ import annotations

from dataclasses import replace

from vigie.reading.acts import Act
from vigie.reading.names import Mention
from vigie.reading.scene import Scene
from vigie.reading.situations import Situation

_VIOLENT = frozenset(
    {"strike", "attack", "kill", "fire", "intercept", "explosion", "clash", "wound", "abduct", "land", "grenade"}
)


_GATHERINGS = frozenset({"protest"})
# frames in which buildings do nothing
_LIFELESS = _VIOLENT | frozenset({"riot", "loot", "burn", "arrest", "disperse", "capture", "protest"})
_HARMING = frozenset({"strike", "attack", "fire", "land", "explosion", "suicide_bombing", "grenade", "riot", "clash"})
_WATCHING = frozenset({"observer", "news_agency"})
_HEADING_MARKS = frozenset(":(-–—/")
_RECALL = 2  # sentences between a pronoun and the name that it stands for
_SUFFERED = frozenset({"die", "wound"})
_DOWNING = frozenset({"strike", "attack", "kill"})
_DISARMING = frozenset({"intercept", "defuse"})
_TAKING = frozenset({"capture"})
_BLASTS = frozenset({"suicide_bombing", "explosion", "grenade"})
_DIRECT = frozenset(
    {"strike", "attack", "kill", "abduct", "arrest", "burn", "loot", "sexual_violence", "wound", "release", "explosion"}
)  # frames whose object is whom or what they hit, whatever it is
_FLYING = frozenset({"drone", "airstrike", "missile", "rocket"})


class Cast:
    """Resolves argument heads to parties."""

    def __init__(self, scene: Scene):
        self.scene = scene
        self.arm_at = {i: arm for arm in scene.arms for i in range(arm.start, arm.end)}
        self.act_at = {act.at for act in scene.acts if act.nominal}
        self.acts_at = {act.at for act in scene.acts}
        self.hit_at = {head for act in scene.acts for head in act.targets}
        self.last: Mention | None = None
        self.place_at = {i: p for p in scene.places for i in range(p.start, p.end)}
        keys = scene.tree.low
        things = (*scene.pack.targets.find(keys), *scene.pack.places.nouns.find(keys))
        self.thing_at = {i for start, end, _ in things for i in range(start, end)}
        kinds = {i: thing.kind for start, end, thing in scene.pack.targets.find(keys) for i in range(start, end)}
        self.can_be_hit = frozenset(kinds)  # nouns for what can be hit
        self.site_at = {i for i, kind in kinds.items() if kind == "property"}
        self.time_at = {i for t in scene.times for i in range(t.start, t.end)}

    def fill(self, situation: Situation) -> None:
        """Agents and targets of a situation, with weapons set apart."""
        act = situation.act
        self._turn_things(act)
        for head in self._doers(act):
            self._add(situation.agents, self._agent(head, situation))
        if act.frame in _DOWNING and act.targets and all(self._flying(head) for head in act.targets):
            act.frame = "intercept"
        for head in dict.fromkeys((*act.targets, *self._fixed(act))):
            if head in self.act_at or head in self.time_at or (head in self.arm_at and act.frame not in _DISARMING):
                continue
            self._add(situation.targets, self._target(self._behind(act, head)) or self._anything(act, head))
        for head in self._harmed(act):
            self._add(situation.targets, self._target(head))
        for head in self._losers(act):
            self._add(situation.targets, self._target(head))
        for head in self._sites(act) if not situation.targets else ():
            self._add(situation.targets, self._target(head))
        self._behind_weapons(situation)
        situation.agents = [m for m in situation.agents if m.name not in {t.name for t in situation.targets}]
        if situation.agents:
            self.last = situation.agents[0]

    def _behind(self, act: Act, head: int) -> int:
        """The thing right behind the verb, where the parser took the name of a place behind it for the object."""
        tree = self.scene.tree
        if head not in self.place_at or head in self.thing_at or act.nominal or head < act.at:
            return head
        between = (k for k in range(act.at + 1, head) if k in self.thing_at and head in tree.ancestors(k))
        marked = (k for k in between if any(tree.pos[j] == "ADP" for j in range(k + 1, head)))
        return next(marked, head)

    def _anything(self, act: Act, head: int) -> Mention | None:
        """Whom or what a verb names that no list knows: "killed a printer", "robbed the cash machines"; what is a part
        of something known ("the courtyard of the barracks") stands for that."""
        tree, names = self.scene.tree, self.scene.names
        mention = names.mention(head)
        if tree.pos[head] != "NOUN" or not mention.unnamed or mention.role is not None or head in self.place_at:
            return None
        for k in tree.kids[head]:
            if k > head and tree.dep[k].split(":")[0] == "nmod" and names.extents.genitive(k):
                whole = names.mention(k)
                if (k in self.thing_at or whole.armed) and not whole.unnamed:
                    return whole
        plain = (
            head not in self.thing_at
            and tree.low[head].isalpha()
            and self._countable(head)
            and act.frame in _DIRECT
            and not act.nominal
        )
        direct = tree.head[head] == act.at and tree.dep[head] in ("obj", "nsubj:pass", "nsubj")
        return replace(mention, unnamed=False) if plain and direct else None

    def _countable(self, head: int) -> bool:
        """A noun with an article or a number, that is no time, measure or number itself."""
        tree, pack = self.scene.tree, self.scene.pack
        low = tree.low[head]
        if low in pack.calendar.units or low in pack.places.distance_units or low in pack.numbers.vague:
            return False
        lemmas = {*pack.lemmas(tree.word[head], "NOUN"), low}
        if lemmas & pack.grammar.measure_nouns or low in pack.numbers.approximate or low in pack.casualties.toll_words:
            return False
        return any(tree.dep[k] in ("det", "nummod") for k in tree.kids[head])

    def _fixed(self, act: Act) -> list[int]:
        """The object that the pattern of a verb itself holds: "attacked the barracks"."""
        if act.nominal or act.trigger.object != "target":
            return []
        inside = (t for t in act.tokens if t != act.at and t in self.can_be_hit and t not in self.arm_at)
        return [t for t in inside if self.scene.tree.dep[t] in ("obj", "nsubj:pass")]

    def _harmed(self, act: Act) -> list[int]:
        """Things that a participle behind the act's verb has as its object: "fired on the town, damaging a school"."""
        tree, verb = self.scene.tree, act.at if act.verb is None else act.verb
        if act.frame not in _HARMING:
            return []
        clauses = [k for k in tree.kids[verb] if k > verb and tree.dep[k] == "advcl" and k not in self.acts_at]
        bare = (k for k in clauses if not any(tree.dep[j] in ("mark", "nsubj") for j in tree.kids[k]))
        objects = (o for k in bare for o in tree.kids[k] if o > k and tree.dep[o] == "obj")
        return [o for first in objects for o in tree.conjuncts(first) if o in self.site_at and o not in self.arm_at]

    def _losers(self, act: Act) -> list[int]:
        """From whom ground is taken: "captured the town from the army", "drove the militia out of the refinery"."""
        tree, names = self.scene.tree, self.scene.names
        if act.frame not in _TAKING or act.nominal:
            return []
        near = (k for i in (act.at, *tree.with_dep(act.at, "obj")) for k in tree.kids[i] if k > act.at)
        below = (k for k in near if tree.dep[k].split(":")[0] in ("obl", "nmod", "iobj") and k not in act.agents)
        marked = (k for k in below if tree.cases(k) and not names.extents.genitive(k))
        return [k for k in marked if names.mention(k).armed and not names.mention(k).unnamed]

    def _sites(self, act: Act) -> list[int]:
        """What a blast without object went off at: "blew himself up outside a mosque"."""
        tree = self.scene.tree
        if act.frame not in _BLASTS:
            return []
        below = (k for k in tree.kids[act.at] if k > act.at and tree.dep[k].split(":")[0] in ("obl", "nmod", "obj"))
        return [k for k in below if k in self.thing_at and k not in self.arm_at][:1]

    def _doers(self, act: Act) -> list[int]:
        """Heads that may name who did it; of a weapon brought down, its owner before those who stopped it."""
        weapons = [head for head in (*act.targets, *act.instruments) if head in self.arm_at]
        if act.frame in _DISARMING and any(self._owner(head) for head in weapons):
            return list(dict.fromkeys(weapons))
        found = dict.fromkeys((*act.agents, *act.instruments))
        return list(found or (self._shared(act) if act.passive else self._of_auxiliary(act)))

    def _shared(self, act: Act) -> list[int]:
        """The agent of a passive that an earlier one names: "dragged from the car by a crowd and beaten"."""
        tree = self.scene.tree
        if act.nominal:
            return []
        before = [v for v in tree.ancestors(act.at) if v < act.at and tree.pos[v] in ("VERB", "NOUN")][:2]
        if not before or tree.dep[act.at] != "conj":
            return []
        marked = (
            k for k in range(min(before) + 1, act.at) if tree.low[k] in self.scene.pack.grammar.agent_prepositions
        )
        doers = [tree.head[k] for k in marked if tree.dep[k] == "case" and tree.head[k] > k]
        return [d for d in doers if d < act.at and d not in self.arm_at and self.scene.names.mention(d).known][-1:]

    def _of_auxiliary(self, act: Act) -> list[int]:
        """The subject of an active verb that the parser hung on the auxiliary."""
        tree = self.scene.tree
        if act.nominal or act.trigger.subject != "agent":
            return []
        auxiliaries = [k for k in tree.kids[act.at] if tree.pos[k] == "AUX"]
        return [s for k in auxiliaries for s in tree.kids[k] if tree.dep[s] == "nsubj"]

    def _add(self, found: list[Mention], mention: Mention | None) -> None:
        if mention is not None and mention not in found:
            found.append(mention)

    def _behind_weapons(self, situation: Situation) -> None:
        """Where no agent is named: whose weapons they are, then the aircraft that did it themselves."""
        act = situation.act
        if situation.agents or act.frame not in _VIOLENT:
            return
        for arm in situation.arms:
            self._add(situation.agents, self._owner(self._top(arm.start, arm.end)))
        for head in (*act.agents, *act.instruments) if act.frame not in _DISARMING else ():
            if not situation.agents and head in self.arm_at and self.arm_at[head].kind == "airstrike":
                self._add(situation.agents, self._crew(head))

    def _top(self, start: int, end: int) -> int:
        return next((i for i in range(start, end) if not start <= self.scene.tree.head[i] < end), end - 1)

    def _crew(self, head: int) -> Mention | None:
        """ "Three jets bombed the town": an air force, whoever's it is."""
        names = self.scene.names
        mention, role = names.mention(head), names.register.role_by_id("air_force")
        if head in self.act_at or role is None or self.scene.tree.pos[head] not in ("NOUN", "PROPN"):
            return None
        if mention.armed:
            return mention
        party = names.register.name_role(role, names.gazetteer)
        return Mention(head, mention.start, mention.end, party.name, party.kind, role=role)

    def _flying(self, head: int) -> bool:
        """A drone, an aircraft or a missile as what is hit: it was brought down."""
        return head in self.arm_at and self.arm_at[head].kind in _FLYING

    def _agent(self, head: int, situation: Situation) -> Mention | None:
        tree, names = self.scene.tree, self.scene.names
        if head in self.arm_at:
            return self._owner(head)
        if tree.pos[head] == "ADJ" or tree.dep[head] == "amod":
            return self._adjective(head, situation)
        if head in self.act_at or head in self.time_at or self._topic(head):
            return None
        if tree.pos[head] == "PRON":
            return self._pronoun(head)
        if head in names.country_at and tree.feature(head, "Number") == "Plur" and situation.act.frame in _VIOLENT:
            return self._military(head)  # "the Israelis raided ..."
        mention = names.mention(head)
        if situation.act.frame in _GATHERINGS:
            mention = self._gathered(mention)
        if mention.unnamed or not self._may_act(mention, situation.act.frame):
            return None
        return mention

    def _gathered(self, mention: Mention) -> Mention:
        """ "Hundreds marched", "some families gathered": those who protest are protesters, whatever they are called."""
        tree, names = self.scene.tree, self.scene.names
        role = names.register.role_by_id("protesters")
        counted = tree.pos[mention.head] == "NUM" or self.scene.counts.number_of(mention.head) is not None
        if role is None or (mention.known and mention.role is None) or not (mention.unnamed or mention.civilian):
            return mention
        if mention.role is not None and not counted and mention.role.id != "civilians":
            return mention
        return Mention(mention.head, mention.start, mention.end, role.en["plural"], role.kind, role=role)

    def _topic(self, head: int) -> bool:
        """ "Syria: two drones hit ...", "KABUL - Troops ...": a heading or a dateline does nothing."""
        tree = self.scene.tree
        marked = head + 1 < len(tree) and tree.low[head + 1] in _HEADING_MARKS
        return marked and (tree.low[head + 1] == ":" or (tree.word[head].isupper() and head in tree.sentence(head)[:2]))

    def _may_act(self, mention: Mention, frame: str) -> bool:
        """A party that the register or the roles know, or a proper name that is no place; the hurt do not act."""
        if frame in _SUFFERED:
            return mention.armed
        if frame in _LIFELESS and mention.entry is None and mention.head in self.site_at:
            return False  # a church or a police station attacks nobody
        if mention.known and not (mention.kind == "person" and mention.head in self.place_at):
            return True
        head = mention.head
        where = head in self.place_at or head in self.thing_at or self.scene.tree.ent[head] == "LOC"
        return self.scene.tree.pos[head] == "PROPN" and not where

    def _turn_things(self, act: Act) -> None:
        """The genitive of an act noun that is a thing is what was hit: "the bombing of the house"."""
        if not act.nominal:
            return
        for head in act.around.get("of", ()):
            if head in act.agents and head in self.thing_at and not self.scene.names.mention(head).known:
                act.agents.remove(head)
                act.targets.append(head)

    def _owner(self, head: int) -> Mention | None:
        """ "Israeli planes": the country of a weapon's adjective owns it."""
        tree = self.scene.tree
        for k in tree.kids[head]:
            if k in self.scene.names.country_at and (tree.pos[k] == "ADJ" or tree.dep[k] == "amod"):
                return self._military(k)
            if self._owns(k):
                return self.scene.names.mention(k)
            if tree.dep[k] in ("det", "nmod:poss") and tree.low[k] in self.scene.pack.grammar.possessives:
                return self._subject_before(k)
            if k > head and (user := self._user(k)) is not None:
                return user
        return None

    def _user(self, k: int) -> Mention | None:
        """Who uses a weapon, by what stands behind it: "drones flown by the army", "shells from the rebels' guns"."""
        tree, names = self.scene.tree, self.scene.names
        dep, cases = tree.dep[k].split(":")[0], tree.cases(k)
        below: list[int] = []
        if dep == "acl":
            below = [o for o in tree.kids[k] if tree.dep[o] == "obl:agent" or self._by(tree.cases(o))]
        elif dep in ("nmod", "obl") and (self._by(cases) or (cases and not names.extents.genitive(k))):
            noun = self.scene.pack.grammar.noun_agent_prepositions
            below = [k] if self._by(cases) or any(c in noun for c in cases) else []
        found = (names.mention(o) for o in below)
        return next((m for m in found if m.armed and not m.unnamed), None)

    def _by(self, cases: list[str]) -> bool:
        return any(c in self.scene.pack.grammar.agent_prepositions for c in cases)

    def _owns(self, k: int) -> bool:
        """ "Houthi drones", "army helicopters", "a plane of Blue Wings": a party whose name modifies a weapon."""
        tree, names = self.scene.tree, self.scene.names
        relation = tree.dep[k].split(":")[0]
        genitive = relation == "nmod" and bool(tree.cases(k)) and names.extents.genitive(k)
        if not (relation in ("amod", "compound") or genitive):
            return False
        if k in names.entry_at:
            return names.mention(k).armed
        if tree.head[k] in self.hit_at:
            return False  # "shot down a plane of the army": no matter whose it was
        if k in names.role_at:
            mention = names.mention(k)
            return mention.armed and not mention.unnamed
        named = genitive and tree.pos[k] == "PROPN" and tree.ent[k] not in ("LOC", "PER")
        return named and k not in self.place_at and k not in names.country_at and k not in self.time_at

    def _adjective(self, head: int, situation: Situation) -> Mention | None:
        if head not in self.scene.names.country_at or situation.act.frame not in _VIOLENT:
            return None
        return self._military(head)

    def _military(self, at: int) -> Mention | None:
        """The forces of the country that an adjective names."""
        names = self.scene.names
        role = names.register.role_by_id("army")
        if role is None:
            return None
        country = names.country_at[at]
        party = names.register.name_role(role, names.gazetteer, country=country)
        id_ = party.entry.id if party.entry else None
        return Mention(at, at, at + 1, party.name, party.kind, country, id_, role=role, entry=party.entry)

    def _pronoun(self, head: int) -> Mention | None:
        """A personal pronoun stands for the nearest subject before it of the same gender and number."""
        tree = self.scene.tree
        if tree.low[head] not in self.scene.pack.grammar.subject_pronouns:
            return None
        return self._subject_before(head, head) or self.last

    def _subject_before(self, at: int, pronoun: int | None = None) -> Mention | None:
        """The nearest known party before ``at`` that is a subject, and agrees with the pronoun."""
        tree = self.scene.tree
        for i in range(at - 1, -1, -1):
            if tree.sent[at] - tree.sent[i] > 2:
                break
            subject = tree.dep[i].startswith("nsubj") and tree.pos[i] in ("NOUN", "PROPN")
            if subject and (pronoun is None or self._agrees(i, pronoun)):
                mention = self.scene.names.mention(i)
                if mention.known and not mention.unnamed and i not in self.place_at:
                    return mention
        return None

    def _agrees(self, noun: int, pronoun: int) -> bool:
        tree = self.scene.tree
        return all(
            not tree.feature(noun, f)
            or not tree.feature(pronoun, f)
            or tree.feature(noun, f) == tree.feature(pronoun, f)
            for f in ("Gender", "Number")
        )

    def _target(self, head: int) -> Mention | None:
        tree = self.scene.tree
        if tree.pos[head] not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON"):
            return None
        if tree.pos[head] == "ADJ" and head and tree.pos[head - 1] == "NOUN":
            return None  # an adjective that the parser took for a second noun
        if tree.pos[head] == "PRON" and not tree.kids[head]:
            return self._who(head)
        named = self._by_name(head)
        if named is not None:
            return named
        mention = self.scene.names.mention(head)
        if mention.kind in _WATCHING or (mention.kind == "government" and mention.role is None):
            return None  # "1,200 dead, says the observatory"; a country or a capital is where it was
        if mention.unnamed and mention.role is None:
            return None
        town = head in self.place_at and head not in self.thing_at and mention.entry is None
        return None if town and self.place_at[head].scale != "site" else mention

    def _by_name(self, head: int) -> Mention | None:
        """ "The teacher, Jane Doe, was shot": a victim's name tells more than the role."""
        names = self.scene.names
        person = names.person(head) if self.scene.tree.pos[head] == "NOUN" else None
        if person is None:
            return None
        return Mention(person[0], *person, names.text(*person), "person")

    def _who(self, head: int) -> Mention | None:
        """The named person that "he" or "she" stands for."""
        tree = self.scene.tree
        if tree.low[head] not in self.scene.pack.grammar.subject_pronouns or tree.feature(head, "Number") == "Plur":
            return None
        at = self.scene.antecedent(head)
        if at == head or tree.sent[head] - tree.sent[at] > _RECALL or tree.pos[at] == "PRON":
            return None
        named = self._by_name(at)
        if named is not None:
            return named
        mention = self.scene.names.mention(at)
        return mention if mention.kind == "person" else None
