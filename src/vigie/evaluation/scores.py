"""Scores of documents: counts that add up, so that a group's scores are the sum of its documents'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce

from vigie.evaluation.coded import CodedDocument, CodedIncident, CodedStatement
from vigie.evaluation.likeness import same_party
from vigie.evaluation.pairing import Pair, best_pairs
from vigie.evaluation.similarity import PAIR_THRESHOLD, similarity
from vigie.evaluation.slots import SLOTS, shared
from vigie.evaluation.tally import NOTHING, Tally


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """A gold document and what was predicted for it; None where it was not coded at all."""

    gold: CodedDocument
    predicted: CodedDocument | None


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts over documents. ``quiet`` counts documents without a gold incident, ``false_alarms`` those of them with a
    predicted one."""

    documents: int = 0
    incidents: Tally = NOTHING
    slots: Mapping[str, Tally] = field(default_factory=lambda: dict.fromkeys(SLOTS, NOTHING))
    statements: Tally = NOTHING
    tolls: Tally = NOTHING
    quiet: int = 0
    false_alarms: int = 0

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            self.documents + other.documents,
            self.incidents + other.incidents,
            {name: self.slots[name] + other.slots[name] for name in SLOTS},
            self.statements + other.statements,
            self.tolls + other.tolls,
            self.quiet + other.quiet,
            self.false_alarms + other.false_alarms,
        )

    @property
    def slot(self) -> Tally:
        """All slots together: the headline."""
        return sum(self.slots.values(), NOTHING)


def score(pairs: Iterable[DocumentPair]) -> Scores:
    """The scores of all pairs together."""
    return reduce(Scores.__add__, map(score_document, pairs), Scores())


def score_document(pair: DocumentPair) -> Scores:
    """The scores of one document; one that was not coded counts as coded with nothing."""
    gold, predicted = pair.gold, pair.predicted or CodedDocument(id=pair.gold.id)
    paired = paired_incidents(gold, predicted)
    return Scores(
        documents=1,
        incidents=Tally(len(paired), len(predicted.incidents), len(gold.incidents)),
        slots=_slot_tallies(gold, predicted, paired),
        statements=_statements(gold.statements, predicted.statements),
        tolls=_tolls(gold, predicted),
        quiet=int(not gold.incidents),
        false_alarms=int(not gold.incidents and bool(predicted.incidents)),
    )


def matches(gold: CodedDocument, predicted: CodedDocument) -> list[Pair]:
    """The places of the incidents that are similar enough to be one act."""
    table = [[similarity(one, other, gold.text) for other in predicted.incidents] for one in gold.incidents]
    return [pair for pair in best_pairs(table) if pair.similarity >= PAIR_THRESHOLD]


def paired_incidents(gold: CodedDocument, predicted: CodedDocument) -> list[tuple[CodedIncident, CodedIncident]]:
    """The pairs of incidents that are similar enough to be one act."""
    return [(gold.incidents[pair.gold], predicted.incidents[pair.predicted]) for pair in matches(gold, predicted)]


def _slot_tallies(
    gold: CodedDocument, predicted: CodedDocument, paired: list[tuple[CodedIncident, CodedIncident]]
) -> dict[str, Tally]:
    """Every filler of every incident counts; only those of pairs can be right."""
    return {
        name: Tally(
            sum(slot.right(one, other) for one, other in paired),
            sum(len(slot.fillers(incident)) for incident in predicted.incidents),
            sum(len(slot.fillers(incident)) for incident in gold.incidents),
        )
        for name, slot in SLOTS.items()
    }


def lone_statements(
    gold: Iterable[CodedStatement], predicted: Iterable[CodedStatement]
) -> tuple[list[CodedStatement], list[CodedStatement]]:
    """What is missing, and what is too many: kind and speaker make one right. Each predicted one serves once."""
    missing: list[CodedStatement] = []
    left = list(predicted)
    for one in gold:
        hit = next((it for it in left if it.kind == one.kind and same_party(one.speaker, it.speaker)), None)
        if hit is None:
            missing.append(one)
        else:
            left.remove(hit)
    return missing, left


def _statements(gold: tuple[CodedStatement, ...], predicted: tuple[CodedStatement, ...]) -> Tally:
    missing, _ = lone_statements(gold, predicted)
    return Tally(len(gold) - len(missing), len(predicted), len(gold))


def _tolls(gold: CodedDocument, predicted: CodedDocument) -> Tally:
    """Right: both intervals."""
    wanted = [(toll.killed, toll.injured) for toll in gold.tolls]
    found = [(toll.killed, toll.injured) for toll in predicted.tolls]
    return Tally(shared(wanted, found), len(found), len(wanted))
