"""Texts and headlines in capitals, or With Every Word Capitalised, given back the case of running text.

Rules and parser read names by their capitals, so words in capitals tell them nothing. What the pack knows becomes lower
case; what register and gazetteer know is written as they write it; of any other word the parser's tagger decides. The
text keeps its length, letter by letter, so that every offset holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

from vigie.gazetteer import Gazetteer
from vigie.languages import Pack
from vigie.languages.words import Phrases, fold, key
from vigie.parties import Entry, Register
from vigie.parties.entries import iter_names
from vigie.parties.folding import folded
from vigie.reading.prepare import Prepared

Case = Literal["lower", "name", "keep", "ask"]

_PIECE = re.compile(r"[^\W\d_]+")
_FINAL = re.compile(r"([^\s.!?…]*)[.!?…]+[\"')\]»”]*\s+[\"'(\[«“¿¡]*$")
_VOWELS = frozenset("aeiouy")
_SHOUTED = 0.9  # share of capitals among the letters of a text in capitals
_TITLED = 0.75  # share of capitals at the start of known words in a headline
_FEWEST = 3  # words that show how a block is written
_ACRONYM = 6  # letters of an abbreviation in brackets
_PLACE_WORDS = 4  # words of a place name
_PLACES = frozenset({"country", "admin1", "city"})  # larger than those that are namesakes of common words
_POS: tuple[Literal["VERB", "NOUN", "ADJ"], ...] = ("VERB", "NOUN", "ADJ")


@dataclass(slots=True)
class _Word:
    """A run of letters in the text, and how it shall be written."""

    start: int
    end: int
    text: str
    case: Case = "ask"

    @property
    def written(self) -> str:
        if self.case == "keep":
            return self.text
        small = "".join(_small(char) for char in self.text)
        return small if self.case == "lower" else self.text[0] + small[1:]


def _small(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def in_capitals(block: str) -> bool:
    """Whether nearly all its letters are capitals."""
    large = sum(char.isupper() for char in block)
    return large > 1 and large >= _SHOUTED * (large + sum(char.islower() for char in block))


class Truecaser:
    """Gives the texts of one language their case back."""

    def __init__(self, nlp: Any, pack: Pack, register: Register, gazetteer: Gazetteer):
        self.nlp = nlp
        self.pack = pack
        self.register = register
        self.gazetteer = gazetteer

    def restore(self, prepared: Prepared) -> Prepared:
        """The text with every block in capitals, and a headline, in the case of running text."""
        text = prepared.text
        begins = sorted({0, *prepared.breaks, len(text)})
        blocks = list(pairwise(begins))
        loud = [self._is_loud(text[start:end], start < prepared.title_end) for start, end in blocks]
        if not any(loud):
            return prepared
        short = {
            word
            for (start, end), is_loud in zip(blocks, loud, strict=True)
            if is_loud
            for word in self._short(text[start:end])
        }
        pieces = (
            self._restored(text[start:end], short) if is_loud else text[start:end]
            for (start, end), is_loud in zip(blocks, loud, strict=True)
        )
        return replace(prepared, text="".join(pieces))

    # ---- how a block is written -------------------------------------------------------------------------------
    def _is_loud(self, block: str, title: bool) -> bool:
        """Whether the block is in capitals, or a headline with a capital at every word."""
        if in_capitals(block):
            words = _PIECE.findall(block)
            return len(words) >= _FEWEST and any(len(word) > 1 and self.is_common(word) for word in words)
        return (title or block.rstrip()[-1:].isalnum()) and self._is_headline(_PIECE.findall(block)[1:])

    def _is_headline(self, words: list[str]) -> bool:
        """Words that are common and no small words of the grammar stand with a capital."""
        if 2 * sum(word[0].isupper() for word in words) <= len(words):
            return False
        known = [word for word in words if key(word) not in self._closed and self.is_common(word)]
        return len(known) >= _FEWEST and sum(word[0].isupper() for word in known) >= _TITLED * len(known)

    # ---- what the words are -----------------------------------------------------------------------------------
    @cached_property
    def _closed(self) -> frozenset[str]:
        """The small words of the grammar and the number words."""
        grammar, numbers = self.pack.grammar, self.pack.numbers
        found = set().union(
            grammar.articles, grammar.demonstratives, grammar.possessives, grammar.auxiliaries, grammar.copulas,
            grammar.prepositions, grammar.agent_prepositions, grammar.noun_agent_prepositions, grammar.with_words,
            grammar.relative_pronouns, grammar.subject_pronouns, grammar.impersonal_pronouns, grammar.coordinators,
            grammar.first_person, grammar.contractions, grammar.clitics, grammar.modals, numbers.cardinals,
            numbers.multipliers, numbers.approximate, numbers.vague, numbers.ordinals, numbers.one,
        )  # fmt: skip
        return frozenset(_pieces(found))

    @cached_property
    def _listed(self) -> frozenset[str]:
        """Words that the pack lists elsewhere: of things, people, times, casualties, and cues."""
        pack = self.pack
        listed = _texts(
            (pack.grammar, pack.numbers, pack.calendar, pack.casualties, pack.cues, pack.targets, pack.weapons)
        )
        return frozenset(word for word in _pieces(listed) if word == key(word)) - self._days - self._abbreviations

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        """Those of the register; the pack's phrases hold some in lower case."""
        names = (alias for entry in self.register.entries for alias in iter_names(entry, self.register.lang))
        return frozenset(key(alias.text) for alias in names if alias.exact and alias.text.isupper())

    @cached_property
    def _days(self) -> frozenset[str]:
        """Names of days and months."""
        return frozenset({*self.pack.calendar.weekdays, *self.pack.calendar.months}) - self._closed

    def is_common(self, word: str) -> bool:
        """Whether the pack knows the word; in capitals it may lack its accents."""
        return key(word) in self._listed or self._is_word(word)

    def _is_word(self, word: str) -> bool:
        """Whether grammar or inflections hold it; an abbreviation of two letters is no noun ("UN")."""
        low = key(word)
        if low in self._closed:
            return True
        short = len(low) < _FEWEST and low in self._abbreviations
        return any(self.pack.lemmas(word, pos) for pos in _POS if pos != "NOUN" or not short)

    @cached_property
    def _names_peoples(self) -> bool:
        """Whether the language writes "Iraqi" with a capital, as the names of its register show."""
        names = (a.text for entry in self.register.entries for a in iter_names(entry, self.register.lang))
        words = [word for name in names for word in _PIECE.findall(name)[1:] if self._is_people(word)]
        large: int = sum(word[0].isupper() for word in words)
        return 2 * large > len(words)

    def _country(self, word: str) -> bool:
        return self.gazetteer.country_of(word, self.pack.lang) is not None

    def _is_people(self, word: str) -> bool:
        return self._country(word) and not self._is_place(word)

    def _short(self, block: str) -> Iterator[str]:
        """Abbreviations that the text explains: alone in brackets, and no word."""
        for found in re.finditer(r"[(\[]([^\W\d_]+)[)\]]", block):
            word = found.group(1)
            if 1 < len(word) <= _ACRONYM and word.isupper() and not self.is_common(word):
                yield word

    # ---- one block --------------------------------------------------------------------------------------------
    def _restored(self, block: str, short: set[str]) -> str:
        words = [_Word(m.start(), m.end(), m.group()) for m in _PIECE.finditer(block)]
        for word in words:
            word.case = self._case(word, block, short)
        self._name_places(words, block)
        self._name_parties(words, block)
        self._ask(words, block)
        for word in words:
            if word.case == "lower" and self._begins(word.start, block):
                word.case = "name"
        return _with(words, block)

    def _case(self, word: _Word, block: str, short: set[str]) -> Case:
        """What the word alone tells."""
        before, after = block[word.start - 1 : word.start], block[word.end : word.end + 1]
        text = word.text
        if before == "'" and word.start > 1 and block[word.start - 2].isalpha() and len(text) < _FEWEST:
            return "lower"  # the ending of a word, "'s"
        if text in short or (not text.isupper() and text != text.capitalize()):
            return "keep"
        if len(text) == 1:
            return "lower" if after == "'" or (after != "." and key(text) in self._closed) else "keep"
        if key(text) in self._days:
            return "name" if self._names_peoples else "lower"
        if len(text) > _FEWEST and self._country(text):
            return "name" if self._names_peoples or self._is_place(text) else "lower"
        if not in_capitals(block):  # a headline: the capital may be that of a name
            return "lower" if self.is_common(text) and not self._is_place(text, _PLACES) else "keep"
        if self.is_common(text):
            return "lower"
        return "ask" if _VOWELS & set(fold(text)) else "keep"

    def _name_places(self, words: list[_Word], block: str) -> None:
        """Places of several words, one of them unknown, and countries."""
        for n in range(len(words)):
            for size in range(_PLACE_WORDS, 1, -1):
                run = words[n : n + size]
                if len(run) == size and self._is_run(run, block) and self._is_place(block[run[0].start : run[-1].end]):
                    for one in run:
                        one.case = "lower" if key(one.text) in self._closed and one is not run[0] else "name"
                    break

    def _is_run(self, run: list[_Word], block: str) -> bool:
        gaps = {block[a.end : b.start] for a, b in pairwise(run)}
        ends = {key(run[0].text), key(run[-1].text)}
        return gaps <= {" ", "-"} and any(not self.is_common(word.text) for word in run) and not ends & self._closed

    def _is_place(self, name: str, features: frozenset[str] | None = None) -> bool:
        found = self.gazetteer.find(name, limit=1)
        return bool(found) and not found[0].loose and (features is None or found[0].feature in features)

    def _name_parties(self, words: list[_Word], block: str) -> None:
        """Names of the register as the register writes them."""
        at = {word.start: word for word in words}
        doc = self.nlp.make_doc(block)
        for match in self.register.match([token.text for token in doc]):
            start, end = doc[match.start].idx, doc[match.end - 1].idx + len(doc[match.end - 1])
            inside = [at[i] for i in range(start, end) if i in at]
            if len(inside) > 1 or not any(self._is_word(word.text) for word in inside):
                self._write_as(inside, self._spelling(match.entry, block[start:end]))

    def _spelling(self, entry: Entry, name: str) -> str:
        """The register's own writing of the name."""
        wanted = folded(name)
        return next((a.text for a in iter_names(entry, self.register.lang) if folded(a.text) == wanted), name)

    def _write_as(self, words: list[_Word], spelling: str) -> None:
        model = _PIECE.findall(spelling)
        if len(model) != len(words):
            return
        for word, like in zip(words, model, strict=True):
            word.case = "keep" if like.isupper() and len(like) > 1 else "name" if like[0].isupper() else "lower"

    def _ask(self, words: list[_Word], block: str) -> None:
        """Unknown words are names where the tagger, that sees them with a capital, takes them for names."""
        asked = {word.start: word for word in words if word.case == "ask"}
        if not asked:
            return
        for word in asked.values():
            word.case = "name"
        asked = {start: word for start, word in asked.items() if not self._is_place(word.text, _PLACES)}
        for token in self.nlp(_with(words, block)):
            if not (token.pos_ == "PROPN" or token.ent_type_):
                for i in range(token.idx, token.idx + len(token)):
                    if i in asked:
                        asked[i].case = "lower"

    def _begins(self, start: int, block: str) -> bool:
        """Whether a sentence begins there."""
        if not block[:start].strip("\"'([«“¿¡-–— "):
            return True
        found = _FINAL.search(block[max(0, start - 60) : start])
        if not found:
            return False
        last = found.group(1)
        return len(last) != 1 and key(last) + "." not in self.pack.grammar.abbreviations


def _texts(parts: Iterable[object]) -> Iterator[str]:
    """Every string in lists, keys and phrases of parts of the pack."""
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Phrases):
            yield from (phrase for phrase, _ in part.entries)
        elif is_dataclass(part):
            yield from _texts(getattr(part, one.name) for one in fields(part))
        elif isinstance(part, (Mapping, Set, Sequence)):
            yield from _texts(part)


def _pieces(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        yield from _PIECE.findall(phrase)


def _with(words: list[_Word], block: str) -> str:
    """The block with the words as they shall be written."""
    chars = list(block)
    for word in words:
        chars[word.start : word.end] = word.written
    return "".join(chars)
