"""The rules reader: the whole way from an article to its reading, on one screen."""

from __future__ import annotations

from typing import Any

from vigie.gazetteer import Gazetteer
from vigie.languages import Pack, load
from vigie.model import Article, Reading
from vigie.parties import Register
from vigie.reading import gather, tolls
from vigie.reading.bearing import hand_on
from vigie.reading.belonging import hand_over
from vigie.reading.build import Builder
from vigie.reading.confidence import sift
from vigie.reading.genre import is_quiet
from vigie.reading.parse import Parser
from vigie.reading.prepare import prepare
from vigie.reading.responsibility import find_pointings
from vigie.reading.scan import Scan
from vigie.reading.scene import Scene, see
from vigie.reading.statements import Statements
from vigie.reading.steps import StepClock
from vigie.reading.truecase import Truecaser
from vigie.reading.workings import Workings
from vigie.settings import Settings
from vigie.version import __version__


class RulesReader:
    """Reads articles of one language by the rules of its pack."""

    def __init__(self, pack: Pack, parser: Parser, register: Register, gazetteer: Gazetteer):
        self.pack = pack
        self.parser = parser
        self.register = register
        self.gazetteer = gazetteer
        self.scan = Scan.of(pack, register)
        self.truecaser = Truecaser(parser.nlp, pack, register, gazetteer)

    @classmethod
    def open(cls, lang: str, settings: Settings | None = None) -> RulesReader:
        """The reader of a language. LanguageError if there is no pack; SettingsError if a user's parser is wrong."""
        chosen = settings or Settings()
        pack = load(lang)
        parser = Parser.open(pack, chosen.parsers.get(lang))
        return cls(pack, parser, Register.load(lang), Gazetteer.open(chosen.gazetteer))

    @property
    def nlp(self) -> Any:
        """The spaCy pipeline."""
        return self.parser.nlp

    def read(self, article: Article, clock: StepClock | None = None) -> Reading:
        """What the article says: reports, statements and tolls, every value with its span."""
        clock = clock or StepClock()
        with clock.step("scan"):
            if self.scan.holds_nothing(article):
                return Reading(article=article, version=__version__)
        found = self.workings(article, clock)
        return found.reading if isinstance(found, Workings) else found

    def workings(self, article: Article, clock: StepClock | None = None) -> Workings | Reading:
        """The reading with the layers under it, without the cheap look before; a bare reading of an empty text."""
        clock = clock or StepClock()
        with clock.step("prepare"):
            prepared = self.truecaser.restore(prepare(article))
        if not prepared.text:
            return Reading(article=article, version=__version__)
        with clock.step("parse"):
            tree = self.parser.parse(prepared)
        scene = see(article, prepared, tree, self.pack, self.register, self.gazetteer, clock)
        with clock.step("assembly"):
            return self._assemble(scene)

    def _assemble(self, scene: Scene) -> Workings:
        pointings, quiet = find_pointings(scene), is_quiet(scene)
        situations = [] if quiet else gather.situations(scene)
        drafts = gather.drafts(scene, situations) if situations else []
        materials, aggregate = gather.assign(scene, drafts, pointings)
        builder = Builder(scene, pointings=pointings)
        built = [(builder.report(n, m), m) for n, m in enumerate(materials)]
        sifted = sift(scene.article, built)
        dropped = [w.material for w in sifted.dropped]
        if changed := [*hand_on(scene, sifted.materials, dropped), *hand_over(scene, sifted.materials, dropped)]:
            again = {id(m) for m in changed}
            rows = enumerate(built)
            sifted = sift(
                scene.article, [(builder.report(n, m), m) if id(m) in again else (r, m) for n, (r, m) in rows]
            )
        reading = Reading(
            article=scene.article,
            reports=sifted.reports,
            statements=tuple(Statements(scene, pointings).find()),
            tolls=tuple(tolls.make(scene, aggregate)),
            version=__version__,
        )
        return Workings(scene, reading, quiet, tuple(situations), sifted, tuple(aggregate), tuple(pointings))
