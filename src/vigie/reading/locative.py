"""Whether a name stands where places stand: behind a preposition of place, a generic noun, or in a list of places."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.languages import Pack
from vigie.languages.words import Phrases
from vigie.reading.names import INSTITUTIONS, Names
from vigie.reading.tree import Tree, capital
from vigie.reading.whereabouts import Scale, Whereabouts

_OPENERS = ("(", '"', "«", "“", "[")
_MARKS = (":", "-", "–", "—", "(", ".", "/")
_HEADING_REACH = 5  # tokens from a heading's start to its mark
_NOUN_REACH = 5  # tokens between the start of a generic noun and the name behind it


@dataclass(frozen=True, slots=True)
class Position:
    """Why a name is taken for a place: "near" it, a generic noun before it; ``bare``: only by marks, as persons too."""

    near: bool = False
    noun: int | None = None
    scale: Scale | None = None
    bare: bool = False


class Positions:
    """The positions of places in one text."""

    def __init__(self, tree: Tree, names: Names, pack: Pack):
        self.tree = tree
        self.names = names
        self.words = pack.places
        self.grammar = pack.grammar
        self.articles = pack.grammar.articles - pack.grammar.prepositions - pack.grammar.contractions.keys()

    def of(self, i: int, last: Whereabouts | None) -> Position | None:
        """The position of the name that begins at token ``i``; None where nothing makes it a place.

        ``last`` is the place found before: a list goes on from it ("à A, B et C").
        """
        tree, j = self.tree, i - 1
        while j >= 0 and (tree.low[j] in self.articles or tree.low[j] in _OPENERS):
            j -= 1
        if j < 0 or tree.sent[j] != tree.sent[i]:
            return self._heading(i)
        if self._near_before(j):
            return Position(near=True)
        return self._behind(i, j) or self._listed(i, last) or self._heading(i)

    def _heading(self, i: int) -> Position | None:
        """As a heading; with its area in brackets ("X (Y)") no person stands there."""
        if not self.heading(i):
            return None
        end = i + 1
        while end < len(self.tree) and capital(self.tree.word[end]):
            end += 1
        return Position(bare=self.tree.low[end : end + 1] != ["("])

    def _behind(self, i: int, j: int) -> Position | None:
        """Behind a generic noun, or a preposition of place."""
        tree = self.tree
        preposition = self.grammar.preposition(tree.low[j])
        adposition = tree.pos[j] in ("ADP", "DET")
        of = preposition in self.grammar.noun_agent_prepositions and adposition
        noun = self._generic_before(j if of else j + 1) if of or not adposition else None
        if noun is not None:
            return Position(self._near_before(self._phrase_start(noun[0]) - 1), noun[0], noun[1])
        if of and self._ends(self.words.directions, j):
            return Position(near=True)
        if of and (tree.low[j - 1] in self.words.centre or self._leaving(j)):
            return Position()
        if preposition in self.words.in_words and not of:
            return Position()
        if tree.ent[i] == "LOC" and self.grammar.target_prepositions.match(tree.low, j) is not None:
            return Position()
        return None

    def _leaving(self, j: int) -> bool:
        """ "out of X": a preposition of two words."""
        tree = self.tree
        return j > 0 and tree.pos[j - 1] == "ADP" and tree.head[j - 1] in (j, tree.head[j]) and tree.dep[j] != "fixed"

    def before_noun(self, i: int, end: int) -> tuple[int, int, Scale] | None:
        """The generic noun that closes the name ``[i, end)`` or stands behind it: "Balkh Province", "Goma airport"."""
        for k in range(i + 1, end + 1):
            hit = self.words.nouns.match(self.tree.low, k) if k < len(self.tree) else None
            if hit is None or self._institution(k, hit[0]):
                continue
            inside, stop = k < end, k + hit[0]
            below = any(k <= self.tree.head[j] < stop for j in range(i, k))
            if (inside and stop == end) or (not inside and below and self.tree.sent[k] == self.tree.sent[i]):
                return k, stop, hit[1]
        return None

    def heading(self, i: int) -> bool:
        """ "GAO (Mali) -", "16h05 - Gao :": the name opens a sentence, and a mark follows."""
        tree = self.tree
        sentence = tree.sentence(i)
        before = range(sentence.start, i)
        if not all(tree.pos[j] in ("PUNCT", "NUM", "SYM") or not tree.low[j][0].isalpha() for j in before):
            return False
        reach = range(i + 1, min(i + _HEADING_REACH, sentence.stop))
        verb = next((j for j in reach if tree.pos[j] in ("VERB", "AUX") and not capital(tree.word[j])), reach.stop)
        behind = range(i + 1, verb)  # "Paris protests: ..." is no heading
        return any(tree.low[j] in _MARKS or (tree.low[j] == "," and tree.word[i][0].isupper()) for j in behind)

    def genitive(self, i: int) -> int | None:
        """The noun whose "of" phrase begins at ``i``: what stands right before the preposition."""
        j = i - 1
        if j > 0 and self.tree.low[j] in self.articles:
            j -= 1
        if j > 0 and self.grammar.preposition(self.tree.low[j]) in self.grammar.noun_agent_prepositions:
            noun = j - 1
            while noun > 0 and self.tree.pos[noun] == "ADJ" and self.tree.head[noun] < noun:
                noun -= 1  # "the weekly gathering of X", with its adjective behind the noun
            return noun if self.tree.sent[noun] == self.tree.sent[i] else None
        return None

    def _listed(self, i: int, last: Whereabouts | None) -> Position | None:
        """Coordinated with the place before: "à A, B et C", "les bases d'A et d'B", "la base d'A et celle d'B"."""
        tree = self.tree
        if last is None or not last.locative or not 0 < i - last.end <= 5 or tree.sent[last.start] != tree.sent[i]:
            return None
        between = range(last.end, i)
        if not any(tree.low[j] in self.grammar.coordinators or tree.low[j] == "," for j in between):
            return None
        small = ("PUNCT", "CCONJ", "ADP", "DET")
        if all(tree.pos[j] in small or tree.feature(j, "PronType") == "Dem" for j in between):
            loose = all(tree.pos[j] == "PUNCT" for j in between)
            return Position(last.near, None, last.scale if last.noun is not None else None, bare=loose)
        return None

    def _near_before(self, j: int) -> bool:
        """A "near" phrase or a distance that ends at token ``j``."""
        return self._ends(self.words.near, j + 1) or any(
            self.tree.low[k] in self.words.distance_units for k in range(max(0, j - 4), j)
        )

    def _ends(self, phrases: Phrases[str], j: int) -> bool:
        """Whether a phrase ends right before token ``j``."""
        hits = ((begin, phrases.match(self.tree.low, begin)) for begin in range(max(0, j - 5), j))
        return any(hit and begin + hit[0] == j for begin, hit in hits)

    def _phrase_start(self, noun: int) -> int:
        tree = self.tree
        start = noun
        while start > 0 and tree.pos[start - 1] in ("DET", "ADJ", "NUM") and tree.sent[start - 1] == tree.sent[noun]:
            start -= 1
        return start

    def _generic_before(self, j: int) -> tuple[int, Scale] | None:
        """The generic noun that ends right before token ``j``, adjectives apart: its first token and scale."""
        for begin in range(max(0, j - _NOUN_REACH), j):
            hit = self.words.nouns.match(self.tree.low, begin)
            if hit is None or self._institution(begin, hit[0]):
                continue
            end = begin + hit[0]
            if end <= j and all(self.tree.pos[k] == "ADJ" or k in self.names.country_at for k in range(end, j)):
                return begin, hit[1]
        return None

    def _institution(self, begin: int, length: int) -> bool:
        """A role of the state, or one that is longer than the noun ("ministry of"): a party, no place."""
        role = self.names.role_at.get(begin)
        return role is not None and (role[1] - role[0] > length or role[2].kind in INSTITUTIONS)
