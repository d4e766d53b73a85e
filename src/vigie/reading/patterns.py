"""Finding the language pack's verb and noun patterns in a tree."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from vigie.languages import Grammar, Pack, Pattern
from vigie.languages.shelf import Shelf
from vigie.reading.tree import Tree

P = TypeVar("P", bound=Pattern)
REFLEXIVE = "se"  # the packs' name for a reflexive clitic
ANY_NUMBER = "n"  # the packs' word for a number or a determiner
_GAP = 4  # words that may stand between the fixed words of a pattern
_FAR = 12  # how far behind its verb a fixed word may stand that hangs on it
_TELLING = 4  # letters of a fixed word that is looked for so far away: shorter ones are particles
_BEFORE = 5  # how far before its verb a clitic may stand
_NOTHING: Sequence[Any] = ()  # what most tokens hold


class Finder:
    """Looks patterns up at the tokens of one tree."""

    def __init__(self, tree: Tree, pack: Pack):
        self.tree = tree
        self.pack = pack
        self.grammar: Grammar = pack.grammar
        self._lemmas: dict[str, list[tuple[str, ...] | None]] = {pos: [None] * len(tree) for pos in ("VERB", "NOUN")}
        self._accepted = pack.spellings
        self._found: dict[tuple[int, int], list[tuple[Any, tuple[int, ...]]]] = {}
        self._reflexive: dict[int, bool] = {}
        self._words_of: dict[int, frozenset[str]] = {}
        self._has_reflexive = REFLEXIVE in pack.grammar.clitics.values()

    def lemmas(self, i: int, pos: str) -> tuple[str, ...]:
        """Lemmas of token ``i`` as VERB or NOUN: the pack's inflections, else the parser's lemma."""
        found = self._lemmas[pos][i]
        if found is None:
            found = self._lemmas[pos][i] = self._look_up(i, pos)
        return found

    def among(self, i: int, pos: str, words: Container[str]) -> bool:
        """Whether a lemma of token ``i`` is one of the words: a cheap look before a search."""
        lemmas = self._lemmas[pos][i]
        for lemma in self.lemmas(i, pos) if lemmas is None else lemmas:  # noqa: SIM110  (a generator costs more: this runs for every token and rule)
            if lemma in words:
                return True
        return False

    def _look_up(self, i: int, pos: str) -> tuple[str, ...]:
        tree = self.tree
        if pos == "VERB" and not self._may_be_verb(i):
            return ()
        if pos == "NOUN" and tree.pos[i] not in ("NOUN", "PROPN") and not self._nominal(i):
            return ()
        found = self.pack.lemmas(tree.word[i], "VERB" if pos == "VERB" else "NOUN")
        return found or ((tree.lemma[i],) if tree.pos[i] in (pos, "AUX") else ())

    def _may_be_verb(self, i: int) -> bool:
        """Verbs, and participles that the tagger takes for adjectives; a noun only where it cannot be one."""
        pos = self.tree.pos[i]
        if pos in ("VERB", "AUX") or (pos == "ADJ" and self.tree.dep[i] not in ("nsubj", "obj")):
            return True
        misread = pos in ("NOUN", "ADV", "PROPN", "X") or (pos == "ADP" and self.tree.dep[i] not in ("case", "mark"))
        return misread and self._only_verb(i)

    def _only_verb(self, i: int) -> bool:
        """A form of a verb and of nothing else, behind no determiner: the tagger took it for a noun or an adverb."""
        tree, word = self.tree, self.tree.word[i]
        if i == 0 or tree.pos[i - 1] in ("DET", "ADP", "NUM") or not word.islower():
            return False
        return bool(self.pack.lemmas(word, "VERB")) and not (
            self.pack.lemmas(word, "NOUN") or self.pack.lemmas(word, "ADJ")
        )

    def _nominal(self, i: int) -> bool:
        """A noun that the tagger took for a verb or an adjective: behind a determiner, or as a verb's auxiliary."""
        tree = self.tree
        if tree.pos[i] not in ("VERB", "ADJ"):
            return False
        return any(tree.dep[k] in ("det", "nummod") for k in tree.kids[i]) or tree.dep[i] in ("aux", "aux:pass")

    def verbs(self, i: int, table: Mapping[str, Sequence[P]]) -> Iterator[tuple[P, tuple[int, ...]]]:
        """The verb patterns that hold at token ``i``, the longest first, each with the tokens of its fixed words."""
        return iter(self._all(i, "VERB", table))

    def nouns(self, i: int, table: Mapping[str, Sequence[P]]) -> Iterator[tuple[P, tuple[int, ...]]]:
        """The noun patterns that hold at token ``i``."""
        return iter(self._all(i, "NOUN", table))

    def _all(self, i: int, pos: str, table: Mapping[str, Sequence[P]]) -> Sequence[tuple[P, tuple[int, ...]]]:
        """Looked up once for a token and a table: many rules ask the same."""
        if not self.among(i, pos, table):
            return _NOTHING
        key = (i, id(table))
        found = self._found.get(key)
        if found is None:
            words = self._sentence_words(i)
            likely = (p for lemma in self.lemmas(i, pos) for p in self._shelf(table, lemma).likely(words))
            rows = ((p, self._fits(i, p)) for p in likely)
            found = self._found[key] = [(pattern, tokens) for pattern, tokens in rows if tokens is not None]
        return found

    def _sentence_words(self, i: int) -> frozenset[str]:
        number = self.tree.sent[i]
        words = self._words_of.get(number)
        if words is None:
            words = self._words_of[number] = frozenset(self.tree.low[j] for j in self.tree.sentence(i))
        return words

    def _shelf(self, table: Mapping[str, Sequence[P]], lemma: str) -> Shelf[P]:
        """The patterns of a lemma, put in order once for all texts."""
        patterns = table.get(lemma, ())
        found = self.pack.shelves.get(id(patterns))
        if found is None:
            found = self.pack.shelves[id(patterns)] = Shelf.of(patterns, self._telling)
        return found

    def _telling(self, pattern: Pattern) -> frozenset[str]:
        """How the longest fixed word of a pattern may stand: no sentence without it holds the pattern."""
        words = [w for w in pattern.after if w != ANY_NUMBER and w not in self.grammar.articles]
        return self._spelt(max(words, key=len)) if words else frozenset()

    def _fits(self, i: int, pattern: Pattern) -> tuple[int, ...] | None:
        before = self._before(i, pattern) if pattern.before else ()
        if before is None or (pattern.pos == "verb" and REFLEXIVE not in pattern.before and self.reflexive(i)):
            return None
        after = self._following(i, pattern) if pattern.after else ()
        if after is None and (adverb := self._adverb_before(i, pattern)) is not None:
            before, after = (*before, adverb), ()
        if after is None:
            return None
        if pattern.preposition is not None:
            at = self.marker(after[-1] if after else i, pattern.preposition, i)
            if at is None:
                return None
        return (*before, i, *after)

    def reflexive(self, i: int) -> bool:
        """Whether the verb has a reflexive clitic of its own: it then has another sense ("s'arrêter", "se rendre")."""
        if not self._has_reflexive:
            return False
        if i not in self._reflexive:
            self._reflexive[i] = self._own_reflexive(i)
        return self._reflexive[i]

    def _own_reflexive(self, i: int) -> bool:
        tree = self.tree
        for j in range(i - 1, max(i - 4, -1), -1):
            if self._clitic(j) == REFLEXIVE:
                return True
            if tree.pos[j] not in ("AUX", "PRON", "ADV"):
                return False
        return False

    def _before(self, i: int, pattern: Pattern) -> tuple[int, ...] | None:
        return self._clitics(i, pattern.before) if pattern.pos == "verb" else self._leading(i, pattern.before)

    def _leading(self, i: int, words: Sequence[str]) -> tuple[int, ...] | None:
        """The words of a compound right before its head; a hyphen may join them: "car bomb", "car-bomb"."""
        tree, left, j = self.tree, list(words), i - 1
        found: list[int] = []
        while left:
            if j < 0 or tree.sent[j] != tree.sent[i]:
                return None
            pieces = tree.low[j].split("-")
            size = 1 if self._same(j, left[-1]) else len(pieces)
            if size > len(left) or (size > 1 and pieces != left[-size:]) or (size == 1 and not self._same(j, left[-1])):
                return None
            del left[-size:]
            found.append(j)
            j -= 1
        return tuple(reversed(found))

    def _clitics(self, i: int, names: Sequence[str]) -> tuple[int, ...] | None:
        tree, found = self.tree, []
        for name in names:
            at = next((j for j in range(i - 1, max(i - _BEFORE, -1), -1) if self._clitic(j) == name), None)
            if at is None or tree.sent[at] != tree.sent[i]:
                return None
            found.append(at)
        return tuple(sorted(found))

    def _clitic(self, j: int) -> str | None:
        return self.grammar.clitics.get(self.tree.low[j])

    def _following(self, i: int, pattern: Pattern) -> tuple[int, ...] | None:
        found, at = [], i
        gap = 1 if pattern.pos == "noun" else _GAP
        for word in pattern.after:
            if word in self.grammar.articles:
                continue  # articles change with number and definiteness
            here = next((j for j in range(at + 1, min(at + 2 + gap, len(self.tree))) if self._same(j, word)), None)
            if here is None or self.tree.sent[here] != self.tree.sent[i]:
                here = self._hung_later(i, at, word, pattern) if pattern.pos == "verb" else None
            if here is None:
                return None
            found.append(here)
            at = here
        return tuple(found)

    def _hung_later(self, i: int, at: int, word: str, pattern: Pattern) -> int | None:
        """A fixed word far behind its verb, on which it hangs: "set the offices of the party in the port | alight"; not
        behind a preposition of its own ("took measures | against forces" is no "take by force").
        """
        if word in self.grammar.prepositions or len(word) < _TELLING:
            return None
        below = (j for j in self.tree.kids[i] if at < j <= i + _FAR and self.tree.pos[j] != "VERB")
        found = (j for j in below if self._same(j, word))
        return next((j for j in found if all(c in pattern.after for c in self.tree.cases(j))), None)

    def _adverb_before(self, i: int, pattern: Pattern) -> int | None:
        """ "fatally shot" for "shoot fatally": where modifiers stand first, a verb's adverb may too."""
        tree, j = self.tree, i - 1
        if not self.grammar.head_last or pattern.pos != "verb" or len(pattern.after) != 1 or j < 0:
            return None
        leads = tree.sent[j] == tree.sent[i] and tree.pos[j] == "ADV" and self._same(j, pattern.after[0])
        return j if leads else None

    def _same(self, j: int, word: str) -> bool:
        if word == ANY_NUMBER:
            return self.tree.pos[j] in ("NUM", "DET") or self.tree.low[j].isdigit()
        return self.tree.low[j] in self._spelt(word)

    def _spelt(self, word: str) -> frozenset[str]:
        found = self._accepted.get(word)
        if found is None:
            found = self._accepted[word] = self._spellings(word)
        return found

    def _spellings(self, word: str) -> frozenset[str]:
        """How a pattern's word may stand in a text: inflected, inside a contraction, elided."""
        grammar = self.grammar
        contracted = {low for low, words in grammar.contractions.items() if word in words}
        elided = {f"{word[:-1]}'"} if word in grammar.articles | grammar.prepositions else set()
        return self.pack.inflections.word_forms(word) | contracted | elided

    def marker(self, at: int, preposition: str, verb: int) -> int | None:
        """The preposition after token ``at`` in the clause of ``verb``, or among its dependents."""
        tree = self.tree
        for j in range(at + 1, min(at + 3, len(tree))):
            if tree.sent[j] == tree.sent[verb] and self.is_preposition(j, preposition):
                return j
        for head in (verb, at):
            for k in tree.kids[head]:
                for c in (*tree.kids[k], *(g for o in tree.kids[k] if o > verb for g in tree.kids[o])):
                    if tree.dep[c] in ("case", "mark") and c > verb and self.is_preposition(c, preposition):
                        return c
        return None

    def is_preposition(self, j: int, preposition: str) -> bool:
        low = self.tree.low[j]
        if low == preposition:
            return True
        words = preposition.split()
        if len(words) > 1:
            return self.tree.low[j : j + len(words)] == words
        return self.grammar.preposition(low) == preposition or _elided(low, preposition)


@lru_cache(maxsize=4096)
def _elided(low: str, word: str) -> bool:
    """ "d'" stands for "de": the same word with its last vowel dropped."""
    return low.endswith("'") and len(low) == len(word) and word.startswith(low[:-1])
