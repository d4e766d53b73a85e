"""Language packs: the words of each language, and the loader that checks them."""

from vigie.languages.calendar import Calendar
from vigie.languages.cues import BlameVerb, Cues, CueWords, ReportingVerb
from vigie.languages.frames import Frame, FrameName, NeedClass, Role, Trigger
from vigie.languages.grammar import Grammar
from vigie.languages.inflections import Inflections, Pos
from vigie.languages.light_verbs import LightVerb
from vigie.languages.numbers import Numbers
from vigie.languages.pack import Pack, available, load, parser_path
from vigie.languages.patterns import Pattern
from vigie.languages.things import Casualties, CasualtyWords, Places, TargetNoun
from vigie.languages.words import Phrases, fold, key

__all__ = [
    "BlameVerb",
    "Calendar",
    "Casualties",
    "CasualtyWords",
    "CueWords",
    "Cues",
    "Frame",
    "FrameName",
    "Grammar",
    "Inflections",
    "LightVerb",
    "NeedClass",
    "Numbers",
    "Pack",
    "Pattern",
    "Phrases",
    "Places",
    "Pos",
    "ReportingVerb",
    "Role",
    "TargetNoun",
    "Trigger",
    "available",
    "fold",
    "key",
    "load",
    "parser_path",
]
