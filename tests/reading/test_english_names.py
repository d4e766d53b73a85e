"""Naming where modifiers stand in front of their noun, over trees made by hand."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest

from vigie.gazetteer import Gazetteer
from vigie.languages import Pack, entry, grammar, load
from vigie.model import Article
from vigie.parties import Register
from vigie.reading.names import Mention, Names
from vigie.reading.prepare import prepare
from vigie.reading.tree import Tree


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The small words of English; the rest does not matter here."""
    small = entry.read(files("vigie.languages") / "en" / "pack.yaml")
    return replace(load("fr"), lang="en", grammar=grammar.parse(small))


def names(text: str, pack: Pack) -> Names:
    """A sentence as "word/POS/relation/head" rows: heads counted from 1, 0 for the root; features last."""
    rows = [[*row.split("/"), ""][:5] for row in text.split()]
    words = [row[0] for row in rows]
    prepared = prepare(Article(id="made-up", lang="en", text=" ".join(words)))
    starts = [sum(len(word) + 1 for word in words[:i]) for i in range(len(words))]
    tree = Tree(
        word=words, low=[word.lower() for word in words], pos=[row[1] for row in rows], dep=[row[2] for row in rows],
        head=[int(row[3]) - 1 if row[3] != "0" else i for i, row in enumerate(rows)],
        lemma=[word.lower() for word in words], feats=[row[4] for row in rows], start=starts,
        end=[start + len(word) for start, word in zip(starts, words, strict=True)], sent=[0] * len(words),
        ent=[""] * len(words),
    )  # fmt: skip
    return Names(tree, prepared, pack, Register.load("en"), Gazetteer.open())


def seen(found: Names, head: int) -> tuple[str, str]:
    """The neutral name and the words of the phrase headed by a token (counted from 1)."""
    mention: Mention = found.mention(head - 1)
    return mention.name, found.text(mention.start, mention.end)


@pytest.mark.parametrize(
    ("rows", "head", "name", "words"),
    [
        ("Malian/ADJ/amod/2 soldiers/NOUN/nsubj/3/Number=Plur shot/VERB/root/0", 2, "Malian soldiers",
         "Malian soldiers"),
        ("the/DET/det/3 Israeli/ADJ/amod/3 army/NOUN/nsubj/4 shot/VERB/root/0", 3, "Israeli military",
         "the Israeli army"),
        ("Mali/PROPN/nmod:poss/3 's/PART/case/1 army/NOUN/nsubj/4 shot/VERB/root/0", 3, "Malian army", "Mali 's army"),
        ("U.S./PROPN/compound/2 military/NOUN/nsubj/3 shot/VERB/root/0", 2, "US military", "U.S. military"),
        ("South/ADJ/amod/2 Sudanese/ADJ/amod/3 police/NOUN/nsubj/4 shot/VERB/root/0", 3, "South Sudanese police",
         "South Sudanese police"),
        ("Kyiv/PROPN/nmod:poss/3 's/PART/case/1 army/NOUN/nsubj/4 shot/VERB/root/0", 3, "Ukrainian military",
         "Kyiv 's army"),
        ("army/NOUN/nsubj/4 of/ADP/case/3 Mali/PROPN/nmod/1 shot/VERB/root/0", 1, "Malian army", "army of Mali"),
        ("police/NOUN/nsubj/4 in/ADP/case/3 Togo/PROPN/nmod/1 shot/VERB/root/0", 1, "Togolese police", "police"),
        ("Hamas/PROPN/compound/2 gunmen/NOUN/nsubj/3/Number=Plur shot/VERB/root/0", 2, "Hamas", "Hamas gunmen"),
        ("Islamic/PROPN/amod/2 State/PROPN/compound/3 militants/NOUN/nsubj/4/Number=Plur shot/VERB/root/0", 3,
         "Islamic State", "Islamic State militants"),
        ("fighters/NOUN/nsubj/5 of/ADP/case/4 the/DET/det/4 Hezbollah/PROPN/nmod/1 shot/VERB/root/0", 1, "Hezbollah",
         "fighters of the Hezbollah"),
        ("members/NOUN/nsubj/5 of/ADP/case/4 riot/NOUN/compound/4 police/NOUN/nmod/1 shot/VERB/root/0", 1, "police",
         "members of riot police"),
        ("Hamas/PROPN/compound/2 base/NOUN/nsubj/3 burned/VERB/root/0", 2, "Hamas base", "Hamas base"),
        ("Togolese/ADJ/amod/3 foreign/ADJ/amod/3 ministry/NOUN/nsubj/4 spoke/VERB/root/0", 3,
         "Togolese Foreign Ministry", "Togolese foreign ministry"),
        ("ministry/NOUN/nsubj/4 of/ADP/case/3 health/NOUN/nmod/1 spoke/VERB/root/0", 1, "Health Ministry",
         "ministry of health"),
        ("Togolese/ADJ/amod/4 Foreign/PROPN/amod/3 Minister/PROPN/compound/4 Doe/PROPN/nsubj/5 spoke/VERB/root/0", 4,
         "Foreign Minister Doe", "Togolese Foreign Minister Doe"),
        ("Syrian/ADJ/amod/3 state/NOUN/compound/3 media/NOUN/nsubj/4 spoke/VERB/root/0", 3, "Syrian state media",
         "Syrian state media"),
        ("Iran-backed/ADJ/amod/2 militia/NOUN/nsubj/3 shot/VERB/root/0", 2, "militia", "Iran-backed militia"),
        ("Addis/PROPN/compound/2 Ababa/PROPN/nsubj/3 spoke/VERB/root/0", 2, "Ethiopian government", "Addis Ababa"),
    ],
)  # fmt: skip
def test_modifiers_in_front(rows: str, head: int, name: str, words: str, pack: Pack) -> None:
    assert seen(names(rows, pack), head) == (name, words)


def test_its_fighters_are_those_of_the_party_named_before(pack: Pack) -> None:
    rows = "Hezbollah/PROPN/nsubj/4 said/VERB/root/0 its/PRON/nmod:poss/4 fighters/NOUN/nsubj/5 fled/VERB/ccomp/2"
    assert seen(names(rows, pack), 4)[0] == "Hezbollah"


def test_a_verb_is_no_role(pack: Pack) -> None:
    found = names("they/PRON/nsubj/2 guard/VERB/root/0 it/PRON/obj/2", pack)
    assert 1 not in found.role_at


def test_a_local_wording_does_not_bring_its_own_country(pack: Pack) -> None:
    found = names("the/DET/det/2 Tigers/PROPN/nsubj/3 won/VERB/root/0", pack)
    assert not found.entry_at
    assert not found.countries


def test_a_country_of_two_words_is_one(pack: Pack) -> None:
    found = names("South/PROPN/compound/2 Sudan/PROPN/nsubj/3 spoke/VERB/root/0", pack)
    assert found.countries == {"SS": 1.0}
