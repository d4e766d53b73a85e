"""Universal Dependencies files (CoNLL-U) as sentences of surface tokens.

UD splits *du* into *de* + *le*. A reader of news needs the words as they stand in the text, so each multiword token
becomes one token again, which takes the place in the tree of the word that stands for it (the preposition, for *du*).
A language may keep the parts where they are pieces of the text (*do* *n't*), and may join what the treebank cuts at
hyphens (*al-Tanf*, *Iran-backed*).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

FUNCTION_UPOS = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ"})
NARROW_SPACES = {ord(c): " " for c in "\u00a0\u2007\u2009\u202f"}
APOSTROPHES = {ord(c): "'" for c in "\u2019\u02bc"}


@dataclass(frozen=True)
class Word:
    """One syntactic word: a numbered row of a CoNLL-U file. `head` is a word id, 0 for the root."""

    id: int
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    extra: Sequence[str]


@dataclass(frozen=True)
class Token:
    """One surface token. `head` is the index of its head in the sentence, its own index for the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    dep: str
    space_after: bool


@dataclass(frozen=True)
class Sentence:
    """One sentence of surface tokens; `names` holds (first token, end token, label)."""

    id: str
    tokens: tuple[Token, ...]
    names: tuple[tuple[int, int, str], ...] | None = None

    @property
    def key(self) -> str:
        """The letters and digits alone, in lower case: equal for two copies of one sentence."""
        return "".join(c for t in self.tokens for c in t.form.lower() if c.isalnum())


@dataclass(frozen=True)
class Labels:
    """What to keep of a treebank's labels: relations renamed by `relations`, features named in `features`."""

    relations: Mapping[str, str] = field(default_factory=dict)
    features: frozenset[str] | None = None
    agent_marker: str | None = None
    """Set where the treebank marks no agents: an `obl` with this preposition under a passive becomes `obl:agent`."""
    parts: bool = False
    """Keep the parts of a multiword token that are pieces of its form (*do* *n't*)."""
    hyphens: bool = False
    """Join words around a hyphen without spaces."""


@dataclass(frozen=True)
class _Unit:
    form: str
    ids: tuple[int, ...]
    space_after: bool


def normalise(text: str) -> str:
    """Straight apostrophes, plain spaces: what the reader does to an article before parsing, one character for one."""
    return text.translate(APOSTROPHES).translate(NARROW_SPACES)


def read_blocks(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield (sent_id, rows of columns) for each sentence of a CoNLL-U or CoNLL-U Plus file."""
    sent_id = ""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line.strip():
            if rows:
                yield sent_id, rows
            sent_id, rows = "", []
        elif line.startswith("# sent_id = "):
            sent_id = line.removeprefix("# sent_id = ").strip()
        elif not line.startswith("#"):
            rows.append(line.split("\t"))


def read_sentences(path: Path, labels: Labels) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file with labels as `labels` wants them."""
    for sent_id, rows in read_blocks(path):
        yield Sentence(sent_id, surface_tokens(rows, labels))


def surface_tokens(rows: Sequence[Sequence[str]], labels: Labels) -> tuple[Token, ...]:
    """Merge multiword tokens, remap heads, split forms with inner spaces (*3 500*) as the tokenizer does."""
    words = {w.id: w for w in read_words(rows)}
    if labels.agent_marker:
        words = mark_agents(words, labels.agent_marker)
    units = read_units(rows, parts=labels.parts)
    if labels.hyphens:
        units = list(join_hyphens(units))
    pieces = [normalise(u.form).split() or [u.form] for u in units]
    first = [sum(len(p) for p in pieces[:n]) for n in range(len(units))]
    place = {i: first[n] for n, unit in enumerate(units) for i in unit.ids}
    tokens: list[Token] = []
    for unit, forms, start in zip(units, pieces, first, strict=True):
        tokens.extend(_unit_tokens(unit, forms, start, words, place, labels))
    return tuple(tokens)


def read_words(rows: Sequence[Sequence[str]]) -> list[Word]:
    """The syntactic words of a block: rows with a plain number (no ranges, no empty nodes)."""
    return [
        Word(int(r[0]), r[1], r[2], r[3], "" if r[5] == "_" else r[5], int(r[6]), r[7], tuple(r[8:]))
        for r in rows
        if r[0].isdigit()
    ]


def read_units(rows: Sequence[Sequence[str]], *, parts: bool = False) -> list[_Unit]:
    """The surface units of a block: multiword ranges (with `parts` their pieces), and the words outside of them."""
    units: list[_Unit] = []
    forms = {row[0]: row[1] for row in rows}
    covered = 0
    for row in rows:
        start, _, end = row[0].partition("-")
        if "." in row[0] or int(start) <= covered:
            continue
        covered = int(end or start)
        ids = tuple(range(int(start), covered + 1))
        space = "SpaceAfter=No" not in row[9]
        if parts and len(ids) > 1 and "".join(forms[str(i)] for i in ids) == row[1]:
            units.extend(_Unit(forms[str(i)], (i,), space and i == ids[-1]) for i in ids)
        else:
            units.append(_Unit(row[1], ids, space))
    return units


def join_hyphens(units: Sequence[_Unit]) -> Iterator[_Unit]:
    """Make one unit of words that only hyphens part."""
    run: list[_Unit] = []
    for n, unit in enumerate(units):
        run.append(unit)
        following = units[n + 1].form if n + 1 < len(units) else ""
        joined = unit.form == "-" and len(run) > 1 and following[:1].isalnum()
        opens = following == "-" and unit.form[-1:].isalnum() | (unit.form[-1:] == ".")
        if not unit.space_after and (joined or opens):
            continue
        yield from _joined(run)
        run = []


def _joined(run: Sequence[_Unit]) -> Iterator[_Unit]:
    """One unit, or the run as it was where it only ends in a hyphen."""
    if len(run) < 3 or run[-1].form == "-":
        yield from run
    else:
        yield _Unit("".join(u.form for u in run), tuple(i for u in run for i in u.ids), run[-1].space_after)


def standing_word(words: Sequence[Word]) -> Word:
    """The word of a multiword token that stands for it: its head is outside; content words go first."""
    ids = {w.id for w in words}
    outer = [w for w in words if w.head not in ids] or list(words)
    word = next((w for w in outer if w.upos not in FUNCTION_UPOS), outer[0])
    if [w.upos for w in words] == ["ADP", "DET"]:  # "du": gender and number are the article's
        return replace(word, feats=words[1].feats)
    return word


def highest_word(members: Sequence[Word], words: Mapping[int, Word]) -> Word:
    """The word of a joined unit that is nearest to the root: any other could close a circle of heads."""
    return min(members, key=lambda w: _depth(w, words))


def _depth(word: Word, words: Mapping[int, Word]) -> int:
    depth = 0
    while word.head:
        word = words[word.head]
        depth += 1
    return depth


def mark_agents(words: Mapping[int, Word], marker: str) -> dict[int, Word]:
    """Rename `obl` to `obl:agent` under a passive participle when `marker` (a lemma) is its case."""
    marked = {w.head for w in words.values() if w.deprel == "case" and w.lemma == marker}
    passive = {w.head for w in words.values() if w.deprel == "aux:pass"}
    passive |= {w.id for w in words.values() if "VerbForm=Part" in w.feats and w.deprel in {"acl", "amod"}}
    return {
        i: replace(w, deprel="obl:agent") if w.deprel == "obl" and i in marked and w.head in passive else w
        for i, w in words.items()
    }


def _unit_tokens(
    unit: _Unit, forms: Sequence[str], start: int, words: Mapping[int, Word], place: Mapping[int, int], labels: Labels
) -> Iterator[Token]:
    members = [words[i] for i in unit.ids]
    word = highest_word(members, words) if labels.hyphens else standing_word(members)
    dep = "ROOT" if word.head == 0 else labels.relations.get(word.deprel, word.deprel)
    feats = _kept_features(word.feats, labels.features)
    whole = len(forms) == 1 and not (labels.hyphens and len(unit.ids) > 1)
    for n, form in enumerate(forms):
        lemma = _lemma(word, form) if whole else form.lower()
        space = unit.space_after if n == len(forms) - 1 else True
        if n == 0:
            head = start if word.head == 0 else place[word.head]
            yield Token(form, lemma, word.upos, feats, head, dep, space)
        else:  # the rest of "3 500" hangs on its first piece
            yield Token(form, lemma, word.upos, feats, start, "flat", space)


def _lemma(word: Word, form: str) -> str:
    lemma = normalise(word.lemma).replace(" ", "_")
    return form if lemma == "_" and word.form != "_" else lemma


def _kept_features(feats: str, keep: frozenset[str] | None) -> str:
    pairs = [p for p in feats.split("|") if p]
    return "|".join(p for p in pairs if keep is None or p.partition("=")[0] in keep)
