"""``light_verbs.yaml``: verbs that carry an act noun ("lead an attack", "suffer an attack", "the attack hit them")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast, get_args

from vigie.languages import patterns
from vigie.languages.entry import Entry
from vigie.languages.frames import Role
from vigie.languages.grammar import Grammar
from vigie.languages.patterns import Pattern


@dataclass(frozen=True, slots=True)
class LightVerb(Pattern):
    """A verb beside an act noun; the role ``act`` is the noun's place: ``mener`` has it as object."""

    subject: Role = "agent"
    object: Role = "act"
    marked: Role | None = None


def parse(entry: Entry, grammar: Grammar) -> Iterator[LightVerb]:
    """Light verbs from the root of ``light_verbs.yaml``: groups with roles and a list of verbs."""
    for group in entry.items():
        fields = group.fields(("verbs", "subject"), ("object", "marked"))
        roles = {
            k: cast(Role, fields[k].choice(get_args(Role))) for k in ("subject", "object", "marked") if k in fields
        }
        if "act" not in roles.values():
            group.fail("one of the roles must be 'act'")
        for p in patterns.patterns(fields["verbs"], "verb", grammar):
            yield LightVerb(
                p.lemma,
                p.pos,
                p.before,
                p.after,
                p.preposition,
                subject=roles["subject"],
                object=roles.get("object", "none"),
                marked=roles.get("marked"),
            )
