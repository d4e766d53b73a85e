"""English tokens: parts of contractions kept, words around hyphens joined, names of Universal NER laid over them."""

from __future__ import annotations

from training.names import iob_names
from training.treebank import Labels, surface_tokens

LABELS = Labels(parts=True, hyphens=True)


def rows(*lines: str) -> list[list[str]]:
    """Rows of CoNLL-U from "id form upos head relation [misc]"."""
    found = []
    for line in lines:
        number, form, upos, head, relation, *misc = line.split()
        found.append([number, form, form.lower(), upos, "_", "_", head, relation, "_", misc[0] if misc else "_"])
    return found


def test_the_parts_of_a_contraction_stay_apart() -> None:
    found = surface_tokens(
        rows("1 They PRON 4 nsubj", "2-3 don't _ _ _", "2 do AUX 4 aux", "3 n't PART 4 advmod", "4 know VERB 0 root"),
        LABELS,
    )
    assert [t.form for t in found] == ["They", "do", "n't", "know"]
    assert [t.space_after for t in found] == [True, False, True, True]


def test_words_around_a_hyphen_are_one() -> None:
    found = surface_tokens(
        rows(
            "1 Iran PROPN 3 obl SpaceAfter=No", "2 - PUNCT 3 punct SpaceAfter=No", "3 backed VERB 4 amod",
            "4 forces NOUN 0 root",
        ),
        LABELS,
    )  # fmt: skip
    assert [(t.form, t.head, t.dep) for t in found] == [("Iran-backed", 1, "amod"), ("forces", 1, "ROOT")]


def test_a_joined_word_closes_no_circle_of_heads() -> None:
    found = surface_tokens(
        rows(
            "1 A PROPN 4 nsubj SpaceAfter=No", "2 - PUNCT 3 punct SpaceAfter=No", "3 B PROPN 0 root",
            "4 went VERB 3 acl",
        ),
        LABELS,
    )  # fmt: skip
    assert [t.head for t in found] == [0, 0]


def test_names_of_universal_ner() -> None:
    text, spans = iob_names([["1", "Al", "B-ORG"], ["2", "-", "I-ORG"], ["3", "Zaman", "I-ORG"], ["4", "US", "B-OTH"]])
    assert text == "Al-ZamanUS"
    assert spans == [(0, 8, "ORG")]
