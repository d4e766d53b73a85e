"""Scores coded articles against gold ones, tells what went wrong, and brings gold of our own."""

from vigie.evaluation.agreement import nominal_alpha, subtype_alpha
from vigie.evaluation.bootstrap import Interval, Sureness, sureness, tallies
from vigie.evaluation.causes import mistakes
from vigie.evaluation.coded import CodedDocument, coded_document
from vigie.evaluation.coder import Coder
from vigie.evaluation.comparison import Comparison, Group, compare, grouped
from vigie.evaluation.figures import Figures, figures
from vigie.evaluation.load import load_coded
from vigie.evaluation.mistake import Mistake
from vigie.evaluation.ratchet import ALL, Results, fallen, flat, raised, read_floors, write_floors
from vigie.evaluation.scores import DocumentPair, Scores, score, score_document
from vigie.evaluation.slots import SLOTS
from vigie.evaluation.tally import Tally
from vigie.evaluation.texts import GoldText, gold_texts, own_codings, own_texts

__all__ = [
    "ALL",
    "SLOTS",
    "CodedDocument",
    "Coder",
    "Comparison",
    "DocumentPair",
    "Figures",
    "GoldText",
    "Group",
    "Interval",
    "Mistake",
    "Results",
    "Scores",
    "Sureness",
    "Tally",
    "coded_document",
    "compare",
    "fallen",
    "figures",
    "flat",
    "gold_texts",
    "grouped",
    "load_coded",
    "mistakes",
    "nominal_alpha",
    "own_codings",
    "own_texts",
    "raised",
    "read_floors",
    "score",
    "score_document",
    "subtype_alpha",
    "sureness",
    "tallies",
    "write_floors",
]
