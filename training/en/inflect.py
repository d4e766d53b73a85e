"""Write ``languages/en/inflections.tsv``: all forms of the verbs, nouns and adjectives that the English pack names.

The rules are those of any English grammar: the ends -s, -ed, -ing with their spelling, a table of irregular verbs,
regular plurals with their exceptions. British and American spellings stand side by side. Run
``python training/en/inflect.py`` after a change of the pack's words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from vigie.languages.words import split

sys.path.insert(0, str(Path(__file__).parents[2]))  # so that the file runs by its path, too

from training import inflections
from training.inflections import Rules, Words

# Verb, past, past participle where it differs; "/" parts forms of equal right.
IRREGULAR = """
arise arose arisen, awake awoke/awaked awoken, backslide backslid, bear bore borne/born, beat beat beaten,
become became become, befall befell befallen, beget begot begotten, begin began begun, behold beheld, bend bent,
beset beset, bet bet/betted, bid bid/bade bid/bidden, bind bound, bite bit bitten, bleed bled, blow blew blown,
break broke broken, breed bred, bring brought, broadcast broadcast/broadcasted, build built, burn burned/burnt,
burst burst, buy bought, cast cast, catch caught, choose chose chosen, cling clung, clothe clothed/clad,
come came come, cost cost, creep crept, cut cut, deal dealt, dig dug, dive dived/dove dived, do did done,
draw drew drawn, dream dreamed/dreamt, drink drank drunk, drive drove driven, dwell dwelt/dwelled, eat ate eaten,
fall fell fallen, feed fed, feel felt, fight fought, find found, fit fitted/fit, flee fled, fling flung, fly flew flown,
forbid forbade/forbad forbidden, forecast forecast/forecasted, forego forewent foregone, foresee foresaw foreseen,
foretell foretold, forget forgot forgotten, forgive forgave forgiven, forgo forwent forgone,
forsake forsook forsaken, freeze froze frozen, get got got/gotten, gird girded/girt, give gave given,
go went gone, grind ground, grow grew grown, hamstring hamstrung, hang hung/hanged, hear heard,
heave heaved/hove, hew hewed hewn/hewed, hide hid hidden, hit hit, hold held, hurt hurt, inlay inlaid,
input input/inputted, interweave interwove interwoven, keep kept, kneel knelt/kneeled, knit knitted/knit,
know knew known, lay laid, lead led, lean leaned/leant, leap leaped/leapt, learn learned/learnt, leave left,
lend lent, let let, lie lay/lied lain/lied, light lit/lighted, lose lost, make made, mean meant, meet met,
mislay mislaid, mislead misled, misread misread, misspell misspelled/misspelt, mistake mistook mistaken,
misunderstand misunderstood, mow mowed mown/mowed, offset offset, outbid outbid, outdo outdid outdone,
outfight outfought, outgrow outgrew outgrown, outrun outran outrun, outshoot outshot, overcome overcame overcome,
overdo overdid overdone, overfly overflew overflown, overhang overhung, overhear overheard, override overrode
overridden, overrun overran overrun, oversee oversaw overseen, overshoot overshot, oversleep overslept,
overspend overspent, overtake overtook overtaken, overthrow overthrew overthrown, partake partook partaken,
pay paid, plead pleaded/pled, prepay prepaid, proofread proofread, prove proved proved/proven, put put,
quit quit/quitted, read read, rebind rebound, rebuild rebuilt, recast recast, redo redid redone,
redraw redrew redrawn, regrow regrew regrown, remake remade, rend rent, repay repaid, reread reread,
rerun reran rerun, resell resold, resend resent, reset reset, retake retook retaken, retell retold,
rethink rethought, rewind rewound, rewrite rewrote rewritten, rid rid/ridded, ride rode ridden, ring rang rung,
rise rose risen, run ran run, saw sawed sawn/sawed, say said, see saw seen, seek sought, sell sold, send sent,
set set, sew sewed sewn/sewed, shake shook shaken, shear sheared shorn/sheared, shed shed, shine shone/shined,
shoot shot, show showed shown/showed, shrink shrank/shrunk shrunk, shut shut, sing sang sung, sink sank/sunk sunk,
sit sat, slay slew/slayed slain, sleep slept, slide slid, sling slung, slink slunk, slit slit,
smell smelled/smelt, smite smote smitten, sow sowed sown/sowed, speak spoke spoken, speed sped/speeded,
spell spelled/spelt, spend spent, spill spilled/spilt, spin spun, spit spat/spit, split split,
spoil spoiled/spoilt, spread spread, spring sprang/sprung sprung, stand stood, stave staved/stove, steal stole
stolen, stick stuck, sting stung, stink stank/stunk stunk, strew strewed strewn/strewed, stride strode stridden,
strike struck struck/stricken, string strung, strive strove/strived striven/strived, swear swore sworn,
sweat sweated/sweat, sweep swept, swell swelled swollen/swelled, swim swam swum, swing swung, take took taken,
teach taught, tear tore torn, tell told, think thought, thrive thrived/throve, throw threw thrown, thrust thrust,
tread trod trodden/trod, unbind unbound, undercut undercut, undergo underwent undergone, underlie underlay
underlain, understand understood, undertake undertook undertaken, underwrite underwrote underwritten,
undo undid undone, unwind unwound, uphold upheld, upset upset, wake woke/waked woken/waked, waylay waylaid,
wear wore worn, weave wove woven, wed wedded/wed, weep wept, wet wetted/wet, win won, wind wound,
withdraw withdrew withdrawn, withhold withheld, withstand withstood, wring wrung, write wrote written
"""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


WHOLE = {
    "be": "be am is are was were been being",
    "have": "have has had having",
    "can": "can could",
    "may": "may might",
    "shall": "shall should",
    "will": "will would",
    **{modal: modal for modal in ("could", "might", "must", "ought", "should", "would")},
}
"""Verbs whose forms follow no rule: all of them."""
STRESSED_LAST = _set(
    """
    abet abhor abut acquit admit airdrop allot annul appal backstop befit beget begin beset bestir blackleg bootleg
    carjack catnap commit compel concur confer control debar debug defer defog demob demur deter disbar disinter dispel
    distil dogleg eavesdrop embed emit enrol enthral entrap equip excel expel extol forbid forget fulfil handicap hobnob
    horsewhip humbug impel incur infer input instal instil inter kneecap leapfrog machinegun misfit occur offset omit
    outbid outfit outgun outman outrun outwit overlap overrun overstep overtop patrol permit pistolwhip prefer propel
    rebel rebut recap recommit recur refer refit regret remit repel reprogram rerun reset resubmit retrofit sandbag
    sidestep submit transfer transmit transship undercut unman unpin unplug unwrap unzip upset waterlog whiplash
    wiretap zigzag
    """
)
"""Verbs of several syllables that double their last consonant."""
DOUBLED_OR_NOT = _set(
    """
    kidnap worship program benefit focus bias combat format ricochet bayonet leaflet catalog hiccup bus
    """
)
"""Verbs in use with and without the double consonant (those in -l have a rule of their own)."""
NEVER_DOUBLED = _set("parallel")
DIGRAPHS = ("ai", "au", "ea", "ee", "ei", "eu", "ie", "oa", "oi", "oo", "ou")
VOWELS = "aeiou"
KEEP_E = _set("singe swinge springe")
"""Verbs that keep their e before -ing: no song is meant."""
KEEP_E_OR_NOT = _set("tinge binge age route")

PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "persons people",
    "foot": "feet",
    "tooth": "teeth",
    "goose": "geese",
    "mouse": "mice",
    "louse": "lice",
    "ox": "oxen",
    "wife": "wives",
    "life": "lives",
    "knife": "knives",
    "thief": "thieves",
    "half": "halves",
    "wolf": "wolves",
    "leaf": "leaves",
    "loaf": "loaves",
    "shelf": "shelves",
    "calf": "calves",
    "self": "selves",
    "sheaf": "sheaves",
    "hoof": "hooves hoofs",
    "scarf": "scarves scarfs",
    "wharf": "wharves wharfs",
    "dwarf": "dwarves dwarfs",
    "medium": "media",
    "stadium": "stadiums stadia",
    "memorandum": "memoranda memorandums",
    "referendum": "referendums referenda",
    "ultimatum": "ultimatums ultimata",
    "bacterium": "bacteria",
    "curriculum": "curricula curriculums",
    "criterion": "criteria",
    "phenomenon": "phenomena",
    "alumnus": "alumni",
    "nucleus": "nuclei",
    "radius": "radii radiuses",
    "terminus": "termini terminuses",
    "index": "indices indexes",
    "appendix": "appendices appendixes",
    "vertex": "vertices vertexes",
    "fatwa": "fatwas fatawa",
    "talib": "talibs taliban",
    "mujahid": "mujahideen mujahedeen mujahidin mujahedin",
    "kibbutz": "kibbutzim kibbutzes",
    "bureau": "bureaus bureaux",
    "plateau": "plateaus plateaux",
    "quiz": "quizzes",
    "by": "bys",
    "gas": "gases gasses",
    "bus": "buses busses",
    "passer-by": "passers-by",
    "passerby": "passersby",
    "runner-up": "runners-up",
    "hanger-on": "hangers-on",
    "looker-on": "lookers-on",
}
"""Plurals against the rule; compounds that end in the key follow it where ``COMPOUND`` holds it."""
COMPOUND = ("woman", "man", "child", "person", "wife", "life", "knife", "thief", "wolf", "foot", "tooth", "shelf")
NO_MAN = _set(
    """
    human german roman ottoman talisman shaman caiman norman oman brahman turcoman turkman burman musulman mussulman
    hetman ataman cayman ramadan superhuman
    """
)
INVARIABLE = _set(
    """
    aircraft spacecraft hovercraft watercraft rotorcraft craft personnel troops police cattle livestock sheep deer
    series species headquarters barracks means crossroads gallows shambles corps offspring swiss chassis debris
    ammunition weaponry ordnance shrapnel gunfire shellfire bloodshed carnage unrest violence equipment information
    infantry cavalry clergy folk dead wounded injured missing deceased elderly mujahideen mujahedeen
    mujahidin mujahedin fedayeen fedayin peshmerga taliban janjaweed news politics
    """
)
SINGULAR_IN_S = _set(
    """
    metropolis gas bias canvas atlas lens alias chaos rhinoceros cosmos pathos iris pelvis tennis trellis ibis christmas
    pancreas bus campus virus census cyclops
    """
)
PLURAL_IN_US = _set("hutus zulus gurus menus emus")
ES_AFTER_O = _set("torpedo hero echo veto embargo potato tomato domino negro mosquito")
S_OR_ES_AFTER_O = _set("cargo commando volcano tornado buffalo motto desperado innuendo ghetto halo mango")
HARD_CH = _set("stomach monarch patriarch matriarch epoch eunuch oligarch loch tech mach")
HEAD_FIRST = ("-in-", "-of-", "-at-")
"""Inside compounds whose first word takes the plural: commanders-in-chief, brothers-in-law."""

COMPARED = {
    "good": "better best",
    "bad": "worse worst",
    "far": "farther further farthest furthest",
    "ill": "worse worst",
}
GRADED = _set(
    """
    big large small high low great grave safe strong weak fierce harsh hard soft heavy deadly bloody likely unlikely
    dirty early easy empty guilty happy unhappy hungry angry lucky unlucky mighty nasty noisy risky ready shaky steady
    sunny tiny ugly wealthy worthy hasty costly lonely friendly deep wide broad long short tall near close new old young
    late fresh slow quick fast swift loud quiet calm clear dark bright light grim hot cold warm cool dry wet wild mild
    brave bold proud cruel rough tough tight loose thin thick fat sharp blunt poor rich cheap dear rare vast wise sad
    sick sore sure true fair free full firm frank kind mad mean rude severe simple stern strict feeble noble humble
    narrow shallow clever sincere secure remote white black red blue green brown grey gray
    """
)
"""Adjectives that are compared with -er and -est; the others have one form."""

NO_NOUNS = _set(
    """
    up down off out away back over apart ahead along aside forth together open shut free loose dead alive ablaze
    alight afire aflame responsible guilty hostile unconscious ill unharmed unhurt safe safely short clear dry low high
    deep close wide far late early it its him her them me us you he she they we itself himself herself themselves
    who whom what which that this these those there here one other another each both all any some every no not nor
    and or but if as than then so too very more less least most much many such own same due able unable about again
    around round across through under beyond within without behind below above beneath beside besides per via like
    unlike until since upon onto toward towards of on at against in into from to with by for between among near
    outside inside after before during a an the his their our my your whose be been is are was were cold
    detonate explode survive go wait shoot stab hide
    two three four five six seven eight nine ten n
    """
)
"""Words beside a pattern's head that take no plural: particles, pronouns, adjectives of result."""
ADJECTIVE_ENDS = ("ed", "ly", "ous", "ful", "less")
"""Ends of words that are seldom nouns."""
NOUNS_ALL_THE_SAME = _set(
    """
    ally rally family assembly supply reply bully monopoly homily anomaly melancholy
    bed seed shed feed deed weed hotbed deathbed sickbed riverbed flatbed watershed bloodshed breed creed greed speed
    handful armful mouthful shipful
    """
)
"""Nouns with such an end."""


def _table() -> dict[str, tuple[list[str], list[str]]]:
    rows: dict[str, tuple[list[str], list[str]]] = {}
    for cell in " ".join(IRREGULAR.split()).split(", "):
        verb, past, *participle = cell.split()
        rows[verb] = past.split("/"), (participle or [past])[0].split("/")
    return rows


TABLE = _table()
PARTICIPLES = frozenset(form for _, participles in TABLE.values() for form in participles)


def _unique(forms: list[str]) -> list[str]:
    return list(dict.fromkeys(forms))


# ---- verbs ----------------------------------------------------------------------------------------------------


def conjugate(verb: str) -> list[str]:
    """All forms of a verb, the infinitive first, none twice; of a compound with a hyphen the last word inflects."""
    prefix, dash, last = verb.rpartition("-")
    return _unique([f"{prefix}{dash}{form}" for form in WHOLE.get(last, "").split() or _conjugated(last)])


def _conjugated(verb: str) -> list[str]:
    return [verb, *third_person(verb), *_past(verb), *participle_ing(verb)]


def third_person(verb: str) -> list[str]:
    """The form with -s: attacks, pushes, flies, goes; the last z and s of short verbs double."""
    if verb.endswith(("z", "s")) and not verb.endswith(("zz", "ss")) and _doubles(verb):
        return [f"{stem}es" for stem in _stems(verb)]
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return [f"{verb}es"]
    if verb.endswith("o") and verb[-2:-1] not in VOWELS:
        return [f"{verb}es"]
    return [f"{verb[:-1]}ies" if _y_after_consonant(verb) else f"{verb}s"]


def _past(verb: str) -> list[str]:
    if verb in TABLE:
        past, participle = TABLE[verb]
        return [*past, *participle]
    if verb.endswith("e"):
        return [f"{verb}d"]
    if _y_after_consonant(verb):
        return [f"{verb[:-1]}ied"]
    return [f"{stem}ed" for stem in _stems(verb)]


def participle_ing(verb: str) -> list[str]:
    """The form with -ing: taking, dying, fleeing, stopping, panicking."""
    if verb.endswith("ie"):
        return [f"{verb[:-2]}ying"]
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        dropped = f"{verb[:-1]}ing"
        whole = f"{verb}ing"
        return [whole] if verb in KEEP_E else [dropped, whole] if verb in KEEP_E_OR_NOT else [dropped]
    return [f"{stem}ing" for stem in _stems(verb)]


def _stems(verb: str) -> list[str]:
    """What stands before -ed and -ing: stopp, travell or travel, panick, attack."""
    if verb.endswith("c"):
        return [f"{verb}k"]
    if not _doubles(verb):
        return [verb]
    doubled = verb + verb[-1]
    both = verb in DOUBLED_OR_NOT or (verb.endswith("l") and _syllables(verb) > 1 and verb not in STRESSED_LAST)
    return [doubled, verb] if both else [doubled]


def _doubles(verb: str) -> bool:
    """One vowel and one consonant at the end, under the stress; l doubles without stress, too, in British spelling."""
    if verb in NEVER_DOUBLED or not _ends_short(verb):
        return False
    return verb in STRESSED_LAST | DOUBLED_OR_NOT or verb.endswith("l") or _syllables(verb) == 1


def _ends_short(verb: str) -> bool:
    """A single vowel before a single consonant: stop, quit, fuel; not shoot, attack, fix, flow."""
    bare = verb.replace("qu", "q")
    if len(bare) < 3 or bare[-1] in "aeiouwxyhc" or bare[-2] not in VOWELS:
        return False
    single = bare[-3] not in VOWELS
    return single or (bare[-1] == "l" and bare[-3:-1] not in DIGRAPHS and _syllables(verb) > 1)


def _syllables(word: str) -> int:
    """How many vowels sound: digraphs count once, a last mute e not at all."""
    bare = word.replace("qu", "q")
    bare = bare[:-1] if bare.endswith("e") and not bare.endswith("ee") else bare
    for digraph in DIGRAPHS:
        bare = bare.replace(digraph, "a")
    return max(1, sum(letter in "aeiou" or (letter == "y" and n > 0) for n, letter in enumerate(bare)))


def _y_after_consonant(word: str) -> bool:
    return word.endswith("y") and (word[-2:-1] not in VOWELS or word.endswith("quy"))


# ---- nouns ----------------------------------------------------------------------------------------------------


def noun(word: str) -> list[str]:
    """Singular and plural; a noun named in the plural only has that form."""
    if _plural_only(word):
        return [word]
    return _unique([word, *plurals(word)])


def _plural_only(word: str) -> bool:
    """``explosives``, ``troops``: ends in s, and no noun that does so in the singular."""
    if word in PLURAL_IN_US:
        return True
    if word in SINGULAR_IN_S or not word.endswith("s") or word.endswith(("ss", "us")):
        return False
    return not _greek(word)


def _greek(word: str) -> bool:
    return word.endswith(("sis", "axis")) and word != "taxis"


def plurals(word: str) -> list[str]:
    """The plurals of a singular, most have one."""
    if word in INVARIABLE or word.endswith("ese"):
        return [word]
    if word in PLURALS:
        return PLURALS[word].split()
    for link in HEAD_FIRST:
        if link in word:
            head, tail = word.split(link, 1)
            return [f"{many}{link}{tail}" for many in plurals(head)]
    prefix, dash, last = word.rpartition("-")
    if dash and last:
        found = [f"{prefix}-{many}" for many in plurals(last)]
        return [f"{many}-general" for many in plurals(prefix)] + found if last == "general" else found
    return _compound(word) or _regular(word)


def _compound(word: str) -> list[str]:
    """Plurals of words that end in an irregular noun: gunmen, housewives, grandchildren."""
    end = next((end for end in COMPOUND if word.endswith(end)), "")
    if not end or word in NO_MAN:
        return []
    return [word.removesuffix(end) + many for many in PLURALS[end].split()]


def _regular(word: str) -> list[str]:
    if _greek(word):
        return [f"{word[:-2]}es"]
    if word.endswith("o"):
        return _after_o(word)
    if word.endswith(("s", "x", "z", "sh")) or (word.endswith("ch") and word not in HARD_CH):
        return [f"{word}es"]
    return [f"{word[:-1]}ies" if _y_after_consonant(word) else f"{word}s"]


def _after_o(word: str) -> list[str]:
    if word in S_OR_ES_AFTER_O:
        return [f"{word}s", f"{word}es"]
    return [f"{word}es" if word in ES_AFTER_O else f"{word}s"]


# ---- adjectives -----------------------------------------------------------------------------------------------


def adjective(word: str) -> list[str]:
    """The adjective, with comparative and superlative where usage forms them with an end."""
    if word in COMPARED:
        return [word, *COMPARED[word].split()]
    if word not in GRADED:
        return [word]
    if word.endswith("e"):
        return [word, f"{word}r", f"{word}st"]
    if _y_after_consonant(word):
        return [word, f"{word[:-1]}ier", f"{word[:-1]}iest"]
    stem = word + word[-1] if _ends_short(word) and _syllables(word) == 1 else word
    return [word, f"{stem}er", f"{stem}est"]


# ---- the words of the pack ------------------------------------------------------------------------------------


def collect() -> Words:
    """All words of the English pack that inflect."""
    words = inflections.collect(inflections.folder_of("en"))
    words.verbs |= words.implicatives
    phrases = {lemma for lemma in words.nouns if " " in lemma}  # a row holds words, not phrases
    words.nouns -= phrases
    words.adjectives = {word for word in words.adjectives if " " not in word}
    beside = set(_fixed(words))
    for phrase in (*words.phrases, *words.genres, *phrases):
        beside |= set(_head(phrase, words))
    words.nouns |= {word for word in beside if _inflects(word)}
    return words


def _fixed(words: Words) -> Iterator[str]:
    """Nouns among the words behind a head: "take hostage" holds in "took hostages", "loss of life" of lives."""
    for word in words.fixed - words.prepositions - words.adjectives - PARTICIPLES:
        if _may_be_noun(word) and not word.endswith(("ing", "self", "selves")) and not _plural_only(word):
            yield word


def _head(phrase: str, words: Words) -> Iterator[str]:
    """The last word before the first preposition; the words in front of it and behind stand fixed."""
    front: list[str] = []
    for word in split(phrase):
        if front and word in words.prepositions:
            break
        front.append(word)
    if front and _may_be_noun(front[-1]) and front[-1] not in words.adjectives:
        yield front[-1]


def _may_be_noun(word: str) -> bool:
    return word not in NO_NOUNS and (not word.endswith(ADJECTIVE_ENDS) or word in NOUNS_ALL_THE_SAME)


def _inflects(word: str) -> bool:
    return word.replace("-", "").isalpha() and len(word) > 1


HEADER = "English forms, generated by training/en/inflect.py from the words of this pack; Apache-2.0. Do not edit."


def render() -> str:
    """The whole file as text."""
    return inflections.render(HEADER, collect(), Rules(conjugate, noun, adjective))


if __name__ == "__main__":
    inflections.write("en", render())
