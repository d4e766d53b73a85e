"""Mending what parsers get wrong in news.

Days: "struck Thursday the base" has one object, and the day is not it. Bounds: in "killed at least 12 people" the
preposition belongs to the number. Garden paths: in "the strike on the town killed 12 people" the verb is finite.
"""

from __future__ import annotations

from bisect import insort

from vigie.languages import Pack
from vigie.reading.times import Time
from vigie.reading.tree import Tree

_CORE = ("obj", "nsubj", "iobj", "ROOT")


_MODAL_FEATURES = {"future": "Tense=Fut", "conditional": "Mood=Cnd"}


def set_moods(tree: Tree, pack: Pack) -> None:
    """Give modal auxiliaries the tense or mood that other languages mark on the verb ("will", "may")."""
    for i in range(len(tree)):
        modal = pack.grammar.modals.get(tree.low[i])
        if modal is not None and tree.pos[i] == "AUX":
            tree.feats[i] = _MODAL_FEATURES[modal]


def free_bounds(tree: Tree, pack: Pack) -> None:
    """Hang the words of a number's bound ("at least", "up to") on the number, not as a preposition of its noun."""
    for start, end, _ in pack.numbers.modifiers.find(tree.low):
        if end >= len(tree) or tree.pos[end] != "NUM" or tree.sent[end] != tree.sent[start]:
            continue
        for i in range(start, end):
            marked = tree.head[i]
            if tree.dep[i] == "case" and not start <= marked < end:
                _move(tree, i, end)
                tree.dep[i] = "advmod"
                _bare_again(tree, marked)


def _bare_again(tree: Tree, noun: int) -> None:
    """A noun behind a verb that lost its only preposition is its object, or the subject of a passive before it."""
    verb = tree.head[noun]
    if tree.cases(noun) or tree.dep[noun] != "obl" or tree.pos[verb] != "VERB" or noun < verb:
        return
    if not any(tree.dep[k] == "obj" for k in tree.kids[verb]):
        tree.dep[noun] = "obj"


def set_finite(tree: Tree, pack: Pack) -> None:
    """A past participle with an object of its own qualifies no noun: it is the verb of the noun that stands first."""
    for verb in range(len(tree)):
        if tree.dep[verb] != "acl" or tree.feature(verb, "Tense") != "Past" or not _has_bare_object(tree, verb):
            continue
        if any(tree.dep[k].startswith(("aux", "mark", "nsubj")) for k in tree.kids[verb]):
            continue
        subject = _phrase_top(tree, tree.head[verb])
        if tree.dep[subject] in _CLAUSAL and pack.lemmas(tree.word[verb], "VERB"):
            _promote(tree, verb, subject)


_CLAUSAL = ("ROOT", "ccomp", "parataxis", "conj", "advcl", "dep", "nsubj")


def _has_bare_object(tree: Tree, verb: int) -> bool:
    return any(tree.dep[k] == "obj" and verb < k for k in tree.kids[verb])


def _phrase_top(tree: Tree, noun: int) -> int:
    """The head of the whole noun phrase that ``noun`` closes."""
    while tree.dep[noun].split(":")[0] in ("nmod", "appos") and tree.head[noun] < noun:
        noun = tree.head[noun]
    return noun


def _promote(tree: Tree, verb: int, subject: int) -> None:
    """Make ``verb`` the head of its clause, ``subject`` its subject; a verb that had the phrase as subject follows."""
    above, dep = tree.head[subject], tree.dep[subject]
    if dep == "nsubj":
        if above < verb:
            return
        above_dep, top = tree.dep[above], tree.head[above]
        _move(tree, verb, verb if top == above else top)
        tree.dep[verb] = above_dep
        _move(tree, above, verb)
        tree.dep[above] = "conj"
    else:
        _move(tree, verb, verb if above == subject else above)
        tree.dep[verb] = dep
    _move(tree, subject, verb)
    tree.dep[subject] = "nsubj"
    for k in list(tree.kids[subject]):
        if k > verb and tree.dep[k] in ("punct", "parataxis", "advcl", "conj") and tree.pos[k] in ("VERB", "PUNCT"):
            _move(tree, k, verb)


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
