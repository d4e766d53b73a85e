"""Mending what parsers get wrong about days: "struck Thursday the base" has one object, and the day is not it."""

from __future__ import annotations

from bisect import insort

from vigie.reading.times import Time
from vigie.reading.tree import Tree

_CORE = ("obj", "nsubj", "iobj", "ROOT")


def set_days_apart(tree: Tree, times: list[Time]) -> None:
    """Make every day an adverbial of its verb, and give the verb back what hung on the day."""
    for time in times:
        for i in range(time.start, time.end):
            if tree.dep[i].split(":")[0] in _CORE and tree.pos[i] in ("NOUN", "PROPN", "ADV"):
                _set_apart(tree, i, time)


def _set_apart(tree: Tree, day: int, time: Time) -> None:
    verb = _verb(tree, day)
    if verb is None:
        return
    was = tree.dep[day]
    if tree.head[day] == day:
        _move(tree, verb, verb)
        tree.dep[verb] = "ROOT"
    _move(tree, day, verb)
    tree.dep[day] = "obl:tmod"
    for k in list(tree.kids[day]):
        if not time.start <= k < time.end and tree.pos[k] != "ADP":
            _hang(tree, k, verb, was)


def _verb(tree: Tree, day: int) -> int | None:
    """The verb that the day belongs to: its head, or, for a day taken as root, the first verb below."""
    head = tree.head[day]
    if head != day:
        return head if tree.pos[head] in ("VERB", "AUX") else None
    return next((k for k in tree.kids[day] if tree.pos[k] == "VERB"), None)


def _hang(tree: Tree, k: int, verb: int, was: str) -> None:
    """Hang ``k`` on the verb: bare nouns behind it as its object, before it as its subject."""
    bare = tree.pos[k] in ("NOUN", "PROPN") and not tree.cases(k)
    taken = {tree.dep[j].split(":")[0] for j in tree.kids[verb]}
    _move(tree, k, verb)
    if bare and k > verb and was != "ROOT":
        tree.dep[k] = "obl" if "obj" in taken and was != "obj" else "obj"
    elif bare and k < verb:
        tree.dep[k] = "nsubj"
    elif tree.dep[k].startswith("nmod"):
        tree.dep[k] = "obl"


def _move(tree: Tree, k: int, head: int) -> None:
    """Give token ``k`` another head (itself: a root), its place among the children kept in text order."""
    old = tree.head[k]
    if old != k:
        tree.kids[old].remove(k)
    tree.head[k] = head
    if head != k:
        insort(tree.kids[head], k)
