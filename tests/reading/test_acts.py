"""Acts in the tree: who did what to whom, however the sentence is built."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vigie.reading.acts import Act
from vigie.reading.scene import Scene

Build = Callable[..., Scene]


def fault(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


def case(name: str, text: str, frame: str, agents: str = "", targets: str = "", *marks: Any) -> Any:
    """Heads of agents and targets, parted by blanks."""
    return pytest.param(text, frame, set(agents.split()), set(targets.split()), id=name, marks=marks)


def acts_of(scene: Scene, frame: str) -> list[Act]:
    return [act for act in scene.acts if act.frame == frame]


def words(scene: Scene, tokens: list[int]) -> set[str]:
    return {scene.tree.word[i] for i in tokens}


BELOW = "the parser hangs the target below the agent: only the act noun's own complements are looked at"

VOICES = [
    case("active", "Des rebelles ont attaqué un convoi militaire à Djibo.", "attack", "rebelles", "convoi"),
    case("passive", "Un convoi de l'armée a été attaqué par les rebelles à Djibo.", "attack", "rebelles", "convoi"),
    case("passive without agent", "Trois soldats ont été tués lundi à Djibo.", "kill", "", "soldats"),
    case("participle", "Des soldats tués par les rebelles ont été enterrés.", "kill", "rebelles", "soldats"),
    case("participle set apart", "La caserne, attaquée mardi par les rebelles, a brûlé.", "attack", "rebelles",
         "caserne"),
    case("gerund", "Des rebelles ont attaqué un poste, tuant trois soldats.", "kill", "rebelles", "soldats"),
    case("noun of, noun against", "L'attaque du Front Polisario contre la caserne a fait cinq morts.", "attack",
         "Front", "caserne"),
    case("plural noun of, noun against", "L'attaque des rebelles contre la caserne de Djibo a fait cinq morts lundi.",
         "attack", "rebelles", "caserne"),
    case("noun of, noun by", "L'enlèvement de deux enseignants par les rebelles a été signalé.", "abduct", "rebelles",
         "enseignants"),
    case("murder of, by", "L'assassinat du maire par les rebelles a choqué le pays.", "kill", "rebelles", "maire"),
    case("noun, participle by, against", "Une attaque menée par les rebelles contre la caserne a échoué.", "attack",
         "rebelles", "caserne"),
    case("adjective of a country", "Un raid israélien contre un immeuble de Tyr a fait un mort.", "strike",
         "israélien", "immeuble"),
    case("relative subject", "Les rebelles, qui ont attaqué hier le convoi, ont fui.", "attack", "rebelles",
         "convoi"),
    case("relative object", "La caserne que les rebelles ont attaquée est en ruine.", "attack", "rebelles", "caserne",
         fault("a relative pronoun that the parser takes for a conjunction gives no object")),
    case("coordinated verbs", "Des rebelles ont attaqué le poste et ont tué trois soldats.", "kill", "rebelles",
         "soldats"),
    case("coordinated verbs with one auxiliary", "Des rebelles ont attaqué le poste et tué trois soldats.", "kill",
         "rebelles", "soldats"),
    case("coordinated objects", "Des rebelles ont tué un soldat et deux policiers.", "kill", "rebelles",
         "soldat policiers"),
    case("coordinated agents of a passive", "Le poste a été attaqué par des rebelles et des miliciens.", "attack",
         "rebelles miliciens", "poste"),
    case("coordinated subjects", "L'armée et la police ont dispersé une manifestation à Bamako.", "disperse",
         "armée police", "manifestation"),
    case("inverted subject", "Dans la nuit ont été tués trois soldats.", "kill", "", "soldats"),
    case("inverted subject behind A", "A Gao ont été tués trois soldats.", "kill", "", "soldats"),
    case("cleft", "C'est à Gao que l'armée a frappé un dépôt.", "strike", "armée", "dépôt"),
    case("infinitive under a verb of success", "Les rebelles ont réussi à s'emparer de la ville de Gao.", "capture",
         "rebelles", "ville"),
    case("infinitive under arriving at", "Les rebelles sont parvenus à s'emparer de la ville de Gao.", "capture",
         "rebelles", "ville"),
]  # fmt: skip

LIGHT = [
    case("led an attack against", "L'armée malienne a mené une attaque contre les positions des rebelles.", "attack",
         "armée", "positions"),
    case("launched an assault", "Les rebelles ont lancé un assaut contre la caserne.", "clash", "rebelles", "caserne"),
    case("suffered an attack", "Les rebelles ont subi une attaque de l'armée.", "attack", "armée", "rebelles"),
    case("carried out in the passive", "Une frappe a été menée par la coalition contre un dépôt.", "strike",
         "coalition", "dépôt", fault(BELOW)),
    case("the strikes aimed at", "Des frappes aériennes ont visé la caserne.", "strike", "", "caserne"),
    case("was the target of", "L'armée a été la cible d'une attaque à Kidal.", "attack", "", "armée",
         fault("`être la cible de` gives the noun attack no target")),
]  # fmt: skip

WEAPONS = [
    case("took as target", "Deux avions ont pris pour cible le dépôt.", "strike", "avions", "dépôt"),
    case("hit by a drone", "Le dépôt a été frappé par un drone.", "strike", "drone", "dépôt"),
    case("fired at", "Les soldats ont ouvert le feu sur la foule.", "attack", "soldats", "foule"),
    case("brought down", "La coalition a abattu deux drones près d'Erbil.", "intercept", "coalition", "drones"),
    case("brought down, passive", "Deux drones ont été abattus par la coalition.", "intercept", "coalition", "drones"),
]


def has_roles(scene: Scene, frame: str, agents: set[str], targets: set[str]) -> None:
    """One act of the frame holds them: country adjectives and weapons are told from actors later."""
    found = acts_of(scene, frame)
    assert found, [act.frame for act in scene.acts]
    best = max(found, key=lambda act: len(words(scene, act.agents) & agents) + len(words(scene, act.targets) & targets))
    assert words(scene, best.targets) == targets
    assert agents <= words(scene, best.agents)
    adjectives = {scene.tree.word[i] for i in best.agents if scene.tree.pos[i] in ("ADJ", "VERB")}
    assert words(scene, best.agents) - adjectives <= agents


@pytest.mark.parametrize(("text", "frame", "agents", "targets"), VOICES)
def test_voices(scene: Build, text: str, frame: str, agents: set[str], targets: set[str]) -> None:
    has_roles(scene(text), frame, agents, targets)


@pytest.mark.parametrize(("text", "frame", "agents", "targets"), LIGHT)
def test_light_verbs(scene: Build, text: str, frame: str, agents: set[str], targets: set[str]) -> None:
    has_roles(scene(text), frame, agents, targets)


@pytest.mark.parametrize(("text", "frame", "agents", "targets"), WEAPONS)
def test_fixed_words(scene: Build, text: str, frame: str, agents: set[str], targets: set[str]) -> None:
    has_roles(scene(text), frame, agents, targets)


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        pytest.param("Le convoi s'est arrêté à Gao.", set(), id="stop, not arrest"),
        pytest.param("Le président s'est rendu mardi à Gao.", set(), id="go to, not surrender"),
        pytest.param("Les rebelles se sont rendus à l'armée.", {"change"}, id="surrender"),
        pytest.param("Les députés se sont attaqués au problème.", set(), id="tackle, not attack"),
        pytest.param("L'armée a montré un drone de combat.", set(), id="attributive noun behind a weapon"),
        pytest.param("Les forces d'occupation ont fermé la route.", set(), id="attributive noun behind forces"),
        pytest.param("Un hélicoptère d'attaque a survolé Gao.", set(), id="attack helicopter"),
        pytest.param("Les Forces de mobilisation populaire ont publié un texte.", set(), id="act word in a name"),
        pytest.param("Le groupe Résistance et Libération a publié un texte.", set(), id="another act word in a name"),
        pytest.param("La ville est tombée aux mains des rebelles.", {"capture"},
                     id="être with a verb of motion is active"),
        pytest.param("La police a arrêté mardi trois militants à Gao.", {"arrest"}, id="one trigger, one frame"),
    ],
)  # fmt: skip
def test_frames(scene: Build, text: str, frames: set[str]) -> None:
    assert {act.frame for act in scene(text).acts} == frames


def test_the_fuller_pattern_wins(scene: Build) -> None:
    """ "took control" says more than "took"."""
    one = scene("Les rebelles ont pris le contrôle de la ville de Gao.")
    (act,) = one.acts
    assert act.frame == "capture"
    assert words(one, list(act.tokens)) >= {"pris", "contrôle"}


@pytest.mark.parametrize(
    ("text", "frame", "passive", "nominal"),
    [
        ("Des rebelles ont attaqué un poste.", "clash", False, False),
        ("Un poste a été attaqué.", "attack", True, False),
        ("Un poste attaqué par des rebelles a été évacué.", "attack", True, False),
        ("Un poste attaqué hier a été évacué.", "attack", True, False),
        ("Une attaque a eu lieu à Gao.", "attack", False, True),
        ("La ville est tombée aux mains des rebelles.", "capture", False, False),
    ],
)  # fmt: skip
def test_voice_and_class(scene: Build, text: str, frame: str, passive: bool, nominal: bool) -> None:
    act = acts_of(scene(text), frame)[0]
    assert (act.passive, act.nominal) == (passive, nominal)


def test_the_light_verb_carries_the_noun(scene: Build) -> None:
    one = scene("Les rebelles ont lancé un assaut contre la caserne.")
    (act,) = acts_of(one, "clash")
    assert one.tree.word[act.at] == "assaut"
    assert act.verb is not None
    assert one.tree.word[act.verb] == "lancé"


def test_a_day_is_no_target(scene: Build) -> None:
    one = scene("Des rebelles ont attaqué lundi un convoi à Djibo.")
    (act,) = acts_of(one, "attack")
    assert words(one, act.targets) == {"convoi"}


def test_acts_stand_in_text_order_and_share_no_token(scene: Build) -> None:
    one = scene("Des rebelles ont attaqué un poste, tué deux soldats et incendié le marché. L'assaut a duré une heure.")
    assert [act.at for act in one.acts] == sorted(act.at for act in one.acts)
    tokens = [t for act in one.acts for t in act.tokens]
    assert len(tokens) == len(set(tokens))
    assert {act.frame for act in one.acts} >= {"clash", "kill", "burn"}


def test_an_object_behind_a_day(scene: Build) -> None:
    has_roles(scene("Des émeutiers ont pillé lundi des magasins à Lyon."), "loot", {"émeutiers"}, {"magasins"})


def test_a_verb_hung_on_its_object(english_scene: Build) -> None:
    has_roles(english_scene("Rioters looted shops in Durban on Monday."), "riot", {"Rioters"}, {"shops"})


@pytest.mark.parametrize(
    ("text", "frame", "target"),
    [
        ("Une unité a exécuté, le 5 juin, une vingtaine d'habitants de Djibo.", "kill", "vingtaine"),
        ("Des roquettes ont touché lundi une verrière de Djibo.", "strike", "verrière"),
    ],
)
def test_an_object_that_stands_apart(scene: Build, text: str, frame: str, target: str) -> None:
    assert [words(act_scene, act.targets) for act_scene in [scene(text)] for act in acts_of(act_scene, frame)] == [
        {target}
    ]


def test_a_span_of_time_is_no_object(english_scene: Build) -> None:
    one = english_scene("The rebels attacked two hours later.")
    assert not [t for act in one.acts for t in act.targets]


@pytest.mark.parametrize("text", ["Roquettes sur le marché de Djibo : neuf morts.", "Obus sur la crèche de Djibo."])
def test_a_weapon_heads_a_headline_without_verb(scene: Build, text: str) -> None:
    assert acts_of(scene(text), "strike")


@pytest.mark.parametrize(
    "text",
    ["Le musée expose des roquettes sur un char.", "Des roquettes sur un char ouvrent le défilé."],
)
def test_a_weapon_beside_a_verb_is_no_headline(scene: Build, text: str) -> None:
    assert all(act.trigger.weak for act in acts_of(scene(text), "strike"))


def test_a_participle_after_a_weapon_is_its_verb(english_scene: Build) -> None:
    one = english_scene("On Saturday a missile punched through the roof of the cathedral in Kobra.")
    assert [act.passive for act in acts_of(one, "strike")] == [False]


def test_a_participle_taken_for_an_adjective_is_passive(english_scene: Build) -> None:
    one = english_scene("Thirty pupils were herded into the forest near Kobra by gunmen.")
    (act,) = acts_of(one, "abduct")
    assert act.passive
    assert words(one, act.targets) == {"pupils"}


@pytest.mark.parametrize(
    ("text", "frame", "agent"),
    [
        ("Le maire a été enlevé lundi à Kidal par des rebelles.", "abduct", "rebelles"),
        ("Deux voleurs ont été brûlés vifs par des habitants à Gao.", "mob", "habitants"),
        ("Cinq otages ont été passés par les armes lundi par des rebelles à Gao.", "kill", "rebelles"),
    ],
)
def test_the_agent_of_a_passive_wherever_it_hangs(scene: Build, text: str, frame: str, agent: str) -> None:
    found = scene(text)
    acts = [a for a in found.acts if a.frame == frame]
    assert [found.tree.word[k] for a in acts for k in a.agents] == [agent]


def test_an_agent_behind_a_result_in_english(english_scene: Build) -> None:
    found = english_scene("A student was shot dead by police in Kisumu on Monday.")
    (act,) = [a for a in found.acts if a.frame == "kill"]
    assert [found.tree.word[k] for k in act.agents] == ["police"]


@pytest.mark.parametrize(
    ("text", "frame", "found"),
    [
        ("Quelque 400 instituteurs remontent en silence vers la préfecture de Kobra.", "protest", True),
        ("Quelque 400 instituteurs remontent vers la préfecture de Kobra.", "protest", False),
        ("Des dockers barrent la route du port de Kobra.", "protest", True),
        ("Des chefs rebelles ont signé un document avec la garnison de Kobra.", "agree", True),
        ("Des musées ont signé un document avec la ville de Kobra.", "agree", False),
    ],
)
def test_an_everyday_word_needs_its_company(scene: Build, text: str, frame: str, found: bool) -> None:
    assert any(not act.trigger.weak for act in acts_of(scene(text), frame)) is found
