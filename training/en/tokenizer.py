"""The English tokenizer: patterns and special cases set once, before training; spaCy writes them into the model.

Differences from spaCy's own English tokenizer: hyphenated words stay whole (*al-Tanf*, *Iran-backed*, *10-year-old*,
*2023-10-19*), an apostrophe inside a name does not split (*Sana'a*, *N'Djamena*), and a few abbreviations of ranks
and months are added.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES
from spacy.lang.en.tokenizer_exceptions import TOKENIZER_EXCEPTIONS
from spacy.lang.punctuation import TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.lang.tokenizer_exceptions import URL_MATCH
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

# fmt: off
ABBREVIATIONS = (
    "Gen.", "Lt.", "Col.", "Maj.", "Capt.", "Sgt.", "Cpl.", "Pvt.", "Brig.", "Adm.", "Cmdr.", "Gov.", "Sen.", "Rep.",
    "Rev.", "Hon.", "Supt.", "Insp.", "Sept.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Oct.", "Nov.",
    "Dec.", "Mon.", "Tue.", "Wed.", "Thu.", "Fri.", "Sat.", "Sun.", "Msgr.", "Fr.", "No.", "Nos.", "St.", "Mt.", "Ft.",
    "U.S.", "U.N.", "U.K.", "E.U.", "a.m.", "p.m.", "approx.", "dept.", "Dept.",
)
# fmt: on


def infixes() -> list[str]:
    """All infix patterns, explicit so that spaCy's hyphen rules are out."""
    return [
        *LIST_ELLIPSES,
        r"--+",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[–—](?=[{ALPHA}])",
    ]


def rules() -> dict[str, list[dict[int, str]]]:
    """spaCy's contractions and abbreviations without their norms, and ours."""
    found = {text: [{ORTH: t[ORTH]} for t in tokens] for text, tokens in TOKENIZER_EXCEPTIONS.items()}
    return {**found, **{w: [{ORTH: w}] for w in ABBREVIATIONS}}


def set_tokenizer(nlp: Language) -> Language:
    """Replace the tokenizer of `nlp` by ours."""
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules=rules(),
        prefix_search=compile_prefix_regex(TOKENIZER_PREFIXES).search,
        suffix_search=compile_suffix_regex(TOKENIZER_SUFFIXES).search,
        infix_finditer=compile_infix_regex(infixes()).finditer,
        url_match=URL_MATCH,
    )
    return nlp


@registry.callbacks("vigie_training.en_tokenizer")  # type: ignore[untyped-decorator]
def make_set_tokenizer() -> Callable[[Language], Language]:
    """For `initialize.before_init` of the configuration."""
    return set_tokenizer
