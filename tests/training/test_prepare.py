"""The conversion of treebanks, on a small sample written for this test."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from spacy.vocab import Vocab

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from training.fr.tokenizer import set_tokenizer  # noqa: E402
from training.names import block_names, outermost, read_names, with_names  # noqa: E402
from training.prepare import build_doc, chunks, in_capitals, prepare  # noqa: E402
from training.treebank import Labels, Sentence, Token, read_sentences  # noqa: E402

LABELS = Labels({"obl:mod": "obl"}, frozenset({"Gender", "Number", "VerbForm"}))


def rows(*lines: str) -> str:
    """CoNLL-U rows from `id form lemma upos feats head deprel misc` (spaces between; `~` is a no-break space)."""
    out = []
    for line in lines:
        number, form, lemma, upos, feats, head, dep, misc = line.split()
        out.append("\t".join([number, form, lemma, upos, "_", feats, head, dep, "_", misc]).replace("~", "\u00a0"))
    return "\n".join(out) + "\n\n"


HARBOUR = "# sent_id = a-1\n# text = Le maire du port a parlé à l’ONU.\n" + rows(
    "1 Le le DET Gender=Masc|ExtPos=X 2 det _",
    "2 maire maire NOUN Gender=Masc|Number=Sing 7 nsubj _",
    "3-4 du _ _ _ _ _ _",
    "3 de de ADP _ 5 case _",
    "4 le le DET Gender=Masc|Number=Sing 5 det _",
    "5 port port NOUN Gender=Masc|Number=Sing 2 nmod _",
    "6 a avoir AUX _ 7 aux:tense _",
    "7 parlé parler VERB VerbForm=Part 0 root _",
    "8 à à ADP _ 10 case _",
    "9 l’ le DET Number=Sing 10 det SpaceAfter=No",
    "10 ONU ONU PROPN _ 7 obl:mod SpaceAfter=No",
    "11 . . PUNCT _ 7 punct _",
)
FIGURES = "# sent_id = a-2\n# text = Auquel manquent 3 500 livres ?\n" + rows(
    "1-2 Auquel _ _ _ _ _ _",
    "1 à à ADP _ 2 case _",
    "2 lequel lequel PRON _ 3 iobj _",
    "3 manquent manquer VERB _ 0 root _",
    "4 3~500 3~500 NUM _ 5 nummod _",
    "5 livres livre NOUN _ 3 nsubj SpaceAfter=No",
    "6 ? ? PUNCT _ 3 punct _",
)
PASSIVE = "# sent_id = a-3\n# text = Il est lu par Ana.\n" + rows(
    "1 Il il PRON _ 3 nsubj:pass _",
    "2 est être AUX _ 3 aux:pass _",
    "3 lu lire VERB VerbForm=Part 0 root _",
    "4 par par ADP _ 5 case _",
    "5 Ana Ana PROPN _ 3 obl SpaceAfter=No",
    "6 . . PUNCT _ 3 punct _",
)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.conllu"
    path.write_text(HARBOUR + FIGURES + PASSIVE, encoding="utf-8")
    return path


@pytest.fixture
def sentences(sample: Path) -> list[Sentence]:
    return list(read_sentences(sample, LABELS))


def named(path: Path, marks: dict[str, str]) -> Path:
    """The sample as CoNLL-U Plus: `marks` gives column 11 by form, `*` elsewhere."""
    lines = (HARBOUR + FIGURES).replace("’", "'").splitlines()
    full = [f"{x}\t{marks.get(x.split(chr(9))[1], '*')}" if x[:1].isdigit() else x for x in lines]
    path.write_text("\n".join(full) + "\n\n", encoding="utf-8")
    return path


def test_contraction_is_one_token_standing_for_its_preposition(sentences: list[Sentence]) -> None:
    tokens = sentences[0].tokens
    assert [t.form for t in tokens] == ["Le", "maire", "du", "port", "a", "parlé", "à", "l'", "ONU", "."]
    du = tokens[2]
    assert (du.lemma, du.upos, du.dep, tokens[du.head].form) == ("de", "ADP", "case", "port")
    assert du.feats == "Gender=Masc|Number=Sing"


def test_heads_are_remapped_to_surface_tokens(sentences: list[Sentence]) -> None:
    tokens = sentences[0].tokens
    heads = {t.form: tokens[t.head].form for t in tokens}
    assert heads == {
        "Le": "maire", "maire": "parlé", "du": "port", "port": "maire", "a": "parlé", "parlé": "parlé", "à": "ONU",
        "l'": "ONU", "ONU": "parlé", ".": "parlé",
    }  # fmt: skip
    assert tokens[5].dep == "ROOT"


def test_contracted_pronoun_stands_before_its_preposition(sentences: list[Sentence]) -> None:
    first = sentences[1].tokens[0]
    assert (first.form, first.upos, first.dep, first.head) == ("Auquel", "PRON", "iobj", 1)


def test_number_with_inner_space_is_split_and_chained(sentences: list[Sentence]) -> None:
    tokens = sentences[1].tokens
    assert [(t.form, t.dep, tokens[t.head].form) for t in tokens[2:4]] == [
        ("3", "nummod", "livres"),
        ("500", "flat", "3"),
    ]
    assert tokens[4].head == 1


def test_labels_are_mapped_and_features_cut(sentences: list[Sentence]) -> None:
    assert sentences[0].tokens[8].dep == "obl"
    assert sentences[0].tokens[0].feats == "Gender=Masc"


def test_agents_are_marked_only_where_asked(sample: Path) -> None:
    marked = list(read_sentences(sample, Labels(agent_marker="par")))
    assert [t.dep for t in marked[2].tokens if t.form == "Ana"] == ["obl:agent"]
    plain = list(read_sentences(sample, Labels()))
    assert [t.dep for t in plain[2].tokens if t.form == "Ana"] == ["obl"]


def test_names_are_laid_over_merged_tokens(sentences: list[Sentence], tmp_path: Path) -> None:
    path = named(tmp_path / "names.conllup", {"port": "1:PROPN|NE-LOC.final|_", "de": "1", "ONU": "2:X|NE-ORG.final|_"})
    names = read_names([path])
    assert with_names(sentences[0], names).names == ((2, 4, "LOC"), (8, 9, "ORG"))


def test_names_stay_unknown_where_the_text_differs(sentences: list[Sentence]) -> None:
    assert with_names(sentences[0], {"a-1": ("autretexte", [(0, 5, "PER")])}).names is None
    assert with_names(sentences[2], {}).names is None


def test_names_that_are_not_final_are_left_out() -> None:
    row = ["1", "Ana", "Ana", "PROPN", "_", "_", "0", "root", "_", "_", "1:X|NE-PERS.prim|_"]
    assert block_names([row]) == ("Ana", [])


def test_outermost_name_wins() -> None:
    assert outermost([(4, 8, "LOC"), (0, 8, "ORG"), (9, 12, "PER")]) == [(0, 8, "ORG"), (9, 12, "PER")]


def test_document_has_text_tree_and_names(sentences: list[Sentence]) -> None:
    known = [Sentence(s.id, s.tokens, ((8, 9, "ORG"),) if s.id == "a-1" else ()) for s in sentences]
    doc = build_doc(Vocab(), known)
    assert doc.text == "Le maire du port a parlé à l'ONU. Auquel manquent 3 500 livres? Il est lu par Ana. "
    assert [(e.text, e.label_) for e in doc.ents] == [("ONU", "ORG")]
    assert [s.root.text for s in doc.sents] == ["parlé", "manquent", "lu"]


def test_unknown_names_are_missing_in_training(sentences: list[Sentence]) -> None:
    doc = build_doc(Vocab(), sentences)
    assert not doc.has_annotation("ENT_IOB")
    nlp = spacy.blank("xx")
    assert set(Example(nlp.make_doc(doc.text), doc).get_aligned_ner()) == {None}


def test_chunks_never_mix_known_and_unknown_names(sentences: list[Sentence]) -> None:
    mixed = [Sentence(str(n), sentences[0].tokens, () if n % 3 else None) for n in range(20)]
    parts = list(chunks(mixed, random.Random(1)))
    assert [s for part in parts for s in part] == mixed
    assert all(len({s.names is None for s in part}) == 1 and len(part) <= 4 for part in parts)


def test_capitals_leave_lemmas_unknown(sentences: list[Sentence]) -> None:
    loud = in_capitals(sentences[0])
    assert [t.form for t in loud.tokens][:3] == ["LE", "MAIRE", "DU"]
    assert {t.lemma for t in loud.tokens} == {""}


def test_prepare_drops_held_out_sentences_and_skips_absent_optional(tmp_path: Path) -> None:
    folder, banks, out = tmp_path / "fr", tmp_path / "banks", tmp_path / "out"
    folder.mkdir()
    banks.mkdir()
    (banks / "a.conllu").write_text(HARBOUR + FIGURES, encoding="utf-8")
    (banks / "b.conllu").write_text(FIGURES, encoding="utf-8")
    named(banks / "n.conllup", {})
    entry = '[[corpus]]\nfile = "{0}.conllu"\npart = "{1}"\noptional = {2}\nname = "{0}"\nlicence = "x"\norigin = "x"\n'
    head = '[labels]\nfeatures = []\n[labels.relations]\n[names]\nfiles = ["n.conllup"]\n'
    plan = [("a", "train", "false"), ("b", "test_b", "false"), ("absent", "train", "true")]
    (folder / "corpora.toml").write_text(head + "".join(entry.format(*p) for p in plan), encoding="utf-8")
    prepare(folder, banks, out)
    vocab = Vocab()
    train = list(spacy.tokens.DocBin().from_disk(out / "train.spacy").get_docs(vocab))
    assert [d.text for d in train] == ["Le maire du port a parlé à l'ONU. "]
    assert '"absent"' not in (out / "corpora.json").read_text(encoding="utf-8")


TOKENS = {
    "L'attaque d'al-Tanf": ["L'", "attaque", "d'", "al-Tanf"],
    "Jusqu'à N'Djamena et Sana'a": ["Jusqu'", "à", "N'Djamena", "et", "Sana'a"],
    "Pourquoi a-t-il dit": ["Pourquoi", "a", "-t-il", "dit"],
    "qu'un jour, dit-elle.": ["qu'", "un", "jour", ",", "dit", "-elle", "."],
    "ce jour-là, celui-là": ["ce", "jour", "-là", ",", "celui-là"],
    "Il y a. « Oui », “non” l'«Est»": [
        "Il", "y", "a", ".", "«", "Oui", "»", ",", "“", "non", "”", "l'", "«", "Est", "»",
    ],
    "M. Ba (l'ONU) : 15,3% d'ici le 2023-10-19": [
        "M.", "Ba", "(", "l'", "ONU", ")", ":", "15,3", "%", "d'", "ici", "le", "2023-10-19",
    ],
    "aujourd'hui à Deir-Ezzor": ["aujourd'hui", "à", "Deir-Ezzor"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "tokens"), TOKENS.items())
def test_tokenizer(text: str, tokens: list[str]) -> None:
    nlp = set_tokenizer(spacy.blank("xx"))
    assert [t.text for t in nlp.make_doc(text)] == tokens


def test_tokenizer_survives_saving(tmp_path: Path) -> None:
    nlp = set_tokenizer(spacy.blank("xx"))
    nlp.to_disk(tmp_path / "m")
    again = spacy.load(tmp_path / "m")
    text = " ".join(TOKENS)
    assert [t.text for t in again.make_doc(text)] == [t.text for t in nlp.make_doc(text)]


def test_token_of_sentence_is_plain_data() -> None:
    token = Token("a", "a", "X", "", 0, "ROOT", True)
    assert Sentence("s", (token,)).key == "a"
