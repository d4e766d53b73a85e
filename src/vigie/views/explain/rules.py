"""What the named rules of a claim mean, in plain words."""

from __future__ import annotations

from vigie.reading.choice import SCORED
from vigie.views.explain.notes import Explanation

_MEANINGS = {
    "status:occurred": "told as having happened",
    "status:attempted": "nothing but attempts is told",
    "status:foiled": "something was stopped, and no verb tells a hit",
    "date:written": "the time nearest to one of the acts in its sentence",
    "date:inherited": "no time beside the acts: the last day named before, at most three sentences back",
    "date:publication": "no time near: the day of publication",
    "place:written": "the finest place of the acts' own sentences",
    "place:inherited": "no place beside the acts: the last one named before, that of the incident before, the title's",
    "actor:agent": "who does it, by the grammar of an act",
    "actor:responsible": "who claims it, or the only one blamed",
    "actor:contest": "a party of the text that weights over its words, kind and distance make likely (contest.json)",
    "target:contest": "a party of the text that weights over its words, kind and distance make likely (contest.json)",
    "target:patient": "to whom it is done, by the grammar of an act; else its victims",
    "weapon:named": "a phrase of weapons.yaml beside an act, or the pattern implies it (weapon: in frames.yaml)",
    "weapon:implied": "no weapon is named: the type of incident implies it",
    "killed:counted": "words of casualties.yaml with a number, nearest to an act",
    "injured:counted": "words of casualties.yaml with a number, nearest to an act",
    "killed:counted:superseded": "a later or higher figure of the same source holds",
    "injured:counted:superseded": "a later or higher figure of the same source holds",
    "claimed_by:verb": "words of claiming in cues.yaml point at an act",
    "denied_by:verb": "words of denial in cues.yaml point at an act",
    "blamed:verb": "words of blame in cues.yaml point at an act",
}


def meaning(rule: str) -> str:
    """A rule's name in words; rules of kinds stand by name in ``reading/kinds.py``, the first that holds wins."""
    if rule.startswith(SCORED):
        return f"the weights of reading/data/kind.json speak against {rule.removeprefix(SCORED)} of reading/kinds.py"
    if rule.startswith("kind:"):
        return "the first rule of reading/kinds.py that holds"
    return _MEANINGS.get(rule, "")


def legend(explanation: Explanation) -> dict[str, str]:
    """The rules of all claims of an article, each once, with their meaning."""
    rules = (claim.rule for incident in explanation.incidents for claim in incident.claims)
    return {rule: meaning(rule) for rule in sorted(set(rules))}
