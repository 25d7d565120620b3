"""All phrases of all languages in one trie, and how they are found on a page.

A phrase is a number; what is known of it stands in columns: its kind, its language, its role or its ordinal.
White space in a phrase may be any run of blanks on the page, and the case of letters does not matter.
"""

from functools import cache
from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline import phrase_kinds as kinds
from pipeline.outline.first_letters import BITS_OF_LETTER, LETTERS, Beginnings
from pipeline.outline.hits import Hits
from pipeline.outline.phrase_kinds import ASKED_FOR, COMMON, NOTICE, ORDINAL, ROLE
from pipeline.outline.scan.lines import Lines, is_edge, skip
from pipeline.outline.scan.properties import (
    ALNUM,
    BEGINS_SPACED,
    BEGINS_UNSPACED,
    BLANK,
    CODE_POINT,
    LETTER,
    WORD,
    Characters,
)
from pipeline.outline.trie import Trie
from pipeline.outline.word_ends import WordEnds
from pipeline.vocabulary import languages

ROOT: Final = 0
_ROOT_OF_NOTICES: Final = 1
_SPACE: Final = 32
_PLANE: Final = 1 << 16
# What stands for the rest of a compound.
_REST: Final = "-"


class Phrases(Trie):
    """The trie, and the columns of its phrases.

    ``place`` is the ordinal of an
    ordinal word (from 1), ``form`` its place among the words for that ordinal; ``spaced`` says that the phrase stands
    as whole words only, ``stem`` that it begins words. ``word_ends`` are those phrases that end words.
    """

    def __init__(self) -> None:
        super().__init__(2)  # the root of the notices stands beside that of all others
        self.text: list[str] = []
        self.kind: vec[i64] = vec[i64]()
        self.language: vec[i64] = vec[i64]()
        self.spaced: vec[i64] = vec[i64]()
        self.stem: vec[i64] = vec[i64]()
        self.role: list[str] = []
        self.place: vec[i64] = vec[i64]()
        self.form: vec[i64] = vec[i64]()
        self._next: vec[i64] = vec[i64]()  # the next phrase of the same letters, or -1
        self._below: vec[i64] = vec[i64]([0, 0])  # the kinds of all phrases that go through a state
        self._first: vec[i64] = vec[i64]([-1, -1])  # the first phrase that ends at a state, or -1
        self._after: vec[i64] = vec[i64]([-1] * _PLANE)  # the state after each first letter, or -1
        self.first_unspaced: i64 = _PLANE  # the least code point that begins a word of a script without spaces
        # The first letters of notices, and of names of sections, in spaced scripts.
        self.beginnings = Beginnings()
        self.names = Beginnings()
        self.word_ends = WordEnds()

    def add(
        self, text: str, kind: i64, language: i64, spaced: bool, role: str = "", place: i64 = 0, form: i64 = 0
    ) -> None:
        """Add one phrase, in small letters."""
        if kind == NOTICE and spaced:
            self.beginnings.add(text)
        if kind == ROLE and spaced:
            self.names.add(text)
        stem = kind == ROLE and spaced and text.endswith(_REST)
        size: i64 = len(text)
        if stem:
            size -= len(_REST)
        state: i64 = _ROOT_OF_NOTICES if kind == NOTICE else ROOT
        at: i64 = 0
        while at < size:
            code: i64 = ord(text[at])
            child = self.child(state, code)
            if child < 0:
                child = self.grow(state, code)
                self._first = append(self._first, -1)
                self._below = append(self._below, 0)
                if state == ROOT and code < _PLANE:
                    self._after[code] = child
            state = child
            self._below[state] |= kind
            at += 1
        if not spaced and kind == COMMON:
            self.first_unspaced = min(self.first_unspaced, ord(text[0]))
        number = self._describe(text, kind, language, spaced, role)
        self.stem[number] = 1 if stem else 0
        self.place[number] = place
        self.form[number] = form
        self._next[number] = self._first[state]
        self._first[state] = number

    def add_word_end(self, text: str, language: i64, role: str) -> None:
        """Add the name of a section that ends words, in small letters after a sign for their beginning."""
        self.word_ends.add(text[len(_REST) :], self._describe(text, ROLE, language, True, role))

    def _describe(self, text: str, kind: i64, language: i64, spaced: bool, role: str) -> i64:
        """The number of a new phrase, with its columns filled in."""
        self.text.append(text)
        self.role.append(role)
        self.kind = append(self.kind, kind)
        self.language = append(self.language, language)
        self.spaced = append(self.spaced, 1 if spaced else 0)
        self.stem = append(self.stem, 0)
        self.place = append(self.place, 0)
        self.form = append(self.form, 0)
        self._next = append(self._next, -1)
        return len(self.text) - 1

    def find_at(
        self, page: Lines, start: i64, end: i64, at: i64, kinds: i64, hits: Hits, within_words: bool = False
    ) -> None:
        """Add to the hits all phrases of some kinds that begin at a place of a span, the shortest first.

        With ``within_words``, words may go on before and after a phrase.
        """
        cells = page.cells
        below = self._below
        state: i64 = ROOT
        to: i64 = at
        asked = False  # whether a word begins here is asked once
        edge = False
        while to < end:
            blank: i64 = cells[to] & BLANK
            code: i64 = _SPACE if blank else cells[to] & CODE_POINT
            state = self._after[code] if state == ROOT and code < _PLANE else self.child(state, code)
            if state < 0 or not below[state] & kinds:
                return
            to = skip(page, to, end, BLANK) if blank else to + 1
            phrase: i64 = self._first[state]
            while phrase >= 0:
                if self.kind[phrase] & kinds:
                    if within_words or not self.spaced[phrase]:
                        hits.add(at, to, phrase)
                    else:
                        if not asked:
                            edge = is_edge(page, start, end, at)
                            asked = True
                        if edge and self.stem[phrase]:
                            hits.add(at, skip(page, to, end, WORD), phrase)
                        elif edge and is_edge(page, start, end, to):
                            hits.add(at, to, phrase)
                phrase = self._next[phrase]

    def ends(self, state: i64) -> bool:
        """Whether a phrase ends with the letter that leads to a state."""
        return self._first[state] >= 0

    def stands_at(self, page: Lines, end: i64, at: i64, kinds: i64) -> bool:
        """Whether a phrase of some kinds begins at a place of a span; words may go on before and after it."""
        cells = page.cells
        state: i64 = ROOT
        to: i64 = at
        while to < end:
            blank: i64 = cells[to] & BLANK
            state = self.child(state, _SPACE if blank else cells[to] & CODE_POINT)
            if state < 0 or not self._below[state] & kinds:
                return False
            to += 1
            if blank:
                while to < end and cells[to] & BLANK:
                    to += 1
            phrase: i64 = self._first[state]
            while phrase >= 0:
                if self.kind[phrase] & kinds:
                    return True
                phrase = self._next[phrase]
        return False

    def find_names(self, page: Lines, start: i64, end: i64, hits: Hits) -> None:
        """Add to the hits all names of sections in a span, and the compounds that end in one, as whole words."""
        cells = page.cells
        at: i64 = start
        while at < end:
            cell: i64 = cells[at]
            begins_word = cell & WORD != 0 and (at == start or not cells[at - 1] & WORD)
            before: i64 = hits.count
            if cell & BEGINS_UNSPACED or (
                begins_word and cell & BEGINS_SPACED and self.names.may_hold(key_at(page, at, end))
            ):
                self.find_at(page, start, end, at, ROLE, hits)
            if begins_word and cell & LETTER and hits.count == before:
                word_end: i64 = skip(page, at, end, WORD)
                phrase = self.word_ends.find(page, at, word_end)
                if phrase >= 0:
                    hits.add(at, word_end, phrase)
            at += 1

    def notice_end(self, page: Lines, start: i64, end: i64, at: i64, spaced: bool) -> i64:
        """Where the longest notice ends that begins at a place of a span; the place itself if none does.

        Where words are spaced, any signs may stand between those of a notice: "Sign-up", "terms & conditions".
        """
        found: i64 = at
        cells = page.cells
        state: i64 = _ROOT_OF_NOTICES
        to: i64 = at
        while to < end:
            if spaced and not cells[to] & ALNUM:
                state = self.child(state, _SPACE)
                while to < end and not cells[to] & ALNUM:
                    to += 1
            else:
                state = self.child(state, cells[to] & CODE_POINT)
                to += 1
            if state < 0:
                return found
            phrase: i64 = self._first[state]
            while phrase >= 0:
                if (self.spaced[phrase] != 0) == spaced and (not spaced or to == end or not cells[to] & ALNUM):
                    found = to
                phrase = self._next[phrase]
        return found


def key_at(page: Lines, at: i64, end: i64) -> i64:
    """The key of the word at a place of a span (`pipeline.outline.first_letters`)."""
    cells = page.cells
    key: i64 = 0
    to: i64 = at
    while to < end and to - at < LETTERS and cells[to] & ALNUM:
        key = key << BITS_OF_LETTER ^ cells[to] & CODE_POINT
        to += 1
    return key


def evidence(known: Phrases, phrase: i64) -> str:
    """How a phrase is told to a reader: "en: causes"."""
    return f"{languages()[int(known.language[phrase])].code}: {known.text[phrase]}"


@cache
def phrases() -> Phrases:
    """The phrases of all vocabulary files."""
    known = Phrases()
    for number, language in enumerate(languages()):
        for name, role in language.roles.items():
            if name.startswith(_REST):
                known.add_word_end(name, number, role)
            else:
                known.add(name, ROLE, number, language.words, role)
        lines = language.lines
        for kind, texts in (
            (kinds.PREVIOUS, lines.previous),
            (kinds.NEXT, lines.next),
            (kinds.RECOMMENDATIONS, lines.recommendations),
            (kinds.BYLINE, lines.byline),
            (kinds.BREADCRUMB, lines.breadcrumb),
            (kinds.BOILERPLATE, lines.boilerplate),
            (kinds.CLOSING, lines.closing),
            (kinds.CONTINUING, language.markers.continuing),
            (kinds.REFERENCE, language.markers.references),
            (kinds.JOINT, language.markers.joints),
            (kinds.COPULA, language.markers.copulas),
            (kinds.COMMON, language.common),
            (kinds.NOTICE, lines.notices),
            (kinds.BACKGROUND, language.headings.background),
            (kinds.BACKGROUND_AFTER, language.headings.background_after),
            (kinds.CONDITION, language.headings.conditions),
            (kinds.QUALIFIER, language.headings.qualifiers),
            (kinds.LINK, language.headings.links),
            (kinds.NOTHING, lines.nothing),
            (kinds.NEIGHBOURS, lines.neighbours),
            (kinds.TEASER, lines.teasers),
            (kinds.COMMENTS, lines.comments),
            (kinds.SPEAKER, lines.speakers),
            (kinds.CALL, lines.calls),
            (kinds.STATEMENT, lines.statements),
            (kinds.BIOGRAPHY, lines.biographies),
            (kinds.PROFESSION, lines.professions),
        ):
            for text in texts:
                known.add(text, kind, number, language.words)
        for place, words in enumerate(language.markers.ordinals, start=1):
            for form, word in enumerate(words):
                known.add(word, ORDINAL, number, language.words, "", place, form)
    return known


@cache
def characters() -> Characters:
    """The table of characters that the phrases need."""
    known = phrases()
    spaced: set[int] = set()
    unspaced: set[int] = set()
    notices: set[int] = set()
    for number, text in enumerate(known.text):
        kind = known.kind[number]
        if kind == NOTICE:
            notices.add(ord(text[0]))
        elif not kind & ASKED_FOR:
            (spaced if known.spaced[number] else unspaced).add(ord(text[0]))
    return Characters(frozenset(spaced), frozenset(unspaced), frozenset(notices))
