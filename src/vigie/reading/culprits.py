"""Who did it where the act names nobody: the crowd of a protest, the one party that the text holds to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from vigie.reading.acts import Act
from vigie.reading.names import GROUPS, Mention
from vigie.reading.responsibility import Pointing, find_pointings
from vigie.reading.scene import Scene
from vigie.reading.situations import Situation

_ARMED_ACTS = frozenset(
    {"Attack", "Armed clash", "Suicide bomb", "Shelling/artillery/missile attack", "Air/drone strike", "Grenade",
     "Remote explosive/landmine/IED", "Chemical weapon", "Abduction/forced disappearance", "Sexual violence"}
)  # fmt: skip
_FAR = 4  # sentences between an act and the name of the party that it is ascribed to
_CROWDS = {"protest": "protesters", "riot": "rioters"}  # frames -> roles of those who gather


@dataclass(frozen=True)
class Culprits:
    """Finds the actors of one text that stand outside the clauses of their acts."""

    scene: Scene
    pointings: Sequence[Pointing] | None = None  # those of the scene, where they are known already

    def crowd(self, situations: Iterable[Situation]) -> Mention | None:
        """The people of a gathering: those that it names as protesters, else the gathering itself."""
        told = list(situations)
        acts = [s.act for s in told if s.act.frame in _CROWDS]
        return self._protesters(told) or next((m for m in map(self._gathered, acts) if m is not None), None)

    def _protesters(self, situations: list[Situation]) -> Mention | None:
        """The protesters named in the sentences of an act: "to disperse the demonstrators"."""
        tree, names = self.scene.tree, self.scene.names
        sentences = {tree.sent[s.act.at] for s in situations}
        heads = sorted(i for i, (_, _, role) in names.role_at.items() if role.kind in ("protesters", "rioters"))
        return next((names.mention(i) for i in heads if tree.sent[i] in sentences), None)

    def victims(self, situations: list[Situation]) -> Mention | None:
        """The protesters of a gathering that was fired at: its people, else those named nearest, else the gathering."""
        people = (m for s in situations if s.act.frame in _CROWDS for m in s.agents)
        at, tree, names = situations[0].act.at, self.scene.tree, self.scene.names
        near = (i for i, (_, _, role) in names.role_at.items() if role.kind == "protesters")
        named = sorted((i for i in near if abs(tree.sent[i] - tree.sent[at]) <= _FAR), key=lambda i: abs(i - at))
        return next(people, None) or (names.mention(named[0]) if named else self.crowd(situations))

    def _gathered(self, act: Act) -> Mention | None:
        names = self.scene.names
        role = names.register.role_by_id(_CROWDS[act.frame])
        if role is None or not act.nominal:
            return None
        start, end = names.extents.of(act.at)
        return Mention(act.at, start, end, role.en["plural"], role.kind, role=role)

    def force(self, situations: list[Situation]) -> Mention | None:
        """The one armed party in the sentences of an act, if it is not whom the act hit."""
        tree, names = self.scene.tree, self.scene.names
        sentences = {tree.sent[s.act.at] for s in situations}
        heads = (i for i in sorted({*names.entry_at, *names.role_at}) if tree.sent[i] in sentences)
        found = {m.name: m for m in map(names.mention, heads) if m.armed and not m.unnamed}
        hit = {m.name for s in situations for m in s.targets}
        return next(iter(found.values())) if len(found) == 1 and not hit & set(found) else None

    def suspect(self, at: int, subtype: str, weapons: frozenset[str], hit: frozenset[str]) -> Mention | None:
        """The one armed party that anybody claims or blames for anything in the text, if it can have done this.

        ``at``: the act's token, near which the party must be named; ``hit``: the names of those who suffered the act.
        """
        if subtype not in _ARMED_ACTS or self.only is None or self.only.name in hit:
            return None
        grounded = self.only.kind in GROUPS and "airstrike" in weapons
        return None if grounded or not self._near(at, self.only) else self.only

    def _near(self, at: int, party: Mention) -> bool:
        """Whether the party is spoken of within a few sentences of the act."""
        names, sent = self.scene.names, self.scene.tree.sent
        heads = (i for i in (*names.entry_at, *names.role_at) if abs(sent[i] - sent[at]) <= _FAR)
        return any(names.mention(i).name == party.name for i in heads)

    @cached_property
    def only(self) -> Mention | None:
        """The one armed party, named or of a named country, to which the text ascribes acts."""
        pointings = find_pointings(self.scene) if self.pointings is None else self.pointings
        heads = (p.who for p in pointings if p.part in ("claimed_by", "blamed"))
        known = (self.scene.names.mention(head) for head in heads)
        found = {
            m.name: m for m in known if m.armed and not m.unnamed and m.kind != "police" and (m.entry or m.country)
        }
        return next(iter(found.values())) if len(found) == 1 else None
