"""The French tokenizer: patterns and special cases set once, before training; spaCy writes them into the model.

Differences from spaCy's own French tokenizer:

- hyphenated words stay whole (*al-Tanf*, *Saint-Denis*), except inverted clitics (*a-t-il* = *a* + *-t-il*);
- an apostrophe splits only after an elided French word (*l'attaque*, *jusqu'à*): *Sana'a*, *N'Djamena* stay whole;
- numbers and dates with a hyphen stay whole (*2023-10-19*);
- no special case splits or joins on letters that end a sentence (*il y a.*).
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    CURRENCY,
    LIST_ELLIPSES,
    LIST_PUNCT,
    LIST_QUOTES,
    UNITS,
)
from spacy.lang.punctuation import TOKENIZER_PREFIXES
from spacy.lang.tokenizer_exceptions import URL_MATCH
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

_CLITICS = "ils?|elles?|on|je|tu|nous|vous|ce|moi|toi|lui|leur|les?|la|y|en"
_WHOLE_BEFORE_LA = ("celui", "celle", "celles", "ceux", "jusque", "par", "de")
_LONG_ELISIONS = ("qu", "jusqu", "lorsqu", "puisqu", "quoiqu")

# fmt: off
ABBREVIATIONS = (
    "M.", "MM.", "Mr.", "Mme.", "Mlle.", "Dr.", "Pr.", "Me.", "Mgr.", "St.", "Ste.", "gén.", "Gén.", "col.", "Col.",
    "cdt.", "Cdt.", "cap.", "Cap.", "lt.", "Lt.", "sgt.", "Sgt.", "av.", "janv.", "févr.", "avr.", "juill.", "sept.",
    "oct.", "nov.", "déc.", "cf.", "etc.", "env.", "art.", "p.", "pp.", "No.", "no.", "n°", "N°", "vol.", "Vol.",
    "J.-C.",
)
WHOLE = (
    "c'est-à-dire", "C'est-à-dire", "l'on", "L'on", "rendez-vous", "Rendez-vous", "vis-à-vis", "Vis-à-vis",
    "main-d'œuvre", "chef-d'œuvre", "hors-d'œuvre",
)
ELIDED = ("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
# fmt: on


def elision_infixes() -> list[str]:
    """Zero-width splits after an elided word that begins the token.

    *N'* and *M'* before a capital consonant begin African names, never an elision.
    """
    consonants = "BCDFGJKLMNPQRSTVWXZ"
    long = [rf"(?<=^{w}')(?=\S)" for e in _LONG_ELISIONS for w in (e, e.capitalize(), e.upper())]
    return [r"(?<=^[cdjlstCDJLST]')(?=\S)", rf"(?<=^[nmNM]')(?=[^\s{consonants}])", *long]


def clitic_infixes() -> list[str]:
    """Zero-width splits before an inverted clitic or *-là* that ends the token."""
    lower = rf"(?<!-t)(?<=[{ALPHA_LOWER}])(?=-(?:t-)?(?:{_CLITICS})$)"
    upper = rf"(?<!-T)(?<=[{ALPHA_UPPER}])(?=-(?:T-)?(?:{_CLITICS.upper().replace('S?', 's?')})$)"
    whole = "".join(rf"(?<!^{w})(?<!^{w.capitalize()})" for w in _WHOLE_BEFORE_LA)
    return [lower, upper.replace("s?", "S?"), rf"{whole}(?<=[{ALPHA}])(?=-là$)"]


def infixes() -> list[str]:
    """All infix patterns, explicit so that spaCy's hyphen and apostrophe rules are out."""
    return [
        *LIST_ELLIPSES,
        r"(?<=')[«“\"]",
        r"--+",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[–—](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[«»“”](?=[{ALPHA}])",
        *elision_infixes(),
        *clitic_infixes(),
    ]


def suffixes() -> list[str]:
    """spaCy's French suffixes without its clitics, which would cut names; with dashes and stops after brackets.

    Written out: importing `spacy.lang.fr` costs four seconds of compiling patterns that are not used here.
    """
    return [
        *LIST_PUNCT,
        *LIST_ELLIPSES,
        *LIST_QUOTES,
        r"(?<=[0-9])\+",
        r"(?<=°[FfCcKk])\.",
        r"(?<=[0-9])%",
        rf"(?<=[0-9])(?:{CURRENCY})",
        rf"(?<=[0-9])(?:{UNITS})",
        rf"(?<=[0-9{ALPHA_LOWER}%²\-\+(?:{CONCAT_QUOTES})])\.",
        rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
        r"(?<=[\])])\.",
        rf"(?<=[{ALPHA}0-9)])-",
    ]


def prefixes() -> list[str]:
    """spaCy's general prefixes, without the French elisions (infixes see to them), with the dash of a list."""
    return [*TOKENIZER_PREFIXES, rf"-(?=[{ALPHA}])"]


def special_cases() -> list[str]:
    """Strings that are one token: abbreviations, fixed words, elided words standing alone."""
    alone = [w + "'" for e in ELIDED for w in (e, e.capitalize(), e.upper())]
    return [*ABBREVIATIONS, *WHOLE, *alone]


def set_tokenizer(nlp: Language) -> Language:
    """Replace the tokenizer of `nlp` by ours."""
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules={w: [{ORTH: w}] for w in special_cases()},
        prefix_search=compile_prefix_regex(prefixes()).search,
        suffix_search=compile_suffix_regex(suffixes()).search,
        infix_finditer=compile_infix_regex(infixes()).finditer,
        url_match=URL_MATCH,
    )
    return nlp


@registry.callbacks("vigie_training.fr_tokenizer")  # type: ignore[untyped-decorator]
def make_set_tokenizer() -> Callable[[Language], Language]:
    """For `initialize.before_init` of the configuration."""
    return set_tokenizer
