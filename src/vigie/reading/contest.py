"""Who acted and who was hit, where several parties may have: every party of the text contends for both roles.

The rules put up candidates and say why; named features of syntax, distance, kind and country are weighed for each party
of the text, the rules' own answer among them. No feature holds a word: what is learned of one language serves the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from vigie.model import Claim, Frozen, Kind, Party, Place
from vigie.reading.acts import Act
from vigie.reading.names import Mention
from vigie.reading.odds import log_odds
from vigie.reading.scene import Scene
from vigie.reading.weights import shipped

if TYPE_CHECKING:
    from vigie.reading.build import Material

Part = Literal["actor", "target", "claimed_by", "denied_by", "blamed"]
PARTS: tuple[Part, ...] = ("actor", "target", "claimed_by", "denied_by", "blamed")
_FAR = 4  # sentences
_UNLIKELY = -1.4  # log-odds: below, the rules' own answer is dropped, too
_INNER = ("flat:name", "flat", "compound", "amod", "case", "det")
_NEAR = 1  # sentences from the act in which things contend to have been hit
_STEPS = 2  # relations of a path that are told apart
_CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "conj", "xcomp"})
_REACHES = (4, 8, 16, 32)  # tokens between a party and an act
_OUTCOMES = frozenset({"die", "wound"})


class Model(Frozen):
    """Weights for each role, how likely a party must be to get it, how many may, and where all that comes from."""

    about: dict[str, Any]
    weights: dict[Part, dict[str, float]]
    threshold: dict[Part, float]
    most: int

    @property
    def parts(self) -> tuple[Part, ...]:
        """The roles that are contended for: those where it was shown to beat the rules."""
        return tuple(self.weights)


@lru_cache(maxsize=1)
def default_model() -> Model:
    """The shipped weights; DataError if the file is wrong."""
    return shipped(Model, "contest.json")


@dataclass(frozen=True, slots=True)
class Contender:
    """A party of the text: its mentions, what the rules gave it, its features."""

    name: str
    mention: Mention | None  # the nearest to the act; None for one that only a rule's claim names
    claims: Mapping[str, Claim]  # the rules' claims for it, by role
    features: Mapping[str, float]

    @property
    def thing(self) -> bool:
        """A building, a vehicle, a herd: no party, and hit at most."""
        return "thing" in self.features

    def may_play(self, part: Part) -> bool:
        """Whether it can have a role: things are targets, if no rule says more; who only tells of the act, or blames
        another for it, is no actor.
        """
        if part in self.claims or part == "target":
            return True
        told = "tells it" in self.features and "act: agent" not in self.features
        return not self.thing and not (part == "actor" and (told or "pointing: by" in self.features))


@dataclass(frozen=True, slots=True)
class _Told:
    """What one report tells, the same for every party; parties by their names."""

    acts: tuple[Act, ...]
    at: frozenset[int]
    sentences: frozenset[int]
    paragraphs: frozenset[int]
    agents: frozenset[str]
    targets: frozenset[str]
    agents_before: frozenset[str]  # of the report before
    targets_before: frozenset[str]
    pointings: tuple[tuple[str, str], ...]  # name and feature
    victims: tuple[tuple[str, str], ...]  # name and feature
    ranks: Mapping[str, int]  # the armed parties named before it, the last one first
    tellers: frozenset[str]
    counts: Mapping[Part, int]  # how many the rules name for each role
    kind: Kind
    place: Place | None
    site: range  # the tokens of the place, with the noun that it names
    doers: str  # how the acts name who did them: by name, in general, not at all
    hits: str
    frames_of: Mapping[str, frozenset[str]]  # names of agents and targets -> what they do or suffer, by frames
    sides: frozenset[tuple[str, str]]  # role and country of those whom the rules name for a role


class Contest:
    """The parties of one text, and their contest for the roles of each report."""

    def __init__(self, scene: Scene):
        self.scene = scene

    @cached_property
    def parties(self) -> dict[str, list[Mention]]:
        """Mentions of register entries and roles, by name."""
        names, dep = self.scene.names, self.scene.tree.dep
        found: dict[str, list[Mention]] = {}
        arms = {i for arm in self.scene.arms for i in range(arm.start, arm.end)}  # "planes" are no party here
        for i in sorted((names.entry_at.keys() | names.role_at.keys()) - arms):
            if dep[i] in _INNER:
                continue
            mention = names.mention(i)
            if mention.known:
                found.setdefault(mention.name, []).append(mention)
        return found

    @cached_property
    def things(self) -> dict[int, dict[str, Mention]]:
        """Nouns for what can be hit, and are no parties: sentence -> name -> mention."""
        scene, names = self.scene, self.scene.names
        known = names.entry_at.keys() | names.role_at.keys()
        found: dict[int, dict[str, Mention]] = {}
        for start, end, _ in scene.pack.targets.find(scene.tree.low):
            head = next((i for i in range(start, end) if not start <= scene.tree.head[i] < end), end - 1)
            if head in known or self._modifies(head, end) or scene.tree.pos[head] == "VERB":
                continue
            mention = names.mention(head)
            if not mention.unnamed:
                found.setdefault(scene.tree.sent[head], {}).setdefault(mention.name, mention)
        return found

    def _modifies(self, head: int, end: int) -> bool:
        """A noun that only describes the next one: "bus driver"; not one that the parser hung on a far name."""
        tree = self.scene.tree
        above = tree.head[head]
        noun = above in range(end, end + 2) and (bool(self.scene.pack.lemmas(tree.word[above], "NOUN")))
        return tree.dep[head] in _INNER and (noun or above < head)

    def _things_near(self, sentences: frozenset[int]) -> dict[str, list[Mention]]:
        rows: dict[str, list[Mention]] = {}
        for sentence in sorted({s + step for s in sentences for step in range(-_NEAR, _NEAR + 1)}):
            for name, mention in self.things.get(sentence, {}).items():
                rows.setdefault(name, []).append(mention)
        return rows

    @cached_property
    def _author(self) -> str | None:
        wrote = self.scene.author
        return self.scene.names.mention(wrote.head).name if wrote is not None else None

    @cached_property
    def _speakers(self) -> frozenset[str]:
        voices = self.scene.attribution.voices
        return frozenset(self.scene.names.mention(v.speaker).name for v in voices)

    @cached_property
    def _acting(self) -> dict[str, set[int]]:
        """Names of agents -> the acts they do."""
        return self._by_name((h, a.at) for a in self.scene.acts for h in a.agents)

    @cached_property
    def _suffering(self) -> dict[str, set[int]]:
        return self._by_name((h, a.at) for a in self.scene.acts for h in a.targets)

    def _by_name(self, rows: Iterator[tuple[int, int]]) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for head, at in rows:
            found.setdefault(self.scene.names.mention(head).name, set()).add(at)
        return found

    @cached_property
    def _armed(self) -> int:
        return sum(1 for row in self.parties.values() if row[0].armed and not row[0].unnamed)

    # ---- features ---------------------------------------------------------------------------------------------
    def contenders(self, material: Material, claims: list[Claim]) -> list[Contender]:
        """Every party of the text with its features for one report."""
        given: dict[str, dict[str, Claim]] = {}
        for claim in claims:
            if claim.field in PARTS and isinstance(claim.value, Party):
                given.setdefault(claim.value.name, {})[claim.field] = claim
        told, renamed = self._told(material, claims, given), _renamed(material)
        rows: dict[str, list[Mention]] = {name: [] for name in given}
        rows |= self._things_near(told.sentences) | self.parties
        found = []
        for name, mentions in rows.items():
            rule = given.get(name, {})
            if rule or not mentions or any(renamed.get(m.head, name) == name for m in mentions):
                found.append(self._contender(name, mentions, rule, told))
        return found

    def _contender(self, name: str, mentions: list[Mention], rule: Mapping[str, Claim], told: _Told) -> Contender:
        parts = [*self._of_rules(rule, told.counts), *self._of_acts(name, told)]
        parts += (f"{part}: {claim.rule}, {told.kind.subtype}" for part, claim in rule.items())
        parts += (f"plays: {row}" for row in told.frames_of.get(name, ()))
        nearest = None
        if mentions:
            first = mentions[0]
            nearest, words = self._of_words(mentions, told)
            parts += self._of_form(nearest, mentions, told)
            parts += [*words, *self._of_party(first, told), *self._of_story(name, first, told)]
            parts += self._of_syntax(mentions, told)
            if name not in self.parties:
                parts += self._of_thing(first, told.kind)
        else:
            parts.append("words: none")
        parts += [f"subtype: {told.kind.subtype}", f"lang: {self.scene.pack.lang}", "always"]
        features = dict.fromkeys(parts, 1.0)
        features["rivals"] = min(self._armed, _FAR) / _FAR
        return Contender(name, nearest, rule, features)

    def _told(self, material: Material, claims: list[Claim], given: Mapping[str, Mapping[str, Claim]]) -> _Told:
        situations, paragraph = material.draft.situations, self.scene.circumstances.paragraph
        before = material.before.draft.situations if material.before is not None else []
        acts = tuple(s.act for s in situations)
        first = min(a.at for a in acts)
        voices = (v for v in self.scene.attribution.voices if v.start <= first < v.end)
        return _Told(
            acts=acts,
            at=frozenset(a.at for a in acts),
            sentences=frozenset(self.scene.tree.sent[a.at] for a in acts),
            paragraphs=frozenset(paragraph[a.at] for a in acts),
            agents=frozenset(m.name for s in situations for m in s.agents),
            targets=frozenset(m.name for s in situations for m in s.targets),
            agents_before=frozenset(m.name for s in before for m in s.agents),
            targets_before=frozenset(m.name for s in before for m in s.targets),
            pointings=tuple(self._pointings(material)),
            victims=tuple(self._victims(material)),
            ranks=self._ranks(first),
            tellers=frozenset(self.scene.names.mention(v.speaker).name for v in voices),
            counts={part: sum(part in row for row in given.values()) for part in PARTS},
            kind=next(c.value for c in claims if isinstance(c.value, Kind)),
            place=next((c.value for c in claims if isinstance(c.value, Place)), None),
            site=self._site(material),
            doers=self._named(h for a in acts for h in a.agents),
            hits=self._named(h for a in acts if a.frame not in _OUTCOMES for h in a.targets),
            frames_of=_frames_of(material),
            sides=frozenset(_sides(claims)),
        )

    def _site(self, material: Material) -> range:
        place = material.place
        if place is None:
            return range(0)
        return range(place.start if place.noun is None else min(place.noun, place.start), place.end)

    def _named(self, heads: Iterable[int]) -> str:
        """Whether any of the heads names somebody, or all of them nobody in particular."""
        known = [self.scene.names.mention(h) for h in heads]
        return "none" if not known else "unnamed" if all(m.unnamed or not m.known for m in known) else "named"

    def _pointings(self, material: Material) -> Iterator[tuple[str, str]]:
        named = self.scene.names.mention
        for pointing in material.pointings:
            yield named(pointing.who).name, f"pointing: {pointing.part}"
            if pointing.by is not None:
                yield named(pointing.by).name, "pointing: by"

    def _victims(self, material: Material) -> Iterator[tuple[str, str]]:
        for casualty in material.casualties:
            for n, victim in enumerate(
                self.scene.tree.conjuncts(casualty.victim) if casualty.victim is not None else ()
            ):
                yield self.scene.names.mention(victim).name, f"victim: {casualty.outcome}{', listed' * bool(n)}"

    def _ranks(self, at: int) -> dict[str, int]:
        """The names of the armed parties before a token: the last named has rank 0."""
        last = {m.name: m.head for row in self.parties.values() for m in row if m.armed and m.head < at}
        return {name: rank for rank, name in enumerate(sorted(last, key=lambda name: -last[name]))}

    def _of_rules(self, rule: Mapping[str, Claim], counts: Mapping[Part, int]) -> Iterator[str]:
        for part, count in counts.items():
            yield f"{part}: {rule[part].rule}" if part in rule else f"{part}: no rule"
            if part in rule and count > 1:
                yield f"{part}: one of several"
            elif part not in rule and count:
                yield f"{part}: another one"

    def _of_acts(self, name: str, told: _Told) -> Iterator[str]:
        if name in told.agents:
            yield "act: agent"
        if name in told.targets:
            yield "act: target"
        if self._acting.get(name, set()) - told.at:
            yield "other act: agent"
        if self._suffering.get(name, set()) - told.at:
            yield "other act: target"
        if name in self._speakers:
            yield "speaks"
        yield from (feature for who, feature in told.pointings if who == name)

    def _of_words(self, mentions: list[Mention], told: _Told) -> tuple[Mention, list[str]]:
        """Where the party is named: the nearest mention, and what it does there."""
        tree, paragraph = self.scene.tree, self.scene.circumstances.paragraph
        apart = [min(abs(tree.sent[m.head] - s) for s in told.sentences) for m in mentions]
        least = min(apart)
        near = [m for m, gap in zip(mentions, apart, strict=True) if gap == least]
        deps = {tree.dep[m.head].split(":")[0] if tree.dep[m.head] != "nsubj:pass" else "obj" for m in near}
        found = [f"distance: {min(least, _FAR)}"]
        if least == 0:
            found += [f"here: {dep}" for dep in sorted(deps & {"nsubj", "obj", "obl", "nmod"})]
            found += ["here: armed"] if near[0].armed else []
        elif "nsubj" in deps:
            found.append("near: nsubj")
        found += ["same paragraph"] if any(paragraph[m.head] in told.paragraphs for m in mentions) else []
        first = min(told.sentences)
        found += ["named before"] if any(0 <= first - tree.sent[m.head] <= 2 for m in mentions) else []
        found += ["in title"] if any(self.scene.in_title(m.head) for m in mentions) else []
        found += ["named twice"] if len(mentions) > 1 else []
        found += ["named often"] if len(mentions) > _FAR - 1 else []
        return near[0], found

    def _of_form(self, near: Mention, mentions: list[Mention], told: _Told) -> Iterator[str]:
        """How the mention is built, whether it is the first one, and what stands between it and the act."""
        tree = self.scene.tree
        form = self._determined(near.head)
        what = "thing" if near.name not in self.parties else "armed" if near.armed else "party"
        yield from (f"form: {form}", f"form: {form}, {what}")
        if tree.sent[min(m.head for m in mentions)] in told.sentences:
            yield "new here"
        if any(m.head in told.site for m in mentions):
            yield "is the place"
        yield from (f"doer: {told.doers}, {what}", f"hit: {told.hits}, {what}")
        acting = len(self._acting.get(near.name, set()) - told.at)
        yield f"acts elsewhere: {min(acting, _FAR)}"
        if near.country is not None:
            yield from (f"side of the {part}" for part, country in told.sides if country == near.country)

    def _determined(self, head: int) -> str:
        """How the head is determined: by a number, an article, a possessive, or not at all."""
        tree = self.scene.tree
        if self.scene.counts.number_of(head) is not None:
            return "number"
        dets = [
            k for k in tree.kids[head] if k < head and (tree.dep[k].startswith("det") or tree.dep[k] == "nmod:poss")
        ]
        for k in dets:
            if tree.feature(k, "Poss") == "Yes" or tree.dep[k] == "nmod:poss":
                return "possessive"
            if definite := tree.feature(k, "Definite"):
                return definite
        return "determined" if dets else "name" if tree.pos[head] == "PROPN" else "bare"

    def _of_party(self, mention: Mention, told: _Told) -> Iterator[str]:
        what = mention.kind
        yield f"kind: {what}"
        yield f"kind: {what}, {told.kind.type}"
        yield f"kind: {what}, {told.kind.subtype}"
        for holds, name in (
            (mention.armed, "armed"), (mention.civilian, "civilian"), (mention.unnamed, "unnamed"),
            (mention.entry is not None, "registered"), (mention.role is not None, "role"),
            (mention.armed and self._armed == 1, "only armed one"),
            (self.scene.tree.feature(mention.head, "Number") == "Plur", "plural"),
        ):  # fmt: skip
            if holds:
                yield f"party: {name}"
        country = told.place.country if told.place is not None else None
        if mention.country is None:
            yield "country: none"
        elif country is not None:
            yield "country: the same" if mention.country == country else "country: another"

    def _of_thing(self, mention: Mention, kind: Kind) -> Iterator[str]:
        hit = self.scene.pack.targets.match(self.scene.tree.low, mention.head)
        what = hit[1].kind if hit is not None else "other"
        yield from ("thing", f"thing: {what}", f"thing: {what}, {kind.type}", f"thing: {what}, {kind.subtype}")

    def _of_syntax(self, mentions: list[Mention], told: _Told) -> Iterator[str]:
        """How the mention that is nearest to an act in its sentence hangs on it."""
        tree = self.scene.tree
        here = [m for m in mentions if tree.sent[m.head] in told.sentences]
        pairs = [(m, a) for m in here for a in told.acts if tree.sent[m.head] == tree.sent[a.at]]
        if not pairs:
            return
        mention, act = min(pairs, key=lambda p: (tree.distance(p[0].head, p[1].at), abs(p[0].head - p[1].at)))
        path, marked = self._path(mention.head, act), self._marked(mention.head)
        side = "before" if mention.head < act.at else "behind"
        form = "noun" if act.nominal else "passive" if act.passive else "verb"
        yield from (f"path: {path}", f"marked: {marked}", f"side: {side}, {form}", f"path: {path}, {form}")
        yield f"path: {path}, {marked}"
        yield f"hangs: {self._hangs(mention.head, act)}, {form}"
        yield f"reach: {sum(abs(mention.head - act.at) > r for r in _REACHES)}"
        yield f"governor: {self._governor(mention.head, told)}"
        if mention.armed:
            yield f"path: {path}, armed"
            yield f"side: {side}, armed"

    def _path(self, head: int, act: Act) -> str:
        """The relations from a mention up to an act; or that it stands above, or aside."""
        tree = self.scene.tree
        steps: list[str] = []
        tops = {act.at, act.verb if act.verb is not None else act.at}
        for at in (head, *tree.ancestors(head)):
            if at in tops:
                return "<".join(steps[:_STEPS]) or "itself"
            steps.append(tree.dep[at] if tree.dep[at] in ("nsubj:pass", "obl:agent") else tree.dep[at].split(":")[0])
        return "above" if head in tree.ancestors(act.at) else "aside"

    def _hangs(self, head: int, act: Act) -> str:
        """The last relation of the path up to an act, and whether clauses lie between."""
        tree = self.scene.tree
        tops, apart = {act.at, act.verb if act.verb is not None else act.at}, False
        for at in (head, *tree.ancestors(head)):
            relation = tree.dep[at].split(":")[0]
            if at in tops:
                return "itself"
            if tree.head[at] in tops:
                return f"{relation}{', apart' * apart}"
            apart = apart or relation in _CLAUSAL
        return "apart"

    def _governor(self, head: int, told: _Told) -> str:
        """The first verb or act above a mention: of this report, of another one, of none."""
        tree = self.scene.tree
        for at in tree.ancestors(head):
            if at in told.at:
                return "own"
            if at in self._act_tokens:
                return "other"
            if tree.pos[at] == "VERB":
                return "verb"
        return "none"

    @cached_property
    def _act_tokens(self) -> frozenset[int]:
        return frozenset(a.at for a in self.scene.acts)

    def _marked(self, head: int) -> str:
        """The sense of the preposition before a mention."""
        grammar, cases = self.scene.pack.grammar, self.scene.tree.cases(head)
        groups = (
            ("agent", grammar.agent_prepositions), ("target", grammar.target_prepositions),
            ("between", grammar.reciprocal_prepositions), ("of", grammar.noun_agent_prepositions),
            ("in", self.scene.pack.places.in_words),
        )  # fmt: skip
        found = (name for name, words in groups if any(c in words or grammar.preposition(c) in words for c in cases))
        near = self.scene.pack.places.near
        known = next(found, None)
        return known or ("near" if any(near.match(c.split(), 0) for c in cases) else "other" if cases else "none")

    def _of_story(self, name: str, mention: Mention, told: _Told) -> Iterator[str]:
        """What the party does around the act: in the report before, as the teller, as the last one named."""
        if name in told.agents_before:
            yield "report before: agent"
        if name in told.targets_before:
            yield "report before: target"
        if name == self._author:
            yield "author"
        yield from (feature for who, feature in told.victims if who == name)
        if told.victims:
            yield "victims are named"
        if mention.armed:
            yield f"recent: {min(told.ranks.get(name, _FAR), _FAR)}"
        if name in told.tellers:
            yield "tells it"


def _frames_of(material: Material) -> dict[str, frozenset[str]]:
    """Name -> its roles in the acts of a report, with their frames."""
    rows: dict[str, set[str]] = {}
    for situation in material.draft.situations:
        for role, mentions in (("agent", situation.agents), ("target", situation.targets)):
            for mention in mentions:
                rows.setdefault(mention.name, set()).add(f"{role}, {situation.act.frame}")
    return {name: frozenset(row) for name, row in rows.items()}


def _sides(claims: list[Claim]) -> Iterator[tuple[str, str]]:
    """Role and country of those whom the rules name as actors and targets."""
    for claim in claims:
        if claim.field in ("actor", "target") and isinstance(claim.value, Party) and claim.value.country is not None:
            yield claim.field, claim.value.country


def winners(part: Part, contenders: list[Contender], model: Model) -> list[Contender]:
    """Those likely enough for a role, the likeliest first; of two names that hold one another the likelier."""
    weights = model.weights[part]
    odds = [log_odds(c.features, weights) for c in contenders]
    ranked = sorted(range(len(odds)), key=lambda n: (-odds[n], part not in contenders[n].claims, n))
    told = any(part in c.claims for c in contenders)
    kept: list[Contender] = []
    for n in ranked:
        one = contenders[n]
        if odds[n] < _UNLIKELY or len(kept) == model.most:
            break
        if _may_win(part, one, kept, told=told, likely=odds[n] >= model.threshold[part]):
            kept.append(one)
    return kept


def _renamed(material: Material) -> dict[int, str]:
    """Head -> the name that its part in the act gives it: people who march are protesters."""
    return {m.head: m.name for s in material.draft.situations for m in (*s.agents, *s.targets)}


def _may_win(part: Part, one: Contender, kept: list[Contender], *, told: bool, likely: bool) -> bool:
    """The rules' own answer, or a likely party that plays no other role where the rules have an answer."""
    if not one.may_play(part):
        return False
    if part not in one.claims and (not likely or one.mention is None or (told and _plays_against(part, one))):
        return False
    return not any(_alike(one.name, k.name) or _same_side(part, one, k) for k in kept)


def _plays_against(part: Part, one: Contender) -> bool:
    """By the grammar of the act it has the other role, and that one only."""
    own, other = ("act: agent", "act: target") if part == "actor" else ("act: target", "act: agent")
    return other in one.features and own not in one.features


def _same_side(part: Part, one: Contender, kept: Contender) -> bool:
    """Another word for a party that has won: "the army" beside "the air force" of one country."""
    a, b = one.mention, kept.mention
    if part in one.claims or a is None or b is None or a.country is None:
        return False
    return a.kind == b.kind and a.country == b.country


def _alike(one: str, other: str) -> bool:
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return a <= b or b <= a
