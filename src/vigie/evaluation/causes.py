"""What went wrong in a document, one mistake after another, each with its cause.

A cause is told from gold and prediction alone: it names what happened, not the rule that did it. Mistakes of slots are
told of paired incidents; what an incident that was not found would have filled is the cost of not finding it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from vigie.evaluation.coded import CodedDocument, CodedIncident, CodedStatement, CodedToll
from vigie.evaluation.likeness import same_party
from vigie.evaluation.mistake import NOTHING_TOLD, Mistake, first_words, told_incident, told_statement, told_toll
from vigie.evaluation.scores import DocumentPair, lone_statements, matches
from vigie.evaluation.similarity import PAIR_THRESHOLD, same_subtype, same_words, similarity
from vigie.evaluation.slot_mistakes import slot_mistakes
from vigie.evaluation.slots import SLOTS

One = TypeVar("One")


def mistakes(pair: DocumentPair) -> list[Mistake]:
    """Every mistake in a document; one that was not coded counts as coded with nothing."""
    gold, predicted = pair.gold, pair.predicted or CodedDocument(id=pair.gold.id)
    found = [step(gold, predicted) for step in (_incidents, _slots, _statements, _tolls)]
    return [one._replace(document=gold.id) for step in found for one in step]


def _incidents(gold: CodedDocument, predicted: CodedDocument) -> Iterator[Mistake]:
    """Incidents that have no partner."""
    pairs = matches(gold, predicted)
    wanted, found = {pair.gold for pair in pairs}, {pair.predicted for pair in pairs}
    missed = [one for place, one in enumerate(gold.incidents) if place not in wanted]
    surplus = [one for place, one in enumerate(predicted.incidents) if place not in found]
    for one, other in _couple(missed, surplus, lambda one, other: same_words(one, other, gold.text)):
        cost, words = _fillers(one) + _fillers(other), first_words(one.evidence)
        yield Mistake("incident found, but told too unlike", told_incident(one), told_incident(other), cost, words)
    told_ones = [predicted.incidents[place] for place in sorted(found)]
    yield from (_missed(one, told_ones, gold.text) for one in missed)
    coded_ones = [gold.incidents[place] for place in sorted(wanted)]
    yield from (_surplus(one, coded_ones, gold) for one in surplus)


def _missed(one: CodedIncident, predicted: Sequence[CodedIncident], text: str) -> Mistake:
    """``predicted``: those that have a partner."""
    merged = next((other for other in predicted if _meets(one, other, text)), None)
    cause, found = ("two acts told as one", told_incident(merged)) if merged else ("incident not found", NOTHING_TOLD)
    return Mistake(cause, told_incident(one), found, _fillers(one), first_words(one.evidence))


def _surplus(other: CodedIncident, coded: Sequence[CodedIncident], gold: CodedDocument) -> Mistake:
    """``coded``: the gold incidents that have a partner."""
    split = next((one for one in coded if _meets(one, other, gold.text)), None)
    cause, wanted = ("one act told as two", told_incident(split)) if split else (_surplus_cause(gold), NOTHING_TOLD)
    return Mistake(cause, wanted, told_incident(other), _fillers(other), first_words(other.evidence))


def _surplus_cause(gold: CodedDocument) -> str:
    return "incident told where there is none" if gold.incidents else "incident told of a quiet text"


def _meets(gold: CodedIncident, predicted: CodedIncident, text: str) -> bool:
    """They tell of one act: they stand on the same words, or are of one kind and would be a pair without a rival."""
    if same_words(gold, predicted, text):
        return True
    return same_subtype(gold, predicted) and similarity(gold, predicted, text) >= PAIR_THRESHOLD


def _fillers(incident: CodedIncident) -> int:
    return sum(len(slot.fillers(incident)) for slot in SLOTS.values())


def _slots(gold: CodedDocument, predicted: CodedDocument) -> Iterator[Mistake]:
    for pair in matches(gold, predicted):
        one, other = gold.incidents[pair.gold], predicted.incidents[pair.predicted]
        rest = [incident for place, incident in enumerate(gold.incidents) if place != pair.gold]
        for mistake in slot_mistakes(one, other, rest):
            yield mistake._replace(words=first_words(one.evidence))


def _statements(gold: CodedDocument, predicted: CodedDocument) -> Iterator[Mistake]:
    missed, surplus = lone_statements(gold.statements, predicted.statements)

    def alike(one: CodedStatement, other: CodedStatement) -> bool:
        return same_words(one, other, gold.text)

    for one, other in _couple(missed, surplus, alike):
        what = "kind" if same_party(one.speaker, other.speaker) else "speaker"
        words = first_words(one.evidence)
        yield Mistake(f"statement: wrong {what}", told_statement(one), told_statement(other), 2, words)
    for one in missed:
        yield Mistake("statement: missed", told_statement(one), words=first_words(one.evidence))
    for other in surplus:
        cause = "statement: told where there is none"
        yield Mistake(cause, found=told_statement(other), words=first_words(other.evidence))


def _tolls(gold: CodedDocument, predicted: CodedDocument) -> Iterator[Mistake]:
    missed, surplus = _lone_tolls(gold.tolls, predicted.tolls), _lone_tolls(predicted.tolls, gold.tolls)
    for one, other in _couple(missed, surplus, lambda one, other: same_words(one, other, gold.text)):
        yield Mistake("toll: wrong figure", told_toll(one), told_toll(other), 2, first_words(one.evidence))
    for one in missed:
        yield Mistake("toll: missed", told_toll(one), words=first_words(one.evidence))
    for other in surplus:
        yield Mistake("toll: told where there is none", found=told_toll(other), words=first_words(other.evidence))


def _lone_tolls(tolls: Sequence[CodedToll], others: Sequence[CodedToll]) -> list[CodedToll]:
    """Those whose intervals the others do not hold, or hold less often."""
    left = Counter((toll.killed, toll.injured) for toll in others)
    lone: list[CodedToll] = []
    for toll in tolls:
        if left[toll.killed, toll.injured]:
            left[toll.killed, toll.injured] -= 1
        else:
            lone.append(toll)
    return lone


def _couple(missed: list[One], surplus: list[One], alike: Callable[[One, One], bool]) -> list[tuple[One, One]]:
    """Take those that are meant to be the same out of both lists; each serves once."""
    couples: list[tuple[One, One]] = []
    for one in list(missed):
        other = next((other for other in surplus if alike(one, other)), None)
        if other is not None:
            missed.remove(one)
            surplus.remove(other)
            couples.append((one, other))
    return couples
