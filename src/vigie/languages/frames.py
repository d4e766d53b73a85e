"""``frames.yaml``: what the engine knows as acts, and the words for them with examples that run as tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from vigie.errors import LanguageError
from vigie.languages import patterns
from vigie.languages.entry import Entry
from vigie.languages.grammar import Grammar
from vigie.languages.patterns import Pattern, WordClass
from vigie.languages.words import key, split
from vigie.model import WeaponKind

FrameName = Literal[
    "strike", "attack", "suicide_bombing", "explosion", "clash", "kill", "abduct", "sexual_violence", "protest",
    "disperse", "riot", "mob", "burn", "loot", "capture", "recapture", "transfer", "arrest", "agree", "intercept",
    "defuse", "base", "coup", "change", "chemical", "grenade", "die", "wound", "fire", "land", "release", "escape",
]  # fmt: skip
Role = Literal["agent", "target", "weapon", "act", "none"]
NeedClass = Literal[
    "person", "armed", "civilian", "party", "place", "territory", "weapon", "property", "protesters", "crowd",
    "unknown", "flying", "device", "car_bomb", "small_arms",
]  # fmt: skip
NEEDABLE = ("subject", "object", "marked", "of", "agent", "target")
ROLE_KEYS = ("subject", "object", "marked", "of")
DEFAULTS: dict[str, Role] = {"subject": "agent", "object": "target", "of": "agent"}
COMMON = (*ROLE_KEYS, "weapon", "needs", "unless", "beside", "weak", "verbless")


@dataclass(frozen=True, slots=True)
class Trigger(Pattern):
    """A pattern that names a frame, with the roles of what stands around it.

    ``subject`` and ``object`` are the roles of the active subject and of the object (direct, or behind
    ``preposition``); ``marked`` overrides ``object`` behind the preposition; ``of`` is the role of a noun's genitive.
    ``unless``: void beside one of these words; ``beside``: void without one of these phrases in the sentence.
    """

    frame: FrameName = "attack"
    subject: Role = "agent"
    object: Role = "target"
    marked: Role | None = None
    of: Role | None = None
    weapon: WeaponKind | None = None
    needs: tuple[tuple[str, frozenset[NeedClass]], ...] = ()
    unless: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    weak: bool = False
    verbless: bool = False  # a noun that heads a clause without verb: "Rockets on the market: nine dead"
    line: int = 0

    def need(self, where: str) -> frozenset[NeedClass]:
        """The classes one of which must stand at ``where`` (one of ``NEEDABLE``); empty: anything may."""
        return next((classes for name, classes in self.needs if name == where), frozenset())


@dataclass(frozen=True, slots=True)
class Frame:
    """An act class with its words and its examples."""

    name: FrameName
    triggers: tuple[Trigger, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    near_unless: frozenset[str]


def parse(entry: Entry, grammar: Grammar) -> tuple[Frame, ...]:
    """The frames of ``frames.yaml``; every frame that the engine knows must be there, once."""
    frames = tuple(_frame(item, grammar) for item in entry.items())
    for number, item in enumerate(entry.items()):
        if frames[number].name in {f.name for f in frames[:number]}:
            item.fail(f"frame {frames[number].name!r} stands here twice")
    absent = sorted(set(get_args(FrameName)) - {f.name for f in frames})
    if absent:
        entry.fail(f"missing frames: {', '.join(absent)}")
    return frames


def _frame(entry: Entry, grammar: Grammar) -> Frame:
    fields = entry.fields(("frame", "yes", "no"), ("verbs", "nouns", *COMMON))
    name = cast(FrameName, fields["frame"].choice(get_args(FrameName)))
    near = _unless(fields["unless"]) if "unless" in fields else frozenset()
    shared = {k: v for k, v in fields.items() if k in COMMON and k != "unless"}
    triggers = [*_triggers(fields, name, "verb", shared, grammar), *_triggers(fields, name, "noun", shared, grammar)]
    if not triggers:
        entry.fail(f"frame {name!r} has neither verbs nor nouns")
    _no_duplicates(entry, triggers)
    return Frame(name, tuple(triggers), _examples(fields["yes"]), _examples(fields["no"]), near)


def _triggers(
    fields: dict[str, Entry], frame: FrameName, pos: WordClass, shared: dict[str, Entry], grammar: Grammar
) -> Iterable[Trigger]:
    for item in fields[f"{pos}s"].items() if f"{pos}s" in fields else ():
        own = {} if item.is_text else item.fields((), (pos, f"{pos}s", *COMMON))
        options = {**shared, **{k: v for k, v in own.items() if k in COMMON}}
        for phrase in _phrases(item, own, pos):
            for pattern in patterns.parse_all(phrase, phrase.text(), pos, grammar):
                yield _trigger(phrase, pattern, frame, options)


def _phrases(item: Entry, own: dict[str, Entry], pos: WordClass) -> tuple[Entry, ...]:
    """The phrase of a plain item, of ``{verb: ...}``, or those of ``{verbs: [...]}``."""
    if item.is_text:
        return (item,)
    if (pos in own) == (f"{pos}s" in own):
        item.fail(f"expected either {pos!r} or '{pos}s'")
    return (own[pos],) if pos in own else own[f"{pos}s"].items()


def _trigger(item: Entry, pattern: Pattern, frame: FrameName, options: dict[str, Entry]) -> Trigger:
    roles = {name: cast(Role, options[name].choice(get_args(Role))) for name in ROLE_KEYS if name in options}
    weapon = cast(WeaponKind, options["weapon"].choice(get_args(WeaponKind))) if "weapon" in options else None
    return Trigger(
        pattern.lemma,
        pattern.pos,
        pattern.before,
        pattern.after,
        pattern.preposition,
        frame,
        subject=roles.get("subject", DEFAULTS["subject"]),
        object=roles.get("object", DEFAULTS["object"]),
        marked=roles.get("marked"),
        of=roles.get("of", DEFAULTS["of"]) if pattern.pos == "noun" else None,
        weapon=weapon,
        needs=_needs(options["needs"]) if "needs" in options else (),
        unless=frozenset(key(w) for w in options["unless"].texts()) if "unless" in options else frozenset(),
        beside=_company(options["beside"].texts()) if "beside" in options else frozenset(),
        weak=options["weak"].flag() if "weak" in options else False,
        verbless=options["verbless"].flag() if "verbless" in options else False,
        line=item.node.start_mark.line + 1,
    )


@lru_cache(maxsize=256)
def _company(phrases: tuple[str, ...]) -> frozenset[str]:
    """Phrases as they stand in a text, word by word; read once for all the patterns of one list."""
    return frozenset(" ".join(split(phrase)) for phrase in phrases)


def _needs(entry: Entry) -> tuple[tuple[str, frozenset[NeedClass]], ...]:
    found = []
    for where, classes in entry.fields((), NEEDABLE).items():
        names = [cast(NeedClass, item.choice(get_args(NeedClass))) for item in classes.items()]
        found.append((where, frozenset(names)))
    return tuple(found)


def _unless(entry: Entry) -> frozenset[str]:
    return frozenset(key(word) for word in entry.fields(("near",))["near"].texts())


def _examples(entry: Entry) -> tuple[str, ...]:
    sentences = entry.texts()
    if len(sentences) < 2:
        entry.fail("expected at least two examples")
    return sentences


def _no_duplicates(entry: Entry, triggers: Iterable[Trigger]) -> None:
    """The same pattern may stand twice only with other needs (``exploser`` of a bomb and of a car) or other company."""
    seen: dict[tuple[object, ...], int] = {}
    for t in triggers:
        shape = (t.pos, t.before, t.lemma, t.after, t.preposition, t.needs, t.beside)
        if shape in seen:
            raise LanguageError(f"{entry.file}:{t.line}: {t.pos} {t.lemma!r} repeats that on line {seen[shape]}")
        seen[shape] = t.line
