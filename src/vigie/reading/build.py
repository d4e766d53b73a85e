"""From drafts to reports: every field's claims with their words, their speakers, their stance and their rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from vigie.model import Claim, FieldName, Kind, Party, Report, Span, Stance, Status, StatusName, Value, Weapon, When
from vigie.reading import kinds, vouching
from vigie.reading.casualties import Casualty
from vigie.reading.choice import Choice, Grounds, choose
from vigie.reading.contest import Contender, Contest, Part, default_model, winners
from vigie.reading.culprits import Culprits
from vigie.reading.drafts import Draft
from vigie.reading.evidence import evidence
from vigie.reading.figures import holding
from vigie.reading.names import ARMED_KINDS, Mention
from vigie.reading.places import Whereabouts
from vigie.reading.responsibility import Pointing
from vigie.reading.scene import Scene
from vigie.reading.situations import Arm, Situation
from vigie.reading.vouching import Vouching, vouched
from vigie.reading.weaponry import Weaponry, fitting, implied

_MOST_TARGETS = 2
_OUTCOMES = frozenset({"die", "wound"})
_HITS = frozenset({"strike", "explosion", "land", "attack", "kill", "suicide_bombing"})
_BACK = 4  # reports to look back for the cause of casualties
_OF_FORCES = frozenset(
    {"Air/drone strike", "Shelling/artillery/missile attack", "Suicide bomb", "Armed clash", "Chemical weapon",
     "Remote explosive/landmine/IED", "Abduction/forced disappearance"}
)  # fmt: skip
_ON_SITE = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Suicide bomb", "Attack"})
_FOUGHT = frozenset({"Armed clash", "Government regains territory", "Non-state actor overtakes territory"})
_POLICED = frozenset({"Protest with intervention", "Arrests"})
_PEOPLE = frozenset({"civilians", "protesters", "rioters", "party"})
_AIMLESS = frozenset({"Peaceful protest", "Protest with intervention", "Agreement"})
_ONE_SIDED = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})  # no dead among those who strike
_DISRUPTED = "Disrupted weapons use"
_EXCESSIVE = "Excessive force against protesters"
_STANCES: dict[Part, Stance] = {"claimed_by": "claimed", "denied_by": "denied", "blamed": "claimed"}
_STATE = frozenset({"state_forces", "police", "government", "external_forces", "coalition", "mission"})


@dataclass(slots=True)
class Material:
    """A draft with what was assigned to it, and the place of one report (an act at two places gives two)."""

    draft: Draft
    place: Whereabouts | None
    casualties: list[Casualty] = field(default_factory=list)
    pointings: list[Pointing] = field(default_factory=list)
    shared: bool = False  # one of several reports of one draft: counts belong to none of them
    before: Material | None = None  # what was told just before: an act told by its victims alone is of its kind
    grounds: Grounds | None = None  # what its kind was chosen from, once it is reported


class Builder:
    """Builds the reports of one scene."""

    def __init__(
        self, scene: Scene, *, contest: bool = True, vouching: bool = True, pointings: Sequence[Pointing] | None = None
    ):
        """``contest``: let all parties of the text contend for the roles, and not only those that the rules put up.

        ``vouching``: let all speakers contend for who vouches for a report; else those whose words cover it do.

        ``pointings``: those of the scene, where they are known already.
        """
        self.scene = scene
        self.contest = Contest(scene) if contest else None
        self.vouching = Vouching(scene) if vouching else None
        self.weaponry = Weaponry(tuple(scene.acts))
        self._named: dict[int, frozenset[str]] = {}  # what a sentence names, for all reports of it
        self.culprits = Culprits(scene, pointings)

    def report(self, number: int, material: Material) -> Report:
        """One report; ``number`` gives its id: a, b, c …"""
        situations = material.draft.situations
        facts = self._facts(self._cause(material))
        material.grounds = self._grounds(material, facts)
        choice = choose(material.grounds)
        kind = choice.kind
        claims: list[Claim] = [
            *self._kind(material, choice),
            self._status(material, facts.status),
            *self._date(material),
            *self._place(material),
            *self._actors(material, facts, kind.subtype),
            *self._targets(material, kind.subtype),
            *self._weapons(kind, situations, shared=material.shared),
            *self._counts(material, kind.subtype),
            *self._responsible(material),
        ]
        speakers = self.vouching.contenders(material, claims) if self.vouching is not None else []
        if self.contest is not None:
            claims = self._contested(material, claims, self.contest)
        if self.vouching is not None:
            claims = vouched(claims, vouching.winners(speakers, vouching.default_model()))
        return Report(id=letters(number), claims=tuple(claims), evidence=evidence(self.scene, situations))

    # ---- kind and status --------------------------------------------------------------------------------------
    def _cause(self, material: Material) -> Material:
        """The material that tells how it happened: "a day later, three more dead" is told by what came before."""
        own = material
        for _ in range(_BACK):
            if set(material.draft.frames) & kinds.VIOLENT - _OUTCOMES:
                return material
            if (
                material.before is None
                or not set(material.draft.frames) <= _OUTCOMES
                or self._arms(own.draft.situations)
            ):
                break
            material = material.before
        return own

    def _facts(self, material: Material) -> kinds.Facts:
        situations = material.draft.situations
        agents = [m for s in situations for m in s.agents]
        targets = [m for s in situations for m in s.targets] + self._victims(material)
        implied = [s.act.weapon for s in situations if s.act.weapon]
        weapons = [a.kind for a in self._arms(situations)] + [w for w in implied if w]
        crowds = {a.at for a in self.scene.acts if a.nominal and a.frame == "protest"}
        protesters = any(m.kind in ("protesters", "rioters") or m.head in crowds for m in (*targets, *agents))
        protesters = protesters or self._at_protest(situations)
        return kinds.Facts(
            frames=tuple(s.act.frame for s in sure(situations)),
            weapons=tuple(dict.fromkeys(weapons)),
            target_armed=any(m.armed or self._military(m) for m in targets),
            target_civilian=any(m.civilian for m in targets),
            protesters=protesters,
            state_actor=any(m.kind in _STATE for m in agents),
            group_actor=any(m.kind in ARMED_KINDS - _STATE for m in agents),
            crowd_actor=any(m.civilian or m.kind == "rioters" for m in agents) and not any(m.armed for m in agents),
            status=self._status_of(material),
        )

    def _at_protest(self, situations: list[Situation]) -> bool:
        """Whether an act is told of as done at a protest: "fired into the sit-in", "killed during a march"."""
        tree, at = self.scene.tree, {s.act.at for s in situations}
        gatherings = (a.at for a in self.scene.acts if a.nominal and a.frame == "protest")
        below = (g for g in gatherings if tree.dep[g].startswith(("obl", "nmod")))
        return any(at & set(tree.ancestors(g)) for g in below)

    def _military(self, mention: Mention) -> bool:
        """A camp, a patrol, a military bus: things of armed forces."""
        low = self.scene.tree.low[: mention.end]
        inside = range(mention.start, mention.end)
        hits = (self.scene.pack.targets.match(low, i) for i in inside)
        if any(hit is not None and hit[1].kind == "military" for hit in hits):
            return True
        names = self.scene.names
        return any(names.role_at[i][2].armed for i in inside if i in names.role_at)

    def _victims(self, material: Material) -> list[Mention]:
        return [self.scene.names.mention(c.victim) for c in material.casualties if c.victim is not None]

    def _grounds(self, material: Material, facts: kinds.Facts) -> Grounds:
        situations = material.draft.situations
        return Grounds(
            facts=facts,
            frames=tuple(s.act.frame for s in situations),
            agents=tuple(m.kind for s in situations for m in s.agents),
            targets=tuple(m.kind for s in situations for m in s.targets),
            scale=material.place.scale if material.place else None,
            outcomes=tuple(c.outcome for c in material.casualties),
            pointings=tuple(p.part for p in material.pointings),
            company=self._company(situations),
        )

    def _company(self, situations: list[Situation]) -> frozenset[str]:
        """What the sentences of the acts name, whatever its part in them: "party: police", "weapon: drone"."""
        tree, found = self.scene.tree, set[str]()
        for number, at in {tree.sent[s.act.at]: s.act.at for s in situations}.items():
            if number not in self._named:
                self._named[number] = frozenset(self._names_of(tree.sentence(at)))
            found |= self._named[number]
        return frozenset(found)

    def _names_of(self, tokens: range) -> Iterator[str]:
        scene = self.scene
        yield from (f"act: {a.frame}" for a in scene.acts if a.at in tokens)
        low, roles = scene.tree.low, scene.names.role_at
        for i in tokens:
            if i in roles:
                role = roles[i][2]
                yield f"party: {role.kind}"
                yield from (side for side, holds in (("armed", role.armed), ("civilian", role.civilian)) if holds)
            if (arm := scene.pack.weapons.match(low, i)) is not None:
                yield f"weapon: {arm[1]}"
            if (thing := scene.pack.targets.match(low, i)) is not None:
                yield f"thing: {thing[1].kind}"

    def _kind(self, material: Material, choice: Choice) -> list[Claim]:
        situations = sure(material.draft.situations)
        main = next((s for s in situations if s.act.frame not in _OUTCOMES), situations[0])
        others = (s for s in situations if s is not main)
        told = [main.act.at, *(s.act.at for s in others if self.scene.attribution.speakers(s.act.at))]
        return [self._claim("kind", choice.kind, self.scene.span(at, at + 1), at, choice.rule) for at in told]

    def _status_of(self, material: Material) -> StatusName:
        """Foiled where something was stopped and no verb tells a hit; attempted where nothing but attempts is told."""
        situations = material.draft.situations
        stopped = any(s.modality == "foiled" or s.act.frame in ("intercept", "defuse") for s in situations)
        hit = any(s.modality == "fact" and s.act.frame in _HITS and not s.act.nominal for s in situations)
        if stopped and not hit:
            return "foiled"
        return "attempted" if all(s.modality == "attempted" for s in situations) else "occurred"

    def _status(self, material: Material, status: StatusName) -> Claim:
        at = next(
            (s.act.at for s in material.draft.situations if s.modality == status), material.draft.situations[0].act.at
        )
        return self._claim("status", Status(status=status), self.scene.span(at, at + 1), at, f"status:{status}")

    # ---- date and place ---------------------------------------------------------------------------------------
    def _date(self, material: Material) -> list[Claim]:
        time = material.draft.time
        if time is not None:
            rule = "date:inherited" if material.draft.inherited_time else "date:written"
            return [self._claim("date", time.when, self.scene.span(time.start, time.end), time.start, rule)]
        published = self.scene.published
        if published is None:
            return []
        at = material.draft.situations[0].act.at
        when = When(start=published, end=published)
        return [self._claim("date", when, self.scene.span(at, at + 1), at, "date:publication")]

    def _place(self, material: Material) -> list[Claim]:
        place = material.place
        if place is None:
            return []
        start = place.start if place.noun is None or place.scale != "site" else min(place.noun, place.start)
        rule = "place:inherited" if material.draft.inherited_place else "place:written"
        return [self._claim("place", place.place(), self.scene.span(start, place.end), place.start, rule)]

    # ---- parties ----------------------------------------------------------------------------------------------
    def _actors(self, material: Material, facts: kinds.Facts, subtype: str) -> list[Claim]:
        """Agents that have a name or a role, then those who claim the act and an unrivalled suspect."""
        situations = self._of_the_act(material.draft.situations)
        told = [(s, m) for s in situations for m in s.agents if not m.unnamed and self._may_do(m, subtype)]
        mentions = [m for s, m in told if subtype == _DISRUPTED or not self._stopped_it(s, m)]
        claims = [self._mention("actor", m, m.head, "actor:agent") for m in _unlike(mentions)]
        claimed = [self.scene.names.mention(p.who) for p in material.pointings if p.part == "claimed_by"]
        blamed = _unlike([self.scene.names.mention(p.who) for p in material.pointings if p.part == "blamed"])
        extra = [*claimed, *(blamed if len(blamed) == 1 and not claims else [])]
        known = {c.value.name for c in claims if isinstance(c.value, Party)}
        known |= {m.name for m in extra if m.unnamed or m.kind not in ARMED_KINDS}
        claims += [
            self._mention("actor", m, m.head, "actor:responsible") for m in _unlike(extra) if m.name not in known
        ]
        if subtype in _POLICED:
            return self._policed(material, subtype, claims)
        return claims or self._absent(material, facts, subtype)

    def _contested(self, material: Material, claims: list[Claim], contest: Contest) -> list[Claim]:
        """The rules' actors and targets replaced by those that win the contest."""
        contenders, model = contest.contenders(material, claims), default_model()
        won = {part: [self._won(part, w) for w in winners(part, contenders, model)] for part in model.parts}
        actors = {c.value.name for c in won["actor"] if isinstance(c.value, Party)}
        won["target"] = [c for c in won["target"] if isinstance(c.value, Party) and c.value.name not in actors]
        at = next((n for n, c in enumerate(claims) if c.field in won), len(claims))
        rest = [c for c in claims if c.field not in won]
        return [*rest[:at], *(c for row in won.values() for c in row), *rest[at:]]

    def _won(self, part: Part, winner: Contender) -> Claim:
        """The rule's own claim where it has one; else one made of the nearest mention."""
        if part in winner.claims:
            return winner.claims[part]
        assert winner.mention is not None  # a party without mention contends by its claims alone
        claim = self._mention(part, winner.mention, winner.mention.head, f"{part}:contest")
        stance = _STANCES.get(part)
        return claim.model_copy(update={"stance": stance}) if stance else claim

    def _policed(self, material: Material, subtype: str, claims: list[Claim]) -> list[Claim]:
        """Marchers and those who stop them both act: the one force of the sentence, where none is named as agent."""
        situations = material.draft.situations
        kinds_told = {c.value.kind for c in claims if isinstance(c.value, Party)}
        added = []
        if subtype != "Arrests" and not kinds_told & _PEOPLE and (crowd := self.culprits.crowd(situations)):
            added.append(self._mention("actor", crowd, crowd.head, "actor:crowd"))
        if not kinds_told & ARMED_KINDS and (force := self.culprits.force(situations)):
            added.append(self._mention("actor", force, force.head, "actor:beside"))
        return [*claims, *added]

    def _stopped_it(self, situation: Situation, mention: Mention) -> bool:
        """Those who brought a weapon down or made it safe did not use it."""
        return situation.act.frame in ("intercept", "defuse") and mention.head in situation.act.agents

    def _may_do(self, mention: Mention, subtype: str) -> bool:
        """Civilians protest, riot and destroy; they bomb nobody."""
        unarmed = mention.role is not None and not mention.armed and mention.kind != "government"
        return subtype not in _OF_FORCES or not (mention.civilian or unarmed)

    def _absent(self, material: Material, facts: kinds.Facts, subtype: str) -> list[Claim]:
        """Actors that the words of the act do not name."""
        situations = material.draft.situations
        blamed = {p.who for p in material.pointings if p.part == "blamed"}
        hit = frozenset(m.name for s in situations for m in s.targets)
        if len(blamed) > 1 or facts.status == "foiled":
            return []
        suspect = self.culprits.suspect(situations[0].act.at, subtype, frozenset(facts.weapons), hit)
        return [self._mention("actor", suspect, suspect.head, "actor:only")] if suspect else []

    def _of_the_act(self, situations: list[Situation]) -> list[Situation]:
        """Who brings a missile down did not fire it: those who fired act, where the text tells them apart."""
        firing = [s for s in sure(situations) if s.act.frame not in ("intercept", "defuse")]
        return firing if any(s.agents for s in firing) else sure(situations)

    def _targets(self, material: Material, subtype: str) -> list[Claim]:
        """What the act was aimed at, and those whom it killed or hurt beside; where nothing is named, the site."""
        if subtype in _AIMLESS:
            return []
        situations = sure(material.draft.situations)
        aimed = [m for s in situations if s.act.frame not in _OUTCOMES for m in s.targets]
        hurt = [m for s in situations if s.act.frame in _OUTCOMES for m in s.targets if m.known]
        victims = [m for m in self._victims(material) if m.known]
        actors = {m.name for s in situations for m in s.agents}
        chosen = [m for m in _unlike(aimed or hurt or victims) if m.name not in actors]
        if subtype == _EXCESSIVE and not any(m.kind == "protesters" for m in chosen):
            crowd = self.culprits.victims(material.draft.situations)
            chosen = [*filter(None, [crowd]), *chosen]
        told = [m for m in chosen if not self._anybody(m)]
        site = [] if told else self._site(material, subtype)
        rule = "target:site" if site else "target:patient"
        first = (told or site or chosen)[:_MOST_TARGETS]
        claims = [self._mention("target", m, m.head, rule) for m in first]
        beside = (
            [] if subtype in _FOUGHT else _unlike([*chosen, *hurt, *victims])
        )  # losses of a fight were not aimed at
        known = {*actors, *(m.name for m in first)}
        heads = {m.head for m in first}
        beside = [m for m in beside if m.name not in known and self._sufferer(m)]
        others = [m for m in beside if (self.scene.names.person(m.head) or (-1, -1))[0] not in heads]
        return [*claims, *(self._mention("target", m, m.head, "target:victim") for m in others[:_MOST_TARGETS])]

    def _sufferer(self, mention: Mention) -> bool:
        """Somebody in particular who stands as the object of a verb; soldiers are rather told as losses."""
        direct = self.scene.tree.dep[mention.head] in ("obj", "nsubj:pass", "conj")
        vague = mention.unnamed or mention.kind == "state_forces" or self._anybody(mention)
        return direct and not vague

    def _site(self, material: Material, subtype: str) -> list[Mention]:
        """The building or base where it happened, which a blast or a raid hit with those inside."""
        place = material.place
        if place is None or place.scale != "site" or subtype not in _ON_SITE:
            return []
        mention = self.scene.names.mention(place.noun if place.noun is not None else place.head)
        return [] if mention.unnamed else [mention]

    def _anybody(self, mention: Mention) -> bool:
        """ "Thirteen persons" tells less than any other target."""
        return mention.kind == "civilians" and self.scene.counts.number_of(mention.head) is not None

    def _responsible(self, material: Material) -> Iterable[Claim]:
        for pointing in material.pointings:
            who = self.scene.speaker(pointing.who)
            if who.unnamed and who.role is None and pointing.part != "blamed":
                continue
            by: tuple[Party, ...] = ()
            if pointing.by is not None:
                by = (self.scene.party(self.scene.speaker(pointing.by)),)
            span = self.scene.span(who.start, who.end)
            yield Claim(
                field=pointing.part, value=self.scene.party(who), span=span, said_by=by,
                stance="denied" if pointing.part == "denied_by" else "claimed", rule=f"{pointing.part}:verb",
            )  # fmt: skip

    # ---- weapons and counts -----------------------------------------------------------------------------------
    def _arms(self, situations: list[Situation]) -> list[Arm]:
        return self.weaponry.named(situations)

    def _weapons(self, kind: Kind, situations: list[Situation], *, shared: bool) -> list[Claim]:
        """Those named that fit the kind, and the one that the kind implies."""
        arms = fitting(self._arms(situations), kind.type, kind.subtype)
        claims = [self._arm(a, shared=shared) for a in arms]
        tacit, at = implied(arms, kind.subtype), situations[0].act.at
        if tacit is not None:
            claims.append(self._claim("weapon", Weapon(kind=tacit), self.scene.span(at, at + 1), at, "weapon:implied"))
        return claims

    def _arm(self, arm: Arm, *, shared: bool) -> Claim:
        value = Weapon(kind=arm.kind, count=None if shared else arm.count)
        return self._claim("weapon", value, self.scene.span(arm.start, arm.end), arm.start, "weapon:named")

    def _counts(self, material: Material, subtype: str) -> Iterable[Claim]:
        if material.shared:
            return
        for outcome in ("killed", "injured"):
            figures = [c for c in material.casualties if c.outcome == outcome]
            for casualty, superseded in holding(self.scene, figures, one_sided=subtype in _ONE_SIDED):
                span = self.scene.span(casualty.start, casualty.end)
                rule = f"{outcome}:counted{':superseded' * superseded}"
                yield self._claim(outcome, casualty.count, span, casualty.at, rule)

    # ---- claims -----------------------------------------------------------------------------------------------
    def _mention(self, name: FieldName, mention: Mention, at: int, rule: str) -> Claim:
        return self._claim(name, self.scene.party(mention), self.scene.span(mention.start, mention.end), at, rule)

    def _claim(self, name: FieldName, value: Value, span: Span, at: int, rule: str) -> Claim:
        chain, voices = self.scene.speakers(at)
        stance = self.scene.attribution.stance(at, voices)
        return Claim(field=name, value=value, span=span, said_by=chain, stance=stance, rule=rule)


def sure(situations: list[Situation]) -> list[Situation]:
    """Without those of weak triggers, where others tell the act."""
    return [s for s in situations if not s.act.trigger.weak] or situations


def _unlike(mentions: list[Mention]) -> list[Mention]:
    """Each party once, by name; one whose name is contained in another's is the same."""
    kept: list[Mention] = []
    for mention in mentions:
        if mention.name.casefold() not in {k.name.casefold() for k in kept}:
            kept.append(mention)
    return kept


def letters(number: int) -> str:
    """0, 1, … 25, 26: a, b, … z, aa."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
