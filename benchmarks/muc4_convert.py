"""From a reading of ours to the templates of MUC-4.

Only what MUC-4 counts as relevant: violence by or against others than armed forces. A clash of two armed sides, a
protest and an arrest are no templates. Victims have a slot for their names alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ceaf_ree import Template, normalised
from vigie.languages import Pack
from vigie.model import Kind, Party, Reading, Report, Span, Weapon
from vigie.parties import Register
from vigie.views.coding import first_value

Slots = dict[str, list[list[str]]]

_TYPES = {
    "Air/drone strike": "attack",
    "Shelling/artillery/missile attack": "attack",
    "Suicide bomb": "bombing",
    "Remote explosive/landmine/IED": "bombing",
    "Grenade": "bombing",
    "Chemical weapon": "attack",
    "Attack": "attack",
    "Abduction/forced disappearance": "kidnapping",
    "Sexual violence": "attack",
    "Armed clash": "attack",
    "Mob violence": "attack",
    "Excessive force against protesters": "attack",
    "Disrupted weapons use": "bombing",
    "Looting/property destruction": "attack",
}
_ARMED = frozenset(
    {"state_forces", "police", "rebel_group", "political_militia", "identity_militia", "external_forces"}
)
_PEOPLE = frozenset({"person", "civilians", "protesters", "rioters", *_ARMED})
_BODIES = frozenset({"army", "forces", "force", "police", "guard", "military", "navy", "government", "armed forces"})
_MANNERS = frozenset({"airstrike"})  # ways to attack; MUC-4 asks for things
_OPEN_END = re.compile(r"\s+(?:of|from)$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|from|belonging to)\s+", re.IGNORECASE)


class Converter:
    """Makes templates of readings, with the words of one language."""

    def __init__(self, pack: Pack, register: Register):
        self.pack = pack
        self.register = register

    def templates(self, reading: Reading) -> list[Template]:
        """One template for each relevant incident, equal ones once."""
        found = [one for report in reading.reports if (one := self._template(report, reading))]
        return [one for n, one in enumerate(found) if one not in found[:n]]

    def _template(self, report: Report, reading: Reading) -> Template | None:
        kind = first_value(report, "kind")
        type_ = _TYPES.get(kind.subtype) if isinstance(kind, Kind) else None
        targets = _parties(report, "target")
        if type_ is None or not isinstance(kind, Kind) or not _relevant(kind, targets):
            return None
        slots: Slots = {"PerpInd": [], "PerpOrg": [], "Target": [], "Victim": [], "Weapon": []}
        for party in (*_parties(report, "actor"), *_parties(report, "blamed"), *_parties(report, "claimed_by")):
            self._add_perpetrator(slots, party)
        for party in targets:
            self._add_target(slots, party)
        slots["Weapon"] = [
            [words]
            for span, weapon in _weapons(report)
            if weapon.kind != "fire" and self._is_noun(words := reading.article.cut(span))
        ]
        kinds = {weapon.kind for _, weapon in _weapons(report)}
        if "fire" in kinds and type_ == "attack" and slots["Target"]:
            type_ = "arson"
        if type_ == "kidnapping":
            slots["Target"] = slots["Weapon"] = []
        return Template.of(type_, _unique(slots)) if any(slots.values()) else None

    def _add_perpetrator(self, slots: Slots, party: Party) -> None:
        """ "guerrillas of the X", "X guerrillas": people, and their organization."""
        text = _OPEN_END.sub("", party.text)
        organization = self._organization(text, party)
        people = _OF.split(text)[0] if organization else text
        if organization:
            slots["PerpOrg"].append([organization])
        if normalised(people) not in normalised(organization or ""):
            slots["PerpInd"].append([_bare(people)])

    def _organization(self, text: str, party: Party) -> str | None:
        """The piece of the words that names an organization, or a body such as an army."""
        words = re.findall(r"[\w'.-]+|[^\w\s]", text)
        named = [" ".join(words[m.start : m.end]) for m in self.register.match(words)]
        if named:
            return max(named, key=len)
        first, *rest = _OF.split(text, maxsplit=1)
        *before, head = first.lower().split()
        if head in _BODIES:
            return text
        if party.id is None or party.kind == "person" or not self.pack.lemmas(head, "NOUN"):
            return text if party.id and party.kind != "person" else None
        modifiers = [word for word in before if not self._is_title(word)]
        return rest[0] if rest else " ".join(modifiers) or None

    def _add_target(self, slots: Slots, party: Party) -> None:
        if party.kind not in _PEOPLE and self._is_thing(party.text):
            slots["Target"].append([_bare(party.text)])
        elif party.kind == "person" or party.kind is None:
            name = self._person(party.text)
            if name:
                slots["Victim"].append([name])

    def _is_noun(self, text: str) -> bool:
        """No verb that implies the weapon: "shot", "set on fire"."""
        first = text.lower().split()[0]
        verbs, nouns = self.pack.lemmas(first, "VERB"), self.pack.lemmas(first, "NOUN")
        return not verbs or first in verbs or any(noun != first for noun in nouns)

    def _is_thing(self, text: str) -> bool:
        """Whether the head of the phrase is a noun for things."""
        words = _OF.split(text)[0].lower().split()
        return any(
            self.pack.targets.match(words, n) or self.pack.places.nouns.match(words, n) for n in range(len(words))
        )

    def _person(self, text: str) -> str | None:
        """The name in "Mayor Jane Doe", if any: the last words that the pack does not know."""
        words = text.replace(",", " ").split()
        name: list[str] = []
        for word in reversed(words):
            if self._is_title(word):
                break
            name.insert(0, word)
        return " ".join(name) if name and len(name) < 6 else None

    def _is_title(self, word: str) -> bool:
        low = word.lower()
        grammar = self.pack.grammar
        noun = bool(self.pack.lemmas(low, "NOUN"))
        return (
            noun
            or low in grammar.titles
            or low in grammar.articles
            or low in grammar.speakers
            or low in grammar.possessives
        )


def _parties(report: Report, field: str) -> list[Party]:
    return [claim.value for claim in report.claims if claim.field == field and isinstance(claim.value, Party)]


def _weapons(report: Report) -> Iterator[tuple[Span, Weapon]]:
    for claim in report.of("weapon"):
        if isinstance(claim.value, Weapon) and claim.rule == "weapon:named" and claim.value.kind not in _MANNERS:
            yield claim.span, claim.value


def _relevant(kind: Kind, targets: list[Party]) -> bool:
    """No clash of armed sides, and no loss of theirs alone."""
    others = [party for party in targets if party.kind not in _ARMED]
    return bool(others) if kind.type in ("Battles", "Riots", "Protests") or targets else True


def _bare(text: str) -> str:
    """The phrase without a number in front."""
    return re.sub(r"^\d[\d,.]*\s+", "", text)


def _unique(slots: Slots) -> Slots:
    return {
        slot: [one for n, one in enumerate(entities) if one not in entities[:n]] for slot, entities in slots.items()
    }
