"""Speakers without a verb of saying: "Police: six dead", "the mayor says 12, a doctor 15", "six dead (police)".

And those who count, see or hear: "the hospital took in nine wounded", "residents heard blasts".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from vigie.reading.speakers import Speakers
from vigie.reading.voice import Voice

_LABEL = 7  # tokens at most before the colon of a label
_LONG_LABEL = 16  # and before the colon of a quotation
_TAIL = 6  # tokens at most of a speaker that closes a sentence
_FIGURE = 6  # tokens between a speaker and its number
_DASHES = frozenset({"-", "–", "—"})


class Tacit:
    """Finds the voices of one text that no verb of saying and no preposition marks."""

    def __init__(self, speech: Speakers, voices: list[Voice]):
        """``voices``: those already found, by a verb or a preposition."""
        self.speech = speech
        self.tree = speech.tree
        self.heard = {v.speaker for v in voices}
        self.cues = {v.cue for v in voices}

    def find(self) -> Iterator[Voice]:
        """In no order."""
        for sentence in self.tree.sentences:
            found = self._label(sentence) or self._tail(sentence)
            if found is not None:
                yield found
            yield from self._figures(sentence)

    # ---- a label ----------------------------------------------------------------------------------------------
    def _label(self, sentence: range) -> Voice | None:
        """ "Police: six dead": a bare noun phrase with a colon opens the sentence."""
        tree = self.tree
        colon = next((j for j in sentence[1:_LONG_LABEL] if tree.low[j] == ":"), None)
        if colon is None or colon + 1 >= sentence.stop:
            return None
        if tree.low[colon + 1] in self._opening:
            return self._before_quotation(sentence, colon)
        if colon - sentence.start >= _LABEL:
            return None
        opening = range(sentence.start, colon)
        if any(tree.pos[j] in ("VERB", "AUX", "PUNCT") for j in opening):
            return None
        speaker = self._head(opening)
        if speaker is None or not self._source(speaker):
            return None
        return Voice(speaker, colon, colon, sentence.stop, "stated", way="label")

    @cached_property
    def _opening(self) -> frozenset[str]:
        return frozenset(o for o, _ in self.speech.pack.grammar.quotes)

    def _before_quotation(self, sentence: range, colon: int) -> Voice | None:
        """'The governor, on the phone to the agency: "..."': who opens a verbless phrase before a quotation."""
        tree, opening = self.tree, range(sentence.start, colon)
        if any(tree.pos[j] in ("VERB", "AUX") for j in opening):
            return None
        speaker = next((j for j in opening if tree.pos[j] in ("NOUN", "PROPN") and self._source(j)), None)
        if speaker is None or tree.cases(speaker):
            return None
        return Voice(speaker, colon, colon, sentence.stop, "stated", way="label")

    def _head(self, words: range) -> int | None:
        """The noun of a phrase that nothing in it governs."""
        tree = self.tree
        nouns = (j for j in words if tree.pos[j] in ("NOUN", "PROPN") and tree.head[j] not in words)
        return next(nouns, next((j for j in words if tree.head[j] == j and tree.pos[j] in ("NOUN", "PROPN")), None))

    def _source(self, i: int) -> bool:
        """A noun of sources, or one with a known party's name."""
        return i not in self.heard and self.speech.surely_speaks(i)

    # ---- at the end -------------------------------------------------------------------------------------------
    def _tail(self, sentence: range) -> Voice | None:
        """ "six dead (police)", "six dead – governor": a source stands behind all the rest, with no verb."""
        tree = self.tree
        last = sentence.stop - 1
        while last > sentence.start and tree.pos[last] == "PUNCT" and tree.low[last] != ")":
            last -= 1
        inside = tree.low[last] == ")"
        last -= inside
        opens = ("(",) if inside else _DASHES
        start = next((j for j in range(last, max(sentence.start, last - _TAIL), -1) if tree.low[j] in opens), None)
        if start is None or start == last or start - sentence.start < _FIGURE:
            return None
        words = range(start + 1, last + 1)
        if any(tree.pos[j] in ("VERB", "AUX", "NUM") for j in words):
            return None
        speaker = self._head(words)
        if speaker is None or tree.pos[speaker] != "NOUN" or not self.speech.named_source(speaker):
            return None
        return Voice(speaker, start, sentence.start, start, "stated", way="beside") if self._source(speaker) else None

    # ---- numbers ----------------------------------------------------------------------------------------------
    def _figures(self, sentence: range) -> Iterator[Voice]:
        """A source right before or behind a number of its own, or the subject of a clause that gives one."""
        tree = self.tree
        numbers = [j for j in sentence if tree.pos[j] == "NUM" and j not in self.speech.mute]
        for j in numbers if numbers else ():
            speaker = self._bare_before(sentence, j)
            if speaker is not None:
                yield Voice(speaker, speaker, speaker, j + 1, "stated", way="figure")
        for speaker in self._subjects(sentence) if numbers else ():
            verb = tree.head[speaker]
            if verb not in self.cues and any(verb < j for j in numbers) and verb not in self._telling:
                yield Voice(speaker, verb, verb, sentence.stop, "stated", way="figure")

    def _bare_before(self, sentence: range, number: int) -> int | None:
        """ "the mayor says 12, a doctor 15": only a comma, a bound or a preposition between."""
        tree, j = self.tree, number - 1
        while j > sentence.start and number - j < 4 and (tree.pos[j] in ("ADP", "ADV", "DET") or tree.low[j] == ","):
            j -= 1
        if j < sentence.start or tree.pos[j] not in ("NOUN", "PROPN", "ADJ"):
            return None
        speaker = self._phrase_head(sentence, j)
        if speaker is None or not self._source(speaker) or not self.speech.named_source(speaker):
            return None
        before = self.speech.opening(speaker) - 1
        parted = before >= sentence.start and (tree.low[before] in (",", ";") or tree.pos[before] == "CCONJ")
        return speaker if parted else None

    def _phrase_head(self, sentence: range, at: int) -> int | None:
        """The noun of the phrase that ends at a token: "the mayor of Kobra"."""
        tree, i = self.tree, at
        while (
            tree.head[i] < i
            and tree.head[i] >= sentence.start
            and tree.dep[i].split(":")[0] in ("nmod", "flat", "amod")
        ):
            i = tree.head[i]
        return i if tree.pos[i] in ("NOUN", "PROPN") else None

    def _subjects(self, sentence: range) -> Iterator[int]:
        tree = self.tree
        for j in sentence:
            clause = tree.dep[j] == "nsubj" and tree.pos[tree.head[j]] in ("VERB", "AUX", "NOUN")
            if clause and self._source(j) and self.speech.named_source(j):
                yield j

    @cached_property
    def _telling(self) -> frozenset[int]:
        """Verbs that tell an act: who does it gives no number."""
        finder, pack = self.speech.finder, self.speech.pack
        return frozenset(
            i
            for i in range(len(self.tree))
            if self.tree.pos[i] == "VERB" and any(not t.weak for t, _ in finder.verbs(i, pack.verb_triggers))
        )
