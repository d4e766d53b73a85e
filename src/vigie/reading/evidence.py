"""The shortest words that state an act: around its trigger, at most fifteen."""

from __future__ import annotations

from vigie.model import Span
from vigie.reading.scene import Scene
from vigie.reading.situations import Situation

MOST_WORDS = 15
MOST_PIECES = 3


def evidence(scene: Scene, situations: list[Situation]) -> tuple[Span, ...]:
    """One to three pieces: the text before the title, the surest situations first."""
    ranked = sorted(situations, key=lambda s: (scene.in_title(s.act.at), s.act.trigger.weak, s.act.at))
    found: list[Span] = []
    for situation in ranked:
        span = piece(scene, situation)
        if not any(span.part == f.part and span.start < f.end and f.start < span.end for f in found):
            found.append(span)
        if len(found) == MOST_PIECES:
            break
    return tuple(sorted(found, key=lambda s: (s.part == "title", s.start)))


def piece(scene: Scene, situation: Situation) -> Span:
    """From the nearest argument before the trigger to the nearest behind it, within the sentence."""
    act, tree = situation.act, scene.tree
    start, end = min(act.tokens), max(act.tokens) + 1
    arguments = sorted({*act.agents, *act.targets, *act.instruments}, key=lambda i: abs(i - act.at))
    for head in arguments:
        if tree.sent[head] != tree.sent[act.at]:
            continue
        mention = scene.names.mention(head)
        wider = (min(start, mention.start), max(end, mention.end))
        if length(scene, *wider) <= MOST_WORDS and scene.in_title(wider[0]) == scene.in_title(wider[1] - 1):
            start, end = wider
    return scene.span(*shortened(scene, start, end, act.at))


def shortened(scene: Scene, start: int, end: int, at: int) -> tuple[int, int]:
    """Cut from the far ends until fifteen words are left; token ``at`` stays inside."""
    while length(scene, start, end) > MOST_WORDS and end - start > 1:
        if at - start >= end - 1 - at and start < at:
            start += 1
        else:
            end -= 1
    return start, end


def length(scene: Scene, start: int, end: int) -> int:
    """Words, as white space parts them."""
    return len(scene.words(start, end).split())
