"""Mending what parsers get wrong in news.

Days: "struck Thursday the base" has one object, and the day is not it. Bounds: in "killed at least 12 people" the
preposition belongs to the number. Garden paths: in "the strike on the town killed 12 people" the verb is finite, and
so it is in "the army claims that ...", where taggers see a plural noun.
"""

from __future__ import annotations

from bisect import insort

from vigie.languages import Pack
from vigie.reading.times import Time
from vigie.reading.tree import Tree

_CORE = ("obj", "nsubj", "iobj", "ROOT")


_MODAL_FEATURES = {"future": "Tense=Fut", "conditional": "Mood=Cnd"}


def mend(tree: Tree, pack: Pack) -> None:
    """All that can be mended before anything else is known of the text."""
    set_moods(tree, pack)
    set_speech(tree, pack)
    free_bounds(tree, pack)
    set_finite(tree, pack)


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
            if tree.dep[i] == "case" and not start <= marked < end and i not in tree.ancestors(end):
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


def set_speech(tree: Tree, pack: Pack) -> None:
    """Give verbs of speech the speaker before them: "the army claims that", "a militia leader spoke of 30".

    Taggers take such a verb for a noun, or such a speaker for a part of the verb.
    """
    words = _speech_words(pack)
    for verb in range(1, len(tree)):
        if not tree.word[verb].islower() or tree.pos[verb] not in _MISTAKEN:
            continue
        if tree.pos[verb] == "VERB" and _left_hanging(tree, pack, verb, words):
            _promote(tree, verb, tree.head[verb])
            continue
        if tree.pos[verb] == "VERB":
            subject = _squeezed(tree, pack, verb) if set(pack.lemmas(tree.word[verb], "VERB")) & words else None
        else:
            told = _finite_form(tree, pack, verb, words) and (_no_noun(tree, pack, verb) or _goes_on(tree, verb))
            subject = _speaker_before(tree, pack, verb) if told else None
        if subject is not None:
            _raise(tree, verb, subject)
            if tree.pos[verb] != "VERB":
                tree.pos[verb], tree.feats[verb] = "VERB", _FINITE
            tree.lemma[verb] = pack.lemmas(tree.word[verb], "VERB")[0]


def _left_hanging(tree: Tree, pack: Pack, verb: int, words: frozenset[str]) -> bool:
    """ "The minister, Jane Doe, called for ...": the only verb of a sentence whose root is who speaks."""
    noun = tree.head[verb]
    if tree.dep[verb] != "acl" or tree.dep[noun] != "ROOT" or tree.feature(verb, "VerbForm") == "Inf":
        return False
    if not set(pack.lemmas(tree.word[verb], "VERB")) & words or tree.low[verb - 1] != ",":
        return False
    known = {*pack.lemmas(tree.word[noun], "NOUN"), tree.low[noun]}
    others = (j for j in tree.sentence(verb) if j < verb and tree.pos[j] in ("VERB", "AUX"))
    return bool(known & (pack.cues.source_nouns | pack.grammar.speakers)) and not any(others)


def _no_noun(tree: Tree, pack: Pack, i: int) -> bool:
    """A form that no noun and no adjective has."""
    return not pack.lemmas(tree.word[i], "NOUN") and not pack.lemmas(tree.word[i], "ADJ")


def _squeezed(tree: Tree, pack: Pack, verb: int) -> int | None:
    """The speaker right before a verb that has no subject, hung on it as a part of its name."""
    if any(tree.dep[k].startswith("nsubj") or tree.dep[k] == "mark" for k in tree.kids[verb]):
        return None
    at = _speaker_before(tree, pack, verb)
    parts = ("compound", "amod", "det", "nmod")
    return at if at is not None and tree.head[at] == verb and tree.dep[at].split(":")[0] in parts else None


_MISTAKEN = ("NOUN", "PROPN", "X", "ADJ", "VERB")
_FINITE = "Mood=Ind|Person=3|Tense=Pres|VerbForm=Fin"
_IN_PHRASE = ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM")
_INNER_DEPS = ("compound", "amod", "nmod", "flat", "det", "nummod", "appos", "nsubj", "obl", "dep", "ROOT")
_PREMODIFIERS = ("det", "compound", "amod", "nmod", "case", "nummod", "flat")


def _speech_words(pack: Pack) -> frozenset[str]:
    """Lemmas of all verbs of saying, blaming, claiming and denying."""
    cues = pack.cues
    tables = (cues.reporting_verbs, cues.blame, cues.claim.verbs, cues.deny.verbs)
    return frozenset().union(*tables, *(words.verbs for words in cues.statements.values()))


def _finite_form(tree: Tree, pack: Pack, i: int, words: frozenset[str]) -> bool:
    """A form of a verb of speech that is no participle; as a noun it would be a plural, or its subject is one."""
    lemmas = [lemma for lemma in pack.lemmas(tree.word[i], "VERB") if lemma in words]
    if not lemmas or tree.low[i].endswith(tuple(pack.grammar.participle_endings)):
        return False
    nouns = pack.lemmas(tree.word[i], "NOUN")
    if tree.pos[i] == "ADJ" or not nouns:
        return not nouns and not pack.lemmas(tree.word[i], "ADJ")
    if tree.low[i] in nouns and (tree.low[i] in lemmas or len(nouns) == 1):
        return tree.low[i] in lemmas and tree.feature(i - 1, "Number") == "Plur"
    return tree.low[i] not in nouns or tree.feature(i, "Number") == "Plur"


def _speaker_before(tree: Tree, pack: Pack, verb: int) -> int | None:
    """The head of a noun phrase that stands right before and can speak: free of prepositions."""
    at = verb - 1
    light = _light_words(pack) | (pack.grammar.articles if _no_noun(tree, pack, verb) else frozenset())
    while at > 0 and tree.low[at] in light:
        at -= 1
    if tree.sent[at] != tree.sent[verb] or tree.pos[at] not in ("NOUN", "PROPN", "ADJ"):
        return None
    before = _before_phrase(tree, at)
    if before is not None and tree.pos[before] == "ADP" and tree.dep[at].startswith("nmod") and tree.head[at] < before:
        at = tree.head[at]  # "the head [of the district] claims"
    elif before and tree.pos[before] == "ADP" and _speaks(tree, pack, before - 1):
        at = before - 1  # the same, where the parser took the verb for a noun: "the ministry [in the capital] condemns"
    if not _speaks(tree, pack, at) and not tree.word[at][0].isupper():
        return None
    before = _before_phrase(tree, at)
    if before is not None and tree.pos[before] in ("VERB", "AUX"):
        return None
    return at if before is None or tree.pos[before] != "ADP" else None


def _speaks(tree: Tree, pack: Pack, at: int) -> bool:
    """A noun of speakers, sources or persons."""
    known = {*pack.lemmas(tree.word[at], "NOUN"), tree.low[at]}
    nominal = tree.pos[at] in ("NOUN", "PROPN")
    return nominal and bool(known & (pack.cues.source_nouns | pack.grammar.speakers | pack.casualties.persons))


def _before_phrase(tree: Tree, at: int) -> int | None:
    """The token before the noun phrase that ends at a token, in its sentence."""
    start = at
    while start > 0 and tree.sent[start - 1] == tree.sent[at] and tree.pos[start - 1] in _IN_PHRASE:
        start -= 1
    return start - 1 if start > 0 and tree.sent[start - 1] == tree.sent[at] else None


def _light_words(pack: Pack) -> frozenset[str]:
    """What may stand between a subject and its verb: clitics, and articles that look like them; negation."""
    return frozenset({*pack.grammar.clitics, *(a for a in pack.grammar.articles if a.endswith("'"))})


def _goes_on(tree: Tree, verb: int) -> bool:
    """Whether what follows can be told, or a whole clause went before; no verb follows that has the noun as subject."""
    n = verb + 1
    if n >= len(tree) or tree.sent[n] != tree.sent[verb] or tree.pos[n] in ("AUX", "CCONJ"):
        return False
    if tree.pos[n] == "PUNCT":
        start = tree.sentence(verb).start
        comma = next((j for j in range(verb - 1, start, -1) if tree.low[j] == ","), None)
        return comma is not None and any(tree.pos[j] in ("VERB", "AUX") for j in range(start, comma))
    if tree.pos[n] == "ADV" and n + 1 < len(tree) and tree.pos[n + 1] in ("DET", "SCONJ"):
        return True
    if tree.pos[n] in ("VERB", "ADV"):
        return tree.feature(n, "VerbForm") == "Ger" or (tree.feature(n, "Tense") == "Pres" and tree.pos[n] == "VERB")
    stop = tree.sentence(verb).stop
    later = range(n, next((j for j in range(n, stop) if tree.low[j] == ";"), stop))
    own = any(tree.dep[j].startswith(("aux", "cop")) and tree.head[tree.head[j]] != verb for j in later)
    if tree.pos[n] == "ADP":
        return not own and not any(tree.feature(j, "VerbForm") == "Fin" for j in later)
    return True


def _raise(tree: Tree, verb: int, subject: int) -> None:
    """Put a verb that was taken for a noun at the head of its clause, with its subject and what it tells below it."""
    top = _top(tree, verb, subject)
    above, dep = tree.head[top], tree.dep[top]
    _move(tree, verb, verb if above == top else above)
    tree.dep[verb] = dep if dep in _HEADS or above == top else "parataxis"
    if top != verb and top != subject:
        _move(tree, top, verb)
        tree.dep[top] = "ccomp" if tree.pos[top] in ("VERB", "AUX") else "obj"
    for k in list(tree.kids[verb]):
        if k < subject and tree.dep[k].split(":")[0] in _PREMODIFIERS:
            _move(tree, k, subject)
    _move(tree, subject, verb)
    tree.dep[subject] = "nsubj"
    for k in list(tree.kids[subject]):
        if k > verb and tree.dep[k].split(":")[0] in ("acl", "ccomp", "advcl", "parataxis", "punct"):
            _move(tree, k, verb)
    if tree.pos[subject] == "ADJ":
        tree.pos[subject] = "PROPN" if tree.word[subject][0].isupper() else "NOUN"
    for k in tree.kids[verb]:
        if k > verb and k != top:
            tree.dep[k] = _BELOW_VERB.get(tree.dep[k].split(":")[0], tree.dep[k])


def _top(tree: Tree, verb: int, subject: int) -> int:
    """The token whose place the verb takes: its subject, if it hangs there, or the last head to its right."""
    top = subject if subject in tree.ancestors(verb) else verb
    while tree.head[top] != top and tree.head[top] > verb and tree.dep[top].split(":")[0] in _INNER_DEPS:
        top = tree.head[top]
    return top if subject == top or subject not in tree.ancestors(top) else subject


_HEADS = ("ROOT", "ccomp", "parataxis", "conj", "advcl")
_BELOW_VERB = {"acl": "ccomp", "nmod": "obl", "appos": "obj"}


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
