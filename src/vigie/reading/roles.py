"""Which mentions fill an act's roles: weapons are no actors, nobody in particular is none either."""

from __future__ import annotations

from vigie.reading.names import Mention
from vigie.reading.scene import Scene
from vigie.reading.situations import Situation

_VIOLENT = frozenset(
    {"strike", "attack", "kill", "fire", "intercept", "explosion", "clash", "wound", "abduct", "land", "grenade"}
)


class Cast:
    """Resolves argument heads to parties."""

    def __init__(self, scene: Scene):
        self.scene = scene
        self.arm_at = {i: arm for arm in scene.arms for i in range(arm.start, arm.end)}
        self.act_at = {act.at for act in scene.acts if act.nominal}
        self.last: Mention | None = None
        self.time_at = {i for t in scene.times for i in range(t.start, t.end)}

    def fill(self, situation: Situation) -> None:
        """Agents and targets of a situation, with weapons set apart."""
        act = situation.act
        for head in dict.fromkeys(act.agents):
            mention = self._agent(head, situation)
            if mention is not None and mention not in situation.agents:
                situation.agents.append(mention)
        for head in dict.fromkeys(act.targets):
            if head in self.act_at or (head in self.arm_at and act.frame not in ("intercept", "defuse")):
                continue
            mention = self._target(head)
            if mention is not None and mention not in situation.targets:
                situation.targets.append(mention)
        if situation.agents:
            self.last = situation.agents[0]

    def _agent(self, head: int, situation: Situation) -> Mention | None:
        tree, names = self.scene.tree, self.scene.names
        if head in self.arm_at:
            return self._owner(head)
        if tree.pos[head] == "ADJ" or tree.dep[head] == "amod":
            return self._adjective(head, situation)
        if head in self.act_at or head in self.time_at:
            return None
        if tree.pos[head] == "PRON":
            return self._pronoun(head)
        mention = names.mention(head)
        if mention.unnamed or (not mention.known and tree.pos[head] not in ("PROPN", "NOUN")):
            return None
        return mention

    def _owner(self, head: int) -> Mention | None:
        """ "Israeli planes": the country of a weapon's adjective owns it."""
        for k in self.scene.tree.kids[head]:
            if k in self.scene.names.country_at:
                return self._military(k)
        return None

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
        for i in range(head - 1, -1, -1):
            if tree.sent[head] - tree.sent[i] > 2:
                break
            if tree.dep[i].startswith("nsubj") and tree.pos[i] in ("NOUN", "PROPN") and self._agrees(i, head):
                mention = self.scene.names.mention(i)
                if mention.known and not mention.unnamed:
                    return mention
        return self.last

    def _agrees(self, noun: int, pronoun: int) -> bool:
        tree = self.scene.tree
        return all(
            not tree.feature(noun, f) or not tree.feature(pronoun, f) or tree.feature(noun, f) == tree.feature(pronoun, f)
            for f in ("Gender", "Number")
        )

    def _target(self, head: int) -> Mention | None:
        tree = self.scene.tree
        if tree.pos[head] not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON"):
            return None
        if tree.pos[head] == "PRON" and not tree.kids[head]:
            return None
        mention = self.scene.names.mention(head)
        return None if mention.unnamed and mention.role is None else mention
