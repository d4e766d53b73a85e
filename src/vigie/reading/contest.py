"""Who acted and who was hit, where several parties may have: every party of the text contends for both roles.

The rules put up candidates and say why; named features of syntax, distance, kind and country are weighed for each party
of the text, the rules' own answer among them. No feature holds a word: what is learned of one language serves the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from vigie.errors import DataError
from vigie.model import Claim, Frozen, Kind, Party, Place
from vigie.reading.names import Mention
from vigie.reading.odds import log_odds
from vigie.reading.scene import Scene

if TYPE_CHECKING:
    from vigie.reading.build import Material

Part = Literal["actor", "target", "claimed_by", "denied_by", "blamed"]
PARTS: tuple[Part, ...] = ("actor", "target", "claimed_by", "denied_by", "blamed")
NAME = "reading/data/contest.json"
_FAR = 4  # sentences
_UNLIKELY = -1.4  # log-odds: below, the rules' own answer is dropped, too
_INNER = ("flat:name", "flat", "compound", "amod", "case", "det")


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
    try:
        return Model.model_validate_json(files("vigie.reading").joinpath("data/contest.json").read_text("utf-8"))
    except ValidationError as error:
        raise DataError(f"{NAME}: {error}") from error


@dataclass(frozen=True, slots=True)
class Contender:
    """A party of the text: its mentions, what the rules gave it, its features."""

    name: str
    mention: Mention | None  # the nearest to the act; None for one that only a rule's claim names
    claims: Mapping[str, Claim]  # the rules' claims for it, by role
    features: Mapping[str, float]


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
        kind = next(c.value for c in claims if isinstance(c.value, Kind))
        place = next((c.value for c in claims if isinstance(c.value, Place)), None)
        own = frozenset(s.act.at for s in material.draft.situations)
        rows = {**dict.fromkeys(given, ()), **self.parties}
        found = []
        for name, mentions in rows.items():
            rule = given.get(name, {})
            parts = [*self._of_rules(rule, given), *self._of_acts(name, material, own)]
            nearest = None
            if mentions:
                nearest, words = self._of_words(list(mentions), own)
                parts += [*words, *self._of_party(mentions[0], kind, place)]
            else:
                parts.append("words: none")
            parts += [f"subtype: {kind.subtype}", f"lang: {self.scene.pack.lang}", "always"]
            features = dict.fromkeys(parts, 1.0)
            features["rivals"] = min(self._armed, _FAR) / _FAR
            found.append(Contender(name, nearest, rule, features))
        return found

    def _of_rules(self, rule: Mapping[str, Claim], given: Mapping[str, Mapping[str, Claim]]) -> Iterator[str]:
        for part in PARTS:
            count = sum(part in row for row in given.values())
            yield f"{part}: {rule[part].rule}" if part in rule else f"{part}: no rule"
            if part in rule and count > 1:
                yield f"{part}: one of several"
            elif part not in rule and count:
                yield f"{part}: another one"

    def _of_acts(self, name: str, material: Material, own: frozenset[int]) -> Iterator[str]:
        situations = material.draft.situations
        if any(m.name == name for s in situations for m in s.agents):
            yield "act: agent"
        if any(m.name == name for s in situations for m in s.targets):
            yield "act: target"
        acting, suffering = self._acting.get(name, set()), self._suffering.get(name, set())
        if acting - own:
            yield "other act: agent"
        if suffering - own:
            yield "other act: target"
        if name in self._speakers:
            yield "speaks"
        for pointing in material.pointings:
            if self.scene.names.mention(pointing.who).name == name:
                yield f"pointing: {pointing.part}"
            if pointing.by is not None and self.scene.names.mention(pointing.by).name == name:
                yield "pointing: by"

    def _of_words(self, mentions: list[Mention], own: frozenset[int]) -> tuple[Mention, list[str]]:
        """Where the party is named: the nearest mention, and what it does there."""
        tree, paragraph = self.scene.tree, self.scene.circumstances.paragraph
        sentences = {tree.sent[at] for at in own}
        apart = [min(abs(tree.sent[m.head] - s) for s in sentences) for m in mentions]
        least = min(apart)
        near = [m for m, gap in zip(mentions, apart, strict=True) if gap == least]
        deps = {tree.dep[m.head].split(":")[0] if tree.dep[m.head] != "nsubj:pass" else "obj" for m in near}
        found = [f"distance: {min(least, _FAR)}"]
        if least == 0:
            found += [f"here: {dep}" for dep in sorted(deps & {"nsubj", "obj", "obl", "nmod"})]
            found += ["here: armed"] if near[0].armed else []
        elif "nsubj" in deps:
            found.append("near: nsubj")
        inside = {paragraph[at] for at in own}
        found += ["same paragraph"] if any(paragraph[m.head] in inside for m in mentions) else []
        first = tree.sent[min(own)]
        found += ["named before"] if any(0 <= first - tree.sent[m.head] <= 2 for m in mentions) else []
        found += ["in title"] if any(self.scene.in_title(m.head) for m in mentions) else []
        found += ["named twice"] if len(mentions) > 1 else []
        found += ["named often"] if len(mentions) > _FAR - 1 else []
        return near[0], found

    def _of_party(self, mention: Mention, kind: Kind, place: Place | None) -> Iterator[str]:
        what = mention.kind
        yield f"kind: {what}"
        yield f"kind: {what}, {kind.type}"
        yield f"kind: {what}, {kind.subtype}"
        for holds, name in (
            (mention.armed, "armed"), (mention.civilian, "civilian"), (mention.unnamed, "unnamed"),
            (mention.entry is not None, "registered"), (mention.role is not None, "role"),
            (mention.armed and self._armed == 1, "only armed one"),
            (self.scene.tree.feature(mention.head, "Number") == "Plur", "plural"),
        ):  # fmt: skip
            if holds:
                yield f"party: {name}"
        country = place.country if place is not None else None
        if mention.country is None:
            yield "country: none"
        elif country is not None:
            yield "country: the same" if mention.country == country else "country: another"

    # ---- the choice -------------------------------------------------------------------------------------------
    def winners(self, part: Part, contenders: list[Contender], model: Model) -> list[Contender]:
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


def _may_win(part: Part, one: Contender, kept: list[Contender], *, told: bool, likely: bool) -> bool:
    """The rules' own answer, or a likely party that plays no other role where the rules have an answer."""
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
