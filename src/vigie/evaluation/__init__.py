"""Scores coded articles against gold ones: incidents, slots, statements, tolls and false alarms."""

from vigie.evaluation.coded import CodedDocument, coded_document
from vigie.evaluation.comparison import Comparison, Group, compare
from vigie.evaluation.figures import Figures, figures
from vigie.evaluation.load import load_coded
from vigie.evaluation.ratchet import ALL, Results, fallen, flat, raised, read_floors, write_floors
from vigie.evaluation.scores import DocumentPair, Scores, score, score_document
from vigie.evaluation.slots import SLOTS
from vigie.evaluation.tally import Tally

__all__ = [
    "ALL",
    "SLOTS",
    "CodedDocument",
    "Comparison",
    "DocumentPair",
    "Figures",
    "Group",
    "Results",
    "Scores",
    "Tally",
    "coded_document",
    "compare",
    "fallen",
    "figures",
    "flat",
    "load_coded",
    "raised",
    "read_floors",
    "score",
    "score_document",
    "write_floors",
]
