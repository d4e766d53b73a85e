"""A cheap look at the raw text: whether it can tell of any act at all. Most of the world's articles end here.

No tree is built: the words of the text are looked up in the pack. A text full of another genre's words (sport, film,
markets) is quiet; a text without the words of any act pattern holds nothing to read. The look is generous: what it lets
pass is read in full, and judged there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vigie.languages import Pack, Trigger
from vigie.languages.words import key
from vigie.model import Article
from vigie.parties import Register
from vigie.reading.genre import outweighs, weights_of

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?")
_REACH = 8  # words behind a head within which the fixed words of its pattern stand
_PUNCTUATED = 1.15  # tokens a word: a tree counts punctuation too
_NUMBER = "n"  # a number or determiner in a pattern


@dataclass(frozen=True, slots=True)
class _Need:
    """What a pattern asks of the words around its head: one of each set, before it or behind it."""

    before: tuple[frozenset[str], ...]
    after: tuple[frozenset[str], ...]
    armed: bool  # the pattern tells an act only with certain parties or things: arms or forces must be named at all


@dataclass(slots=True)
class Scan:
    """The words of a pack as the cheap look wants them. Built once for a reader."""

    pack: Pack
    heads: dict[str, tuple[_Need, ...]] = field(default_factory=dict)
    martial: frozenset[str] = frozenset()

    @classmethod
    def of(cls, pack: Pack, register: Register) -> Scan:
        """The scan of a pack."""
        rows: dict[str, set[_Need]] = {}
        for table, pos in ((pack.verb_triggers, "VERB"), (pack.noun_triggers, "NOUN")):
            for lemma, triggers in table.items():
                needs = {_need(pack, t) for t in triggers}
                for form in pack.inflections.forms[pos].get(lemma, frozenset()) | {lemma}:  # type: ignore[index]
                    rows.setdefault(form, set()).update(needs)
        heads = {form: _simplest(needs) for form, needs in rows.items()}
        return cls(pack, heads, frozenset(_martial(pack, register)))

    def holds_nothing(self, article: Article) -> bool:
        """Whether an article can be left unread."""
        words = _words(article)
        weights = weights_of(self.pack, (words,), lambda i: self._lemma(words[i]))
        return outweighs(weights, round(_PUNCTUATED * len(words))) or not self._tells(words)

    def _lemma(self, word: str) -> str:
        """One lemma for all forms of a word, so that each counts once."""
        found = self.pack.lemmas(word, "NOUN") or self.pack.lemmas(word, "VERB") or self.pack.lemmas(word, "ADJ")
        return found[0] if found else word

    def _tells(self, words: Sequence[str]) -> bool:
        martial = not self.martial.isdisjoint(words)
        for i, word in enumerate(words):
            for need in self.heads.get(word, ()):
                if (martial or not need.armed) and _met(need, words, i):
                    return True
        return False


def _words(article: Article) -> list[str]:
    """The words of title and text as the pack spells them, elided articles cut off."""
    found: list[str] = []
    for word in _WORD.findall(key(f"{article.title or ''}\n{article.text}")):
        head, mark, rest = word.partition("'")
        found.extend((head + mark, rest) if rest else (word,))
    return found


def _need(pack: Pack, trigger: Trigger) -> _Need:
    """Weak triggers and those with needs ask for arms or forces somewhere in the text."""
    fixed = tuple(pack.inflections.word_forms(w) for w in trigger.after if w != _NUMBER)
    before = tuple(pack.inflections.word_forms(w) for w in trigger.before) if trigger.pos == "noun" else ()
    return _Need(before, fixed, trigger.weak or bool(trigger.needs))


def _simplest(needs: Iterable[_Need]) -> tuple[_Need, ...]:
    """Without those that ask more than another one: "attack" alone makes "heavy attack" idle."""
    ordered = sorted(needs, key=lambda n: (len(n.before) + len(n.after), n.armed))
    bare = [n for n in ordered if not n.before and not n.after]
    if bare:
        return (bare[0],) if not bare[0].armed else (bare[0], *(n for n in ordered if not n.armed))
    return tuple(ordered)


def _met(need: _Need, words: Sequence[str], i: int) -> bool:
    behind = words[i + 1 : i + 1 + _REACH]
    ahead = words[max(0, i - len(need.before)) : i]
    return all(not forms.isdisjoint(behind) for forms in need.after) and all(
        not forms.isdisjoint(ahead) for forms in need.before
    )


def _martial(pack: Pack, register: Register) -> Iterable[str]:
    """Single words for arms, armed forces, the dead and hurt: what a weak word needs beside it."""
    for phrase, _ in pack.weapons.entries:
        yield from pack.inflections.word_forms(key(phrase)) if " " not in phrase else ()
    for role in register.roles:
        if role.armed or role.kind in ("protesters", "rioters"):
            yield from (key(form) for form in role.forms if " " not in form)
    for words in (pack.casualties.killed, pack.casualties.injured):
        for lemma in words.nouns | words.adjectives:
            yield from pack.inflections.word_forms(lemma)
