"""Places: look them up by any spelling, choose between namesakes by the document's context."""

from vigie.gazetteer.choose import Choice, Context, Refusal, choose, judge
from vigie.gazetteer.fold import fold, strict_key
from vigie.gazetteer.gazetteer import Gazetteer
from vigie.gazetteer.toponym import FEATURE_RANK, Toponym

__all__ = [
    "FEATURE_RANK",
    "Choice",
    "Context",
    "Gazetteer",
    "Refusal",
    "Toponym",
    "choose",
    "fold",
    "judge",
    "strict_key",
]
