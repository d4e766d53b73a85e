"""The pack's patterns as a linguist wrote them, with file and line."""

from __future__ import annotations

from vigie.languages import Pattern, Trigger


def written(pattern: Pattern) -> str:
    """Clitics or leading words, head, fixed words, preposition: ``se emparer de``."""
    words = (*pattern.before, pattern.lemma, *pattern.after, pattern.preposition)
    return f"{pattern.pos} “{' '.join(w for w in words if w)}”"


def described(trigger: Trigger) -> str:
    """The pattern with its roles and conditions: what ``frames.yaml`` says of it."""
    parts = [written(trigger), *_roles(trigger)]
    parts += [f"needs {where}: {' or '.join(sorted(classes))}" for where, classes in trigger.needs]
    if trigger.weapon:
        parts.append(f"weapon: {trigger.weapon}")
    if trigger.weak:
        parts.append("weak")
    return "; ".join(parts)


def _roles(trigger: Trigger) -> list[str]:
    """The roles around it, for those that it has."""
    if trigger.pos == "noun":
        return [f"of: {trigger.of}"] if trigger.of else []
    marked = trigger.marked or trigger.object
    behind = [f"behind “{trigger.preposition}”: {marked}"] if trigger.preposition else []
    direct = [f"object: {trigger.object}"] if not trigger.preposition or trigger.marked else []
    return [f"subject: {trigger.subject}", *direct, *behind]


def line(trigger: Trigger, lang: str) -> str:
    """``fr/frames.yaml:112``."""
    return f"{lang}/frames.yaml:{trigger.line}"
