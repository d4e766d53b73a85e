"""Who can speak, and who speaks by a verb of saying: its subject, an inverted or a missed one; names behind roles."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from vigie.reading.acts import Acts
from vigie.reading.names import Mention
from vigie.reading.patterns import Finder
from vigie.reading.tree import Tree

_STOPS = frozenset({";", ":", "."})
_SHORT = 6  # tokens at most between a subject and its verb with quoted words between
_COMPLEMENT = 6  # tokens between a role and a name: "of the government of Kobra"
_PREMODIFIERS = frozenset({"det", "amod", "compound", "nmod", "nummod", "flat", "case"})
_FLAT = 2  # words of a flat denial
_TOLD = 2  # tokens at least before an inserted verb of saying


class Speakers:
    """Finds the speaker of a verb in one text."""

    def __init__(self, tree: Tree, finder: Finder, acts: Acts, mute: frozenset[int], known: frozenset[int]):
        """``mute``: heads that never speak (acts, weapons, places, times); ``known``: heads of known parties."""
        self.tree = tree
        self.finder = finder
        self.acts = acts
        self.mute = mute
        self.known = known
        self.pack = finder.pack
        self.cues = finder.pack.cues

    def may_speak(self, i: int) -> bool:
        """Whether the noun phrase headed by ``i`` can be a speaker: persons, groups, institutions; nobody is none."""
        tree = self.tree
        if self._silent(i):
            return False
        if tree.pos[i] == "NUM":
            return self.one_of(i) is not None
        if tree.pos[i] in ("PROPN", "PRON") or self.stands_for(i):
            return True
        capital = tree.dep[i].startswith("nsubj") and tree.word[i][0].isupper()
        if capital and tree.pos[i] == "NOUN" and any(tree.pos[k] == "PROPN" for k in tree.with_dep(i, "compound")):
            return True  # "Pacific Rights Desk said"
        named = capital and i in self.known
        return (tree.pos[i] in ("NOUN", "ADJ") or named) and self.surely_speaks(i)

    def stands_for(self, i: int) -> bool:
        """ "the latter", "ce dernier": two words that stand for a noun as a pronoun does."""
        return i > 0 and " ".join(self.tree.low[i - 1 : i + 1]) in self.pack.grammar.subject_pronouns

    def one_of(self, i: int) -> int | None:
        """ "one of the survivors": the noun that a number or pronoun counts, if it can speak."""
        below = (k for k in self.tree.with_dep(i, "nmod") if k > i and self.surely_speaks(k))
        return next(below, None)

    def named_source(self, i: int) -> bool:
        """A noun of sources; no report."""
        lemmas = self.finder.lemmas(i, "NOUN")
        return any(n in self.cues.source_nouns and n not in self.cues.reporting_nouns for n in lemmas)

    def whole(self, i: int) -> int:
        """The head of the noun phrase that begins with a noun: "the mayor's office", "the police chief"."""
        tree = self.tree
        while (
            tree.head[i] > i
            and tree.dep[i].split(":")[0] in ("compound", "nmod", "amod")
            and not self._behind_preposition(i)
        ):
            if tree.pos[tree.head[i]] not in ("NOUN", "PROPN"):
                break
            i = tree.head[i]
        return i

    def _behind_preposition(self, i: int) -> bool:
        """Whether a preposition stands before the noun; a mark of possession behind it is none."""
        return any(self.tree.dep[k] == "case" and k < i for k in self.tree.kids[i]) and self.tree.dep[i] != "compound"

    def _silent(self, i: int) -> bool:
        """Nobody, an act, a weapon, a time, a place; but a capital that is a subject, and a party's name, do speak."""
        if self._nobody(i):
            return True
        capital = self.tree.pos[i] == "PROPN" and self.tree.dep[i].startswith("nsubj")
        return i in self.mute and i not in self.known and not capital

    def surely_speaks(self, i: int) -> bool:
        """A noun of speakers or persons, a known party, or a person's or body's name; "three soldiers" are victims."""
        if self._silent(i):
            return False
        lemmas = self.finder.lemmas(i, "NOUN")
        if any(self.tree.dep[k] == "nummod" for k in self.tree.kids[i]):
            return any(n in self.cues.source_nouns for n in lemmas)
        if i in self.known or self.tree.ent[i] in ("PER", "ORG"):
            return True
        return any(n in self._speaker_nouns or n in self.pack.casualties.persons for n in lemmas)

    @cached_property
    def _speaker_nouns(self) -> frozenset[str]:
        """Nouns of speakers and sources; a report speaks for its author only."""
        return (self.pack.grammar.speakers | self.cues.source_nouns) - self.cues.reporting_nouns

    def _nobody(self, i: int) -> bool:
        """ "no movement", "nobody"."""
        tree = self.tree
        return tree.low[i] in self.cues.negation or any(
            tree.dep[k] in ("det", "advmod") and k < i and tree.low[k] in self.cues.negation for k in tree.kids[i]
        )

    def speaker_of(self, verb: int) -> int | None:
        """Who speaks by a verb: its subject, the agent of a passive, an inverted or a missed subject."""
        clitic = self.inverted_pronoun(verb)
        if clitic is not None:
            return clitic
        if (self.after_quotation(verb) and not self._scare_quotes(verb)) or self._inserted(verb):
            inverted = self.inverted(verb)
            if inverted is not None:
                return inverted
        quoted = self._quoted_person(verb)
        if quoted is None:
            quoted = self._behind_quotation(verb)
        if quoted is not None:
            return quoted
        above = self._saying_above(verb)
        told = self.speaker_of(above) if above is not None else None
        if told is not None:
            return told
        if self.passive(verb):
            return next((k for k in self.acts.agents(verb) if self.may_speak(k)), None)
        speaker = self._subject(verb)
        own = any(self.tree.dep[k].startswith("nsubj") for k in self.tree.kids[verb])
        if speaker is not None and (speaker < verb if own else not self._finite_clause(verb)):
            return speaker
        return self._before(verb) or speaker

    def inverted_pronoun(self, verb: int) -> int | None:
        """The pronoun between an auxiliary and its verb: "six sont morts, a-t-il ajouté"; one of a known gender."""
        tree = self.tree
        for k in tree.kids[verb]:
            between = tree.pos[k] == "PRON" and tree.low[k].startswith("-") and k > 0 and tree.pos[k - 1] == "AUX"
            pronoun = tree.low[k].rpartition("-")[2]
            if between and pronoun in self.pack.grammar.subject_pronouns and tree.feature(k, "Gender"):
                return k
        return None

    def _subject(self, verb: int) -> int | None:
        """The grammatical subject, a sure speaker first; of a report its author; behind "nous dit" who stands there."""
        subjects = [k for k in self.acts.subjects(verb) if not self._parted(k, verb)]
        own = [k for k in subjects if self.tree.dep[k] == "nsubj" and self.tree.head[k] == verb and k < verb]
        subjects = [self._author(k) for k in (own[-1:] if len(own) > 1 else subjects)]
        able = [k for k in subjects if self.may_speak(k)]
        sure = next((k for k in able if self.tree.pos[k] != "PRON" and self.surely_speaks(k)), None)
        found = sure if sure is not None else next(iter(able), None)
        if found is not None and found < verb and self._listener(found, verb):
            behind = self.inverted(verb)
            return behind if behind is not None else found
        if found is not None and self.tree.low[found].lstrip("-") in self.pack.grammar.impersonal_pronouns:
            return next((k for k in self.tree.with_dep(verb, "obl") if k > verb and self.named_source(k)), found)
        return found

    def _listener(self, pronoun: int, verb: int) -> bool:
        """A first person before a verb in the third is who is told: "nous dit le maire"."""
        tree = self.tree
        persons = {tree.feature(k, "Person") for k in (verb, *tree.with_dep(verb, "aux"))}
        return tree.feature(pronoun, "Person") == "1" and "3" in persons

    def _author(self, noun: int) -> int:
        """Whose report it is: "the group's statement said", "the statement of the army"."""
        if not self._report(noun):
            return noun
        owners = (k for k in self.tree.with_dep(noun, "nmod", "compound") if self.surely_speaks(k))
        return next(owners, noun)

    def _saying_above(self, verb: int) -> int | None:
        """ "said that the base had been hit, adding that ...": a present participle goes on for the verb of saying."""
        tree = self.tree
        if tree.feature(verb, "VerbForm") != "Part" or tree.feature(verb, "Tense") != "Pres":
            return None
        if tree.dep[verb] == "acl" and self.surely_speaks(tree.head[verb]) and not self._comma_before(verb):
            return None  # "quotes an official as saying that"
        above = (j for j in tree.ancestors(verb) if j < verb and tree.pos[j] == "VERB")
        return next((j for j in above if next(self.finder.verbs(j, self.cues.reporting_verbs), None) is not None), None)

    def passive(self, verb: int) -> bool:
        """A passive, or a participle that the tagger took for a noun or an adjective; a reflexive is none."""
        if self.tree.pos[verb] in ("NOUN", "ADJ") and self.tree.dep[verb] in ("acl", "amod"):
            return True
        if self.tree.dep[verb].startswith("aux"):
            return False
        return self.acts.is_passive(verb) and not self.finder.reflexive(verb)

    def own_subject(self, verb: int) -> int | None:
        """The subject of a past tense that the tagger took for a participle: an active one, and no auxiliary."""
        deps = {self.tree.dep[k]: k for k in self.tree.kids[verb]}
        if any(d in ("nsubj:pass", "obl:agent") or d.startswith("aux") for d in deps):
            return None
        return deps.get("nsubj")

    def _inserted(self, verb: int) -> bool:
        """A verb of saying behind a comma that closes a whole clause: "three were hurt, said the mayor"."""
        tree, j = self.tree, verb - 1
        while j >= 0 and tree.pos[j] in ("AUX", "ADV", "PRON"):
            j -= 1
        if j < 0 or tree.low[j] != "," or self.addresses(verb):
            return False
        own = any(tree.dep[k].startswith("nsubj") and k < verb and self._opens(k) for k in tree.kids[verb])
        return not own and self._whole_clause(j) and not self.passive(verb)

    def _opens(self, subject: int) -> bool:
        """A subject that may be parted from its verb by an insertion: no number of people, no verb before it."""
        tree = self.tree
        counted = any(tree.dep[k] == "nummod" for k in tree.kids[subject])
        before = range(tree.sentence(subject).start, subject)
        return not counted and self.may_speak(subject) and not any(tree.pos[j] in ("VERB", "AUX") for j in before)

    def _whole_clause(self, comma: int) -> bool:
        """Whether something was told before a comma: a verb or a number, behind the last semicolon."""
        tree, start = self.tree, self.tree.sentence(comma).start
        begin = next((j + 1 for j in range(comma - 1, start, -1) if tree.low[j] == ";"), start)
        told = any(tree.pos[j] in ("VERB", "AUX", "NUM") for j in range(begin, comma))
        return (told and comma - begin >= _TOLD) or self.flat_denial(range(begin, comma))

    def flat_denial(self, words: range) -> bool:
        """ "False", "not so": one or two words that deny all that was said."""
        deny, tree = self.cues.deny, self.tree
        if not 0 < len(words) <= _FLAT:
            return False
        return any(
            tree.low[j] in deny.adjectives or tree.lemma[j] in deny.adjectives or deny.phrases.match(tree.low, j)
            for j in words
        )

    def _quoted_person(self, verb: int) -> int | None:
        """ "quotes an official as saying that ...": the object of the verb above, where a mark joins the two."""
        tree, above = self.tree, self.tree.head[verb]
        if not tree.dep[verb].startswith("advcl") or not any(tree.with_dep(verb, "mark")):
            return None
        if next(self.finder.verbs(above, self.cues.reporting_verbs), None) is None or self.passive(above):
            return None
        people = (k for k in tree.with_dep(above, "obj") if above < k < verb and self.surely_speaks(k))
        return next(people, None) if tree.feature(verb, "VerbForm") != "Fin" else None

    def _behind_quotation(self, verb: int) -> int | None:
        """'"...", the minister, Jean Untel, said': what stands between a quotation and its verb is the speaker."""
        tree = self.tree
        if any(self.tree.dep[k].startswith("nsubj") for k in tree.kids[verb]) or self.passive(verb):
            return None
        if next(self.finder.verbs(verb, self.cues.reporting_verbs), None) is None:
            return None
        start = tree.sentence(verb).start
        closing = next((j for j in range(verb - 1, start, -1) if tree.low[j] in self._closing), None)
        if closing is None or any(tree.pos[j] in ("VERB", "AUX", "SCONJ") for j in range(closing, verb)):
            return None
        nouns = (j for j in range(closing + 1, verb) if self.surely_speaks(j) and not tree.cases(j))
        return next((j for j in nouns if tree.head[j] not in range(closing + 1, j)), None)

    def _comma_before(self, verb: int) -> bool:
        """Whether a comma stands between a participle and the noun it qualifies."""
        return any(self.tree.low[j] == "," for j in range(self.tree.head[verb] + 1, verb))

    def addressees(self, verb: int) -> list[int]:
        """Whom a verb of telling addresses: its indirect object, or the object of "tell", "inform"."""
        told = list(self.tree.with_dep(verb, "iobj"))
        if self._takes_addressee(verb):
            told += [k for k in self.tree.with_dep(verb, "obj") if k > verb and self.tree.pos[k] != "PRON"]
        return told

    def _takes_addressee(self, verb: int) -> bool:
        return any(lemma in self.cues.addressing for lemma in self.finder.lemmas(verb, "VERB"))

    def told(self, verb: int) -> list[int]:
        """Heads of what a verb of saying tells, behind it: its clause or object, or that of "in a statement that"."""
        tree = self.tree
        heads = [k for k in tree.with_dep(verb, "ccomp", "xcomp", "obj") if k > verb]
        reports = (k for k in tree.with_dep(verb, "obl") if k > verb and self._report(k))
        heads += [c for k in reports for c in tree.with_dep(k, "acl", "ccomp") if any(tree.with_dep(c, "nsubj"))]
        if next(self.finder.verbs(verb, self.cues.blame), None) is not None:
            heads += [k for k in tree.with_dep(verb, "advcl") if k > verb and any(tree.with_dep(k, "mark"))]
        return heads

    def _report(self, noun: int) -> bool:
        return any(n in self.cues.reporting_nouns for n in self.finder.lemmas(noun, "NOUN"))

    def opening(self, noun: int) -> int:
        """The first token of the noun's own words before it: determiners, adjectives, compounds."""
        tree = self.tree
        own = [k for k in tree.kids[noun] if k < noun and tree.dep[k].split(":")[0] in _PREMODIFIERS]
        return min((self.opening(k) for k in own), default=noun)

    def _begin(self, speaker: int) -> int:
        """The first token of a speaker with its verb: the auxiliary before an inverted pronoun."""
        start = self.opening(speaker)
        clitic = self.tree.low[speaker].startswith("-") and start > 0 and self.tree.pos[start - 1] == "AUX"
        return start - 1 if clitic else start

    def nearest_noun(self, at: int) -> int | None:
        """The noun at or right before a token: the head of the phrase that ends there."""
        tree = self.tree
        j = next((j for j in range(at, max(at - 2, -1), -1) if tree.pos[j] in ("NOUN", "PROPN")), None)
        return tree.head[j] if j is not None and tree.dep[j].startswith("flat") else j

    def follows_clause(self, speaker: int) -> bool:
        """Whether a speaker stands behind a whole clause and its comma or quotation: "two died, the mayor said"."""
        tree = self.tree
        start = self.tree.sentence(speaker).start
        j = self._begin(speaker) - 1
        while j > start and tree.low[j] != "," and tree.low[j] not in self._closing:
            if tree.pos[j] in ("VERB", "AUX", "SCONJ", "ADP") or tree.low[j] in _STOPS:
                return False
            j -= 1
        return j - start >= _TOLD and any(tree.pos[k] in ("VERB", "AUX") for k in range(start, j))

    def encloses(self, speaker: int, verb: int) -> bool:
        """Whether commas part a speaker and the verb of saying from the clause around: "the raid, X said, hit Y"."""
        tree, start = self.tree, self._begin(speaker)
        behind = verb + 1 < len(tree) and tree.low[verb + 1] == ","
        return behind and start > self.tree.sentence(verb).start and tree.low[start - 1] == ","

    def addresses(self, verb: int) -> bool:
        """Whether the noun behind the verb may be whom it accuses, asks or warns."""
        tables = (self.cues.blame, *(words.verbs for words in self.cues.statements.values()))
        return any(next(self.finder.verbs(verb, table), None) is not None for table in tables)

    def _parted(self, subject: int, verb: int) -> bool:
        """Whether a colon or a semicolon stands between: "Kobra: the junta admits the raid"."""
        return any(self.tree.low[j] in _STOPS for j in range(subject, verb))

    def _finite_clause(self, verb: int) -> bool:
        """A finite verb outside a coordination has its subject before it, even where the parser saw none."""
        tree = self.tree
        if tree.dep[verb] in ("conj", "ROOT") and tree.pos[verb] == "VERB":
            return False
        if tree.pos[verb] not in ("VERB", "AUX"):
            return True
        return any(tree.feature(k, "VerbForm") == "Fin" for k in (verb, *tree.with_dep(verb, "aux")))

    def after_quotation(self, verb: int) -> bool:
        """Whether a verb (behind its auxiliary and clitics) follows a closing quotation mark or its comma."""
        tree, j = self.tree, verb - 1
        while j >= 0 and tree.pos[j] in ("AUX", "ADV", "PRON"):
            j -= 1
        closing = self._closing
        return j >= 1 and (
            tree.low[j] in closing or (tree.low[j] in (",", "-", "–", "—") and tree.low[j - 1] in closing)
        )

    def _scare_quotes(self, verb: int) -> bool:
        """Whether the verb's own subject stands right before some quoted words: "it 'firmly' denied the raid"."""
        own = [k for k in self.tree.kids[verb] if self.tree.dep[k].startswith("nsubj") and verb - _SHORT <= k < verb]
        return any(self.may_speak(k) for k in own)

    @cached_property
    def _closing(self) -> frozenset[str]:
        return frozenset(c for _, c in self.pack.grammar.quotes)

    def inverted(self, verb: int) -> int | None:
        """The speaker right behind the verb, where an adverbial may stand between: "a dit sur X la ministre"."""
        tree = self.tree
        if self._takes_addressee(verb):
            return None
        for j in range(verb + 1, min(verb + 9, len(tree))):
            if tree.pos[j] == "VERB" and j == verb + 1 and tree.feature(j, "VerbForm") == "Inf":
                continue  # "fait savoir"
            if tree.sent[j] != tree.sent[verb] or tree.pos[j] in ("VERB", "SCONJ", "CCONJ") or tree.low[j] in _STOPS:
                return None
            if j in self.mute and j not in self.known:
                continue  # "said on Friday the mayor"
            free = not tree.cases(j) or (j - verb >= 2 and self._plural_article(j))
            if tree.pos[j] in ("NOUN", "PROPN") and free and tree.dep[j] not in ("flat:name", "flat"):
                sure = self.surely_speaks(j) or (tree.pos[j] == "PROPN" and self.may_speak(j))
                close = self.after_quotation(verb) and j - verb <= 3 and not self._silent(j)
                return j if sure or close else None
        return None

    def _plural_article(self, j: int) -> bool:
        """ "told Radio X | some sources": an article that looks like "of the" opens the subject."""
        return len(self.pack.grammar.contractions.get(self.tree.low[j - 1], ())) > 1 and self.surely_speaks(j)

    def _before(self, verb: int) -> int | None:
        """The nearest speaker before a verb that the parser hung elsewhere: of its clause, or before "who"."""
        tree = self.tree
        relative = next((k for k in tree.kids[verb] if tree.low[k] in self.pack.grammar.relative_pronouns), None)
        at = verb if relative is None or relative > verb else relative
        for j in range(at - 1, tree.sentence(verb).start - 1, -1):
            if tree.low[j] in _STOPS:
                return None
            if tree.pos[j] in ("NOUN", "PROPN") and tree.dep[j] not in ("flat:name", "flat"):
                top = tree.head[j] if tree.dep[j] == "appos" else j
                free = not tree.cases(top) and tree.dep[top] != "obj"
                if tree.low[j - 1] != "(" and self.surely_speaks(j) and (free or (at - j <= 3 and at != verb)):
                    return j
        return None


def with_name(tree: Tree, mention: Mention) -> Mention:
    """A role with the person's name that stands behind it: "the governor, Jean Untel", "Colonel Untel".

    Between the two only the role's own complements may stand. The name becomes the mention's.
    """
    if tree.ent[mention.head] == "PER" or tree.feature(mention.head, "Number") == "Plur":
        return mention
    at = mention.end
    while at < len(tree) and at - mention.end < _COMPLEMENT and _complements(tree, at):
        at += 1
    comma = at < len(tree) and tree.low[at] == ","
    start = at + comma
    end = start
    while end < len(tree) and tree.pos[end] == "PROPN" and (tree.ent[end] == "PER" or (end > start or not comma)):
        end += 1
    title = comma or (at == mention.end and mention.role is not None) or tree.pos[mention.head] == "NOUN"
    if end == start or not title or tree.sent[start] != tree.sent[mention.head] or not _person(tree, start, end):
        return mention
    name = " ".join(tree.word[start:end])
    return replace(mention, end=end, name=name, unnamed=False)


def _complements(tree: Tree, at: int) -> bool:
    """Whether token ``at`` can stand between a role and its holder's name."""
    return tree.pos[at] in ("ADP", "DET", "NOUN", "ADJ") or (tree.pos[at] == "PROPN" and tree.ent[at] != "PER")


def _person(tree: Tree, start: int, end: int) -> bool:
    return any(tree.ent[j] == "PER" for j in range(start, end))
