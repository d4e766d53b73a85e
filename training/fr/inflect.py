"""Write ``languages/fr/inflections.tsv``: all forms of the verbs, nouns and adjectives that the French pack names.

The rules are those of any French grammar: the three groups of verbs, a table of irregular verbs, regular plurals and
feminines with their exceptions. Run ``python training/fr/inflect.py`` after a change of the pack's words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vigie.languages.words import split

sys.path.insert(0, str(Path(__file__).parents[2]))  # so that the file runs by its path, too

from training import inflections
from training.inflections import Rules, Words

# Present (six persons) | passé simple (stem, vowel) | future stem | past participle | subjunctive (je, nous) if it is
# not made from the present. Verbs that end in the key follow it with their prefix.
IRREGULAR = """
avoir: ai as a avons avez ont | e u | aur | eu | aie ayons
être: suis es est sommes êtes sont | f u | ser | été | sois soyons
aller: vais vas va allons allez vont | all a | ir | allé | aille allions
faire: fais fais fait faisons faites font | f i | fer | fait | fasse fassions
dire: dis dis dit disons dites disent | d i | dir | dit
contredire: contredis contredis contredit contredisons contredisez contredisent | contred i | contredir | contredit
interdire: interdis interdis interdit interdisons interdisez interdisent | interd i | interdir | interdit
prédire: prédis prédis prédit prédisons prédisez prédisent | préd i | prédir | prédit
maudire: maudis maudis maudit maudissons maudissez maudissent | maud i | maudir | maudit
prendre: prends prends prend prenons prenez prennent | pr i | prendr | pris
mettre: mets mets met mettons mettez mettent | m i | mettr | mis
battre: bats bats bat battons battez battent | batt i | battr | battu
tenir: tiens tiens tient tenons tenez tiennent | t in | tiendr | tenu
venir: viens viens vient venons venez viennent | v in | viendr | venu
courir: cours cours court courons courez courent | cour u | courr | couru
mourir: meurs meurs meurt mourons mourez meurent | mour u | mourr | mort
ouvrir: ouvre ouvres ouvre ouvrons ouvrez ouvrent | ouvr i | ouvrir | ouvert
offrir: offre offres offre offrons offrez offrent | offr i | offrir | offert
souffrir: souffre souffres souffre souffrons souffrez souffrent | souffr i | souffrir | souffert
sortir: sors sors sort sortons sortez sortent | sort i | sortir | sorti
partir: pars pars part partons partez partent | part i | partir | parti
sentir: sens sens sent sentons sentez sentent | sent i | sentir | senti
mentir: mens mens ment mentons mentez mentent | ment i | mentir | menti
dormir: dors dors dort dormons dormez dorment | dorm i | dormir | dormi
servir: sers sers sert servons servez servent | serv i | servir | servi
fuir: fuis fuis fuit fuyons fuyez fuient | fu i | fuir | fui
assaillir: assaille assailles assaille assaillons assaillez assaillent | assaill i | assaillir | assailli
cueillir: cueille cueilles cueille cueillons cueillez cueillent | cueill i | cueiller | cueilli
quérir: quiers quiers quiert quérons quérez quièrent | qu i | querr | quis
vêtir: vêts vêts vêt vêtons vêtez vêtent | vêt i | vêtir | vêtu
haïr: hais hais hait haïssons haïssez haïssent | ha ï | haïr | haï
voir: vois vois voit voyons voyez voient | v i | verr | vu
prévoir: prévois prévois prévoit prévoyons prévoyez prévoient | prév i | prévoir | prévu
pourvoir: pourvois pourvois pourvoit pourvoyons pourvoyez pourvoient | pourv u | pourvoir | pourvu
savoir: sais sais sait savons savez savent | s u | saur | su | sache sachions
pouvoir: peux peux peut pouvons pouvez peuvent | p u | pourr | pu | puisse puissions
vouloir: veux veux veut voulons voulez veulent | voul u | voudr | voulu | veuille voulions
devoir: dois dois doit devons devez doivent | d u | devr | dû
cevoir: çois çois çoit cevons cevez çoivent | ç u | cevr | çu
valoir: vaux vaux vaut valons valez valent | val u | vaudr | valu | vaille valions
falloir: faux faux faut fallons fallez faut | fall u | faudr | fallu | faille fallions
mouvoir: meus meus meut mouvons mouvez meuvent | m u | mouvr | mû
émouvoir: émeus émeus émeut émouvons émouvez émeuvent | ém u | émouvr | ému
asseoir: assieds assieds assied asseyons asseyez asseyent | ass i | assiér | assis
boire: bois bois boit buvons buvez boivent | b u | boir | bu
croire: crois crois croit croyons croyez croient | cr u | croir | cru
croître: croîs croîs croît croissons croissez croissent | cr û | croîtr | crû
accroître: accrois accrois accroît accroissons accroissez accroissent | accr u | accroîtr | accru
connaître: connais connais connaît connaissons connaissez connaissent | conn u | connaîtr | connu
paraître: parais parais paraît paraissons paraissez paraissent | par u | paraîtr | paru
naître: nais nais naît naissons naissez naissent | naqu i | naîtr | né
lire: lis lis lit lisons lisez lisent | l u | lir | lu
écrire: écris écris écrit écrivons écrivez écrivent | écriv i | écrir | écrit
crire: cris cris crit crivons crivez crivent | criv i | crir | crit
rire: ris ris rit rions riez rient | r i | rir | ri
suivre: suis suis suit suivons suivez suivent | suiv i | suivr | suivi
vivre: vis vis vit vivons vivez vivent | véc u | vivr | vécu
uire: uis uis uit uisons uisez uisent | uis i | uir | uit
nuire: nuis nuis nuit nuisons nuisez nuisent | nuis i | nuir | nui
suffire: suffis suffis suffit suffisons suffisez suffisent | suff i | suffir | suffi
conclure: conclus conclus conclut concluons concluez concluent | concl u | conclur | conclu
exclure: exclus exclus exclut excluons excluez excluent | excl u | exclur | exclu
inclure: inclus inclus inclut incluons incluez incluent | incl u | inclur | inclus
soudre: sous sous sout solvons solvez solvent | sol u | soudr | solu
dissoudre: dissous dissous dissout dissolvons dissolvez dissolvent | dissol u | dissoudr | dissous
plaire: plais plais plaît plaisons plaisez plaisent | pl u | plair | plu
taire: tais tais tait taisons taisez taisent | t u | tair | tu
vaincre: vaincs vaincs vainc vainquons vainquez vainquent | vainqu i | vaincr | vaincu
traire: trais trais trait trayons trayez traient | tray i | trair | trait
rompre: romps romps rompt rompons rompez rompent | romp i | rompr | rompu
aindre: ains ains aint aignons aignez aignent | aign i | aindr | aint
eindre: eins eins eint eignons eignez eignent | eign i | eindr | eint
oindre: oins oins oint oignons oignez oignent | oign i | oindr | oint
pleuvoir: pleus pleus pleut pleuvons pleuvez pleuvent | pl u | pleuvr | plu
gésir: gis gis gît gisons gisez gisent | gis i | gésir | gis
clore: clos clos clôt closons closez closent | clos i | clor | clos
"""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


GROUP_TWO = _set(
    """
    asservir répartir assortir impartir avertir convertir divertir investir travestir ralentir retentir anéantir
    garantir subvertir pervertir réinvestir
    """
)
"""Verbs in -ir with -iss- whose ends look like those of irregular ones."""
GRAVE = ("geler", "peler", "celer", "acheter", "manteler", "harceler", "modeler", "marteler", "carteler", "crocheter")
"""Verbs in -eler and -eter with è; the others double the consonant."""
PAST = {
    "a": ("ai as a âmes âtes èrent", "asse asses ât assions assiez assent"),
    "i": ("is is it îmes îtes irent", "isse isses ît issions issiez issent"),
    "u": ("us us ut ûmes ûtes urent", "usse usses ût ussions ussiez ussent"),
    "in": ("ins ins int înmes întes inrent", "insse insses înt inssions inssiez inssent"),
    "ï": ("ïs ïs ït ïmes ïtes ïrent", "ïsse ïsses ït ïssions ïssiez ïssent"),
    "û": ("ûs ûs ût ûmes ûtes ûrent", "ûsse ûsses ût ûssions ûssiez ûssent"),
}
FUTURE = ["ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient"]
IMPERFECT = ["ais", "ait", "ions", "iez", "aient"]
TRICKY = _set(
    """
    partir sortir sentir mentir servir offrir rire taire dire fuir lire voir
    """
)
PREFIXES = _set(
    """
    re ré res dé des en con pres sou entre é r
    """
) | {""}
INVARIABLE = _set(
    """
    rendez-vous sit-in check-up hors-la-loi lance-roquettes lance-grenades lance-pierres
    """
)
SINGULAR_IN_S = _set(
    """
    accès procès décès corps repas bras mois fois succès sursis repos propos secours discours concours parcours
    refus rebus virus campus avis pays poids progrès abcès excès temps dais dos compromis cours recours congrès bus
    autobus minibus palais puits français irakais anglais bois gaz riz nez prix choix croix voix paix permis
    porte-avions porte-conteneurs lance-missiles engrais radis remous commis tiers vernis lis fils cas héros
    """
)
PLURAL_S_AL = _set(
    """
    bal carnaval festival récital chacal naval fatal final natal banal
    """
)
PLURAL_AUX_AIL = _set(
    """
    travail bail corail vitrail soupirail émail
    """
)
FEMININE_ENDS = (
    ("eux", "euse"),
    ("if", "ive"),
    ("ien", "ienne"),
    ("er", "ère"),
    ("teur", "trice"),
    ("eur", "euse"),
    ("el", "elle"),
    ("et", "ète"),
    ("en", "enne"),
    ("on", "onne"),
)
FEMININE = {
    "faux": "fausse",
    "blanc": "blanche",
    "public": "publique",
    "grec": "grecque",
    "sec": "sèche",
    "long": "longue",
}
OPAQUE = _set(
    """
    de d' du des à la le les l' au aux en sur contre n et par pour sans ni un une
    """
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The principal parts of a verb."""

    present: tuple[str, ...]
    past_stem: str
    past_vowel: str
    future: str
    participle: str
    subjunctive: tuple[str, ...] = ()


def _table() -> dict[str, Parts]:
    rows: dict[str, Parts] = {}
    for line in IRREGULAR.strip().splitlines():
        verb, _, rest = line.partition(": ")
        present, past, future, participle, *subjunctive = (cell.strip() for cell in rest.split("|"))
        stem, vowel = past.split()
        rows[verb] = Parts(
            tuple(present.split()), stem, vowel, future, participle, tuple(" ".join(subjunctive).split())
        )
    return rows


TABLE = _table()


def conjugate(verb: str) -> list[str]:
    """All forms of a verb, the infinitive first, none twice."""
    parts = _parts(verb)
    stem = {"être": "ét", "avoir": "av"}.get(verb, parts.present[3].removesuffix("ons"))
    found = [verb, *parts.present, *_tense(stem, IMPERFECT, verb), *_past(parts)]
    found += [parts.future + end for end in FUTURE]
    found += _alternative_futures(verb, parts.future)
    found += _subjunctive(verb, parts, stem)
    found += [{"être": "étant", "avoir": "ayant", "savoir": "sachant"}.get(verb, _soft(verb, stem, "ant"))]
    found += _agreeing(parts.participle)
    return list(dict.fromkeys(found))


def _parts(verb: str) -> Parts:
    irregular = max((end for end in TABLE if verb.endswith(end)), key=len, default="")
    if irregular and verb not in GROUP_TWO and not _looks_alike(verb, irregular):
        return _prefixed(verb.removesuffix(irregular), TABLE[irregular])
    if verb.endswith("er"):
        return _group_one(verb)
    if verb.endswith("ir"):
        return _group_two(verb)
    if verb.endswith("dre"):
        return _in_dre(verb)
    raise ValueError(f"no rule conjugates {verb!r}")


def _looks_alike(verb: str, irregular: str) -> bool:
    """``installer`` does not go like ``aller``, nor ``bannir`` like ``venir``: some rows take known prefixes only."""
    if irregular in {"aller", "avoir", "être"}:
        return verb != irregular
    return irregular in TRICKY and verb.removesuffix(irregular) not in PREFIXES


def _prefixed(prefix: str, row: Parts) -> Parts:
    return Parts(
        tuple(prefix + form for form in row.present),
        prefix + row.past_stem,
        row.past_vowel,
        prefix + row.future,
        prefix + row.participle,
        tuple(prefix + form for form in row.subjunctive),
    )


def _group_one(verb: str) -> Parts:
    stem = verb.removesuffix("er")
    mute = _before_mute(verb, stem)
    hard = _hard(stem)
    future = {"envoyer": "enverr", "renvoyer": "renverr"}.get(verb, f"{stem}er" if "é" in stem[-3:] else f"{mute}er")
    present = (f"{mute}e", f"{mute}es", f"{mute}e", f"{hard}ons", f"{stem}ez", f"{mute}ent")
    return Parts(present, hard, "a", future, f"{stem}é")


def _before_mute(verb: str, stem: str) -> str:
    """The stem before a mute e: lève, appelle, jette, assiège, déploie."""
    if stem.endswith(("oy", "uy")):
        return f"{stem[:-1]}i"
    if stem.endswith(("el", "et")) and verb not in {"bêler"} and not verb.endswith(GRAVE):
        return stem + stem[-1]
    consonants = len(stem) - len(stem.rstrip("bcdfghjklmnpqrstvwxz"))
    if consonants == 0 and stem.endswith(("égu", "équ")):
        return f"{stem[:-3]}è{stem[-2:]}"
    vowel = stem[-consonants - 1 : len(stem) - consonants]
    single = consonants == 1 or stem.endswith(("vr", "gr", "tr", "br", "ch", "gn", "cr"))
    if consonants and ((vowel == "e" and single and consonants < 3) or (vowel == "é" and consonants < 3)):
        before = stem[: -consonants - 1]
        return f"{before}è{stem[len(stem) - consonants :]}" if not (vowel == "e" and before.endswith("i")) else stem
    return stem


def _hard(stem: str) -> str:
    """The stem before a and o: plaçons, assiégeons."""
    if stem.endswith("c"):
        return f"{stem[:-1]}ç"
    return f"{stem}e" if stem.endswith("g") else stem


def _soft(verb: str, stem: str, end: str) -> str:
    """Undo ``ç`` and ``ge`` before i and e in the first group."""
    if verb.endswith(("cer", "ger")) and end[0] in "ei":
        return (f"{stem[:-1]}c" if stem.endswith("ç") else stem.removesuffix("e")) + end
    return stem + end


def _group_two(verb: str) -> Parts:
    stem = verb.removesuffix("r")
    present = tuple(stem + end for end in ("s", "s", "t", "ssons", "ssez", "ssent"))
    return Parts(present, stem[:-1], "i", verb, stem)


def _in_dre(verb: str) -> Parts:
    stem = verb.removesuffix("re")
    present = tuple(stem + end for end in ("s", "s", "", "ons", "ez", "ent"))
    return Parts(present, stem, "i", f"{stem}r", f"{stem}u")


def _tense(stem: str, ends: Iterable[str], verb: str) -> list[str]:
    return [_soft(verb, stem, end) for end in ends]


def _past(parts: Parts) -> list[str]:
    """Passé simple and imperfect subjunctive."""
    found = [parts.past_stem + end for row in PAST[parts.past_vowel] for end in row.split()]
    if parts.past_vowel == "a":
        bare = parts.past_stem
        soft = f"{bare[:-1]}c" if bare.endswith("ç") else bare.removesuffix("e") if bare.endswith("ge") else bare
        found = [f"{soft}èrent" if form.endswith("èrent") else form for form in found]
    return found


def _alternative_futures(verb: str, future: str) -> list[str]:
    """The spelling of 1990: assiègera beside assiégera; and paiera beside payera."""
    if verb.endswith("er") and future.endswith("er") and "é" in future[-5:-2]:
        mute = _before_mute(verb, verb.removesuffix("er"))
        return [f"{mute}er{end}" for end in FUTURE]
    if verb.endswith("ayer"):
        stem = f"{verb[:-3]}i"
        return [f"{stem}e", f"{stem}es", f"{stem}ent", *(f"{stem}er{end}" for end in FUTURE)]
    return []


def _subjunctive(verb: str, parts: Parts, stem: str) -> list[str]:
    if verb == "être":
        return ["sois", "sois", "soit", "soyons", "soyez", "soient"]
    if verb == "avoir":
        return ["aie", "aies", "ait", "ayons", "ayez", "aient"]
    if parts.subjunctive:
        first, we = parts.subjunctive
        return [first, f"{first}s", f"{first}nt", we, f"{we.removesuffix('ons')}ez"]
    they = parts.present[5].removesuffix("ent")
    return [f"{they}e", f"{they}es", f"{they}ent", *(_soft(verb, stem, end) for end in ("ions", "iez"))]


def _agreeing(participle: str) -> list[str]:
    """The past participle in four forms."""
    if participle in {"dû", "mû", "crû"}:
        bare = participle.replace("û", "u")
        return [participle, f"{bare}e", f"{bare}s", f"{bare}es"]
    if participle.endswith("ous"):
        return [participle, f"{participle[:-1]}te", f"{participle[:-1]}tes"]
    plural = participle if participle.endswith("s") else f"{participle}s"
    return [participle, f"{participle}e", plural, f"{participle}es"]


def plural(word: str) -> str:
    """The plural of a noun or adjective in the masculine."""
    if word in INVARIABLE or word[-1] in "sxz":
        return word
    if word.endswith("al") and word not in PLURAL_S_AL:
        return f"{word[:-1]}ux"
    if word in PLURAL_AUX_AIL:
        return f"{word[:-2]}ux"
    return f"{word}x" if word.endswith(("eau", "eu")) and word not in {"pneu", "bleu"} else f"{word}s"


def noun(word: str) -> list[str]:
    """Singular and plural; a noun named in the plural only has that form. Compounds take the s where French puts it."""
    if word.endswith("s") and word not in SINGULAR_IN_S and word not in INVARIABLE:
        return [word]
    head, dash, tail = word.partition("-")
    both_vary = dash and head in {"attentat", "voiture", "drone", "camion", "véhicule", "casque", "avion", "poste"}
    many = f"{plural(head)}-{plural(tail)}" if both_vary else plural(word)
    forms = [word, many]
    if both_vary:
        forms += [f"{plural(head)}-{tail}"]
    return list(dict.fromkeys(forms))


def adjective(word: str) -> list[str]:
    """The four forms of an adjective."""
    female = _feminine(word)
    return list(dict.fromkeys([word, plural(word), female, f"{female}s"]))


def _feminine(word: str) -> str:
    if word.endswith("e"):
        return word
    end, other = next(((e, o) for e, o in FEMININE_ENDS if word.endswith(e)), ("", "e"))
    return FEMININE.get(word, word.removesuffix(end) + other)


def _inflects(word: str) -> bool:
    return word not in OPAQUE and word.replace("-", "").isalpha() and not word.isupper()


def collect() -> Words:
    """All words of the French pack that inflect."""
    words = inflections.collect(inflections.folder_of("fr"))
    conjugated = inflections.conjugated(words, conjugate, _clear) - words.nouns
    for phrase in words.phrases:
        _phrase(words, phrase, conjugated)
    return words


def _clear(verb: str) -> set[str]:
    """The forms of a verb that no noun looks like: all but the singular of the present, and the participles."""
    infinitive, *forms = conjugate(verb)
    return {infinitive, *(f for f in forms[3:-5] if not f.endswith(("e", "es")))}


def _phrase(words: Words, phrase: str, conjugated: frozenset[str]) -> None:
    """The first word is a noun; words that follow without a preposition are adjectives, the others stand fixed."""
    first, *rest = split(phrase)
    if first in conjugated:
        return
    words.nouns |= {first} if _inflects(first) else set()
    for word in rest:
        if not _inflects(word):
            return
        words.adjectives.add(word)


HEADER = "French forms, generated by training/fr/inflect.py from the words of this pack; Apache-2.0. Do not edit."


def render() -> str:
    """The whole file as text."""
    return inflections.render(HEADER, collect(), Rules(conjugate, noun, adjective))


if __name__ == "__main__":
    inflections.write("fr", render())
