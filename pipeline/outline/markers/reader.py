"""Reading a line for its markers: at its beginning, within it, and words that number."""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline.headings.roles import is_bare_noun
from pipeline.outline.headings.sentences import sentence_start_after
from pipeline.outline.markers.bullets import has_company
from pipeline.outline.markers.candidates import HOLLOW, INLINE, OPENS, PASSING, SENTENCE, Candidates
from pipeline.outline.markers.families import BULLET, NESTED, OWN, UNSIGNED, WORD
from pipeline.outline.markers.grammar import BEGINS, CLOSES, Grammar, is_enclosed
from pipeline.outline.markers.labels import read_label
from pipeline.outline.markers.line_starts import after_markup, marker_at_line_start, take_markup
from pipeline.outline.markers.marker import Marker
from pipeline.outline.markers.references import joins_a_reference, refers
from pipeline.outline.markers.within import (
    is_between_sentences,
    is_in_row,
    keep,
    marker_closed_by,
    marker_from,
    nothing_but_marker_follows,
)
from pipeline.outline.markers.words import read_ordinal_word, read_word_marker
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, is_one_of, says_nothing, skip, skip_back
from pipeline.outline.scan.properties import (
    BLANK,
    COLON,
    DIGIT,
    ENCLOSED_NUMERAL,
    HAN_NUMERAL,
    LETTER,
    LINE_END,
    SENTENCE_END,
    SENTENCE_END_WIDE,
    SIGN,
    SPACE,
)

# A noun before a bare number.
_LEAST_NAME: Final = 2
_LONGEST_NAME: Final = 14
_NO_LABEL_WITHIN: Final = ",，、."
_WIDE_COLON: Final = "："


class MarkerReader:
    """Reads the lines of a page for the markers of a grammar."""

    def __init__(self, grammar: Grammar, page: Lines, known: Phrases, candidates: Candidates) -> None:
        self.grammar = grammar
        self.page = page
        self.known = known
        self.candidates = candidates
        self.bare: i64 = grammar.numbering.numbers[UNSIGNED]
        self.start: i64 = 0
        self.end: i64 = 0
        self.line: i64 = 0
        self.indent: i64 = 0
        self.has_numbers = False
        self.within: list[Marker] = []
        self.sentence_ends: vec[i64] = vec[i64]()

    def read(self, start: i64, end: i64, opens: bool, line: i64, indent: i64) -> None:
        """Add the candidates of a line, or of the rest of one after a heading."""
        self.start = start
        self.end = end
        self.line = line
        self.indent = indent
        self.has_numbers = self.page.flags[line] & (DIGIT | HAN_NUMERAL) != 0
        if self.within:
            self.within.clear()
        done: i64 = start
        first = self._first(start)
        if first is not None and first.family == BULLET and not has_company(self.page, line, first.start):
            first = None
        if first is not None:
            if opens:
                first.flags = OPENS
            self._add(first)
            done = first.end
            # A marker may stand directly after another one: "1. (1) text", "- First, text".
            second = self._second(skip(self.page, done, end, SPACE | LINE_END))
            if second is not None and not second.is_of(first) and not self._begins_lines_only(first, second):
                second.flags = OPENS
                self._add(second)
                done = second.end
        self._read_within(done)
        if first is not None or self.within:
            self._add_words(done)
            self._add_within()

    def add_alone(self, line: i64, ordinal: i64) -> None:
        """Add the numeral that a whole line is."""
        page = self.page
        start: i64 = page.start[line]
        self.candidates.add(start, page.end[line], start, page.end[line], 0, line, page.indent[line])
        self.candidates.add_reading(self.bare, ordinal, True, False)

    def _first(self, at: i64) -> Marker | None:
        """The marker that stands at the beginning of the line, with the markup before it."""
        unmarked: i64 = after_markup(self.page, self.end, at)
        marker = self._second(unmarked)
        if marker is not None and unmarked > at:
            take_markup(self.page, self.end, marker, at)
        return marker

    def _second(self, at: i64) -> Marker | None:
        """The marker that stands at a place, as if the line began there."""
        marker = marker_at_line_start(self.grammar, self.page, self.end, at)
        if marker is None:
            return self._word(at)
        return marker if marker.family >= 0 else None

    def _word(self, at: i64) -> Marker | None:
        """The ordinal word or the counted noun that stands at a place; without a number on the line, no noun counts."""
        if self.has_numbers:
            return read_word_marker(self.page, self.known, self.start, self.end, at)
        return read_ordinal_word(self.page, self.known, self.start, self.end, at)

    def _begins_lines_only(self, first: Marker, second: Marker) -> bool:
        """Whether the second of two markers is none, as bullets, bare and nested numbers are not: "• Day 1: rest"."""
        if second.family == OWN and first.family == BULLET:
            return True
        is_bare = second.row >= 0 and self.grammar.after_sentence >> second.row & 1 != 0
        return second.family == BULLET or is_bare or second.name.startswith(NESTED)

    def _read_within(self, done: i64) -> None:
        """Find the markers within the line from a place on, but for words that number, and where its sentences end."""
        cells = self.page.cells
        end: i64 = self.end
        begun: i64 = done
        sentence_ends = vec[i64]()
        if self.has_numbers and done == self.start:
            self._read_named(done, False)
        at: i64 = self.start
        while at < end:
            cell: i64 = cells[at]
            if cell & SIGN:
                if at >= done:
                    done = self._read_sign(at, done)
                if cell & SENTENCE_END:
                    sentence_ends = append(sentence_ends, at)
                if cell & (SENTENCE_END | COLON) and at >= begun and self.has_numbers:
                    self._read_named_after(at)
            at += 1
        self.sentence_ends = sentence_ends

    def _read_sign(self, at: i64, done: i64) -> i64:
        """Find the marker that begins or ends with the character at a place; how far the line is read then."""
        page = self.page
        may: i64 = BEGINS
        if not page.cells[at] & (DIGIT | ENCLOSED_NUMERAL):
            may = self.grammar.within.get(ord(page.text[at]))
            if may == 0:
                return done
        marker: Marker | None = None
        if may & CLOSES:
            marker = marker_closed_by(self.grammar, page, self.start, self.end, at, done)
        if may & BEGINS and marker is None:
            marker = marker_from(self.grammar, page, self.start, self.end, at)
        if marker is None:
            return done
        if self._marks(marker):
            self._open_after_colon(marker)
            is_bare = marker.row >= 0 and self.grammar.open_ended >> marker.row & 1 != 0
            if not is_bare and is_between_sentences(self.page, done, self.end, marker.start, marker.end):
                marker.flags |= SENTENCE
            keep(self.within, marker)
        return marker.end

    def _marks(self, marker: Marker) -> bool:
        """Whether a marker within the line is neither spoken of nor a reference."""
        at: i64 = marker.start
        if marker.family < 0:
            return False
        if is_enclosed(marker.family) and is_in_row(self.grammar, self.page, self.start, self.end, at):
            return False
        if joins_a_reference(self.page, self.end, marker.end):
            return False
        if not refers(self.page, self.start, at):
            return True
        marker.flags |= PASSING | HOLLOW
        ends = is_enclosed(marker.family) and nothing_but_marker_follows(self.page, self.end, marker.end)
        return ends and not refers(self.page, self.start, at, True)

    def _open_after_colon(self, marker: Marker) -> None:
        first: i64 = marker.start - 2
        if first < self.start:
            first = self.start
        before: i64 = skip_back(self.page, first, marker.start, SPACE)
        if before > first and self.page.cells[before - 1] & COLON:
            marker.flags |= OPENS

    def _add_words(self, begun: i64) -> None:
        """Add to the markers within the line the ordinal words with a sign that begin a sentence.

        They can only go on with a list.
        """
        markers: list[Marker] = []
        number = 0
        for sign in self.sentence_ends:
            word = self._word_after(sign, begun)
            if word is not None:
                while number < len(self.within) and self.within[number].start < word.start:
                    markers.append(self.within[number])
                    number += 1
                if number < len(self.within) and self.within[number].start == word.start:
                    number += 1  # "4つ目、" is a word, no number
                markers.append(word)
        if markers:
            self.within = markers + self.within[number:]

    def _word_after(self, sign: i64, begun: i64) -> Marker | None:
        at: i64 = sentence_start_after(self.page, self.end, sign)
        word = self._word(at) if at >= begun else None
        if word is None or word.family != WORD or word.ordinal == 0:
            return None
        word.flags = INLINE
        return None if self.page.cells[word.end - 1] & LETTER else word

    def _read_named_after(self, sign: i64) -> None:
        """Find a counted noun, or the name of a section with a bare number, where a sentence begins after a sign."""
        at: i64 = skip(self.page, sign + 1, self.end, BLANK)
        if at > sign + 1 or self.page.cells[sign] & SENTENCE_END_WIDE or is_one_of(self.page, sign, _WIDE_COLON):
            self._read_named(at, True)

    def _read_named(self, at: i64, counts: bool) -> None:
        """Find the name of a section with a bare number at a place, or a counted noun if it counts there."""
        page = self.page
        cells = page.cells
        end: i64 = self.end
        to: i64 = at
        while to < end and to - at < _LONGEST_NAME and not cells[to] & (SPACE | LINE_END | DIGIT):
            to += 1
        number: i64 = to + 1 if to < end and cells[to] & BLANK else to
        has_number = to - at >= _LEAST_NAME and number < end and cells[number] & DIGIT != 0
        if counts:
            if not has_number and read_label(page, end, at) is None:
                return
            word = read_word_marker(page, self.known, self.start, end, at)
            if (
                word is not None
                and word.family == OWN
                and word.end < end
                and not is_one_of(page, word.end - 1, _NO_LABEL_WITHIN)
            ):
                self._open_after_colon(word)
                keep(self.within, word)
                return
        if not has_number:
            return
        rows: i64 = self.grammar.expected(page, end, number) & self.grammar.after_sentence
        marker = self.grammar.fit(page, end, number, rows)
        if marker is None or marker.family < 0 or joins_a_reference(page, end, marker.end):
            return
        if is_bare_noun(page, self.known, at, to):
            marker.flags = OPENS
            keep(self.within, marker)

    def _add_within(self) -> None:
        """Add the markers within the line that text follows, and enclosed numerals that none follows."""
        number = 0
        while number < len(self.within):
            marker = self.within[number]
            number += 1
            if number < len(self.within) and self._is_hollow(marker, self.within[number]):
                if not is_enclosed(marker.family):
                    continue
                marker.flags |= HOLLOW
            self._add(marker)

    def _is_hollow(self, marker: Marker, following: Marker) -> bool:
        """Whether only punctuation stands between a marker and the next one, if that is of its kind."""
        alike = marker.is_of(following) or (is_enclosed(marker.family) and is_enclosed(following.family))
        return alike and marker.end <= following.start and says_nothing(self.page, marker.end, following.start)

    def _add(self, marker: Marker) -> None:
        candidates = self.candidates
        indent: i64 = self.indent
        if marker.flags & INLINE:
            indent = -1
        numeral: i64 = marker.numeral_start
        candidates.add(marker.start, marker.end, numeral, marker.numeral_end, marker.flags, self.line, indent)
        family: i64 = marker.family
        if family == OWN:
            family = candidates.own_family(marker.name)
        candidates.add_reading(family, marker.ordinal, marker.weak, marker.misread)
        likeliest: i64 = marker.row
        for row in marker.others:
            self.grammar.take(self.page, marker, row)
            candidates.add_reading(marker.family, marker.ordinal, marker.weak, marker.misread)
        if marker.row != likeliest:  # the marker after this one is compared with its likeliest reading
            self.grammar.take(self.page, marker, likeliest)
