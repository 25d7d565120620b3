"""Lines that are mixed of markers, and what is read in a line."""

from hypothesis import strategies as st

from pipeline.outline.markers.candidates import GLUED, HOLLOW, INLINE, OPENS, Candidates
from pipeline.outline.markers.grammar import GRAMMAR, Grammar
from pipeline.outline.markers.reader import MarkerReader
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from tests.support.lists import PIECES
from tests.support.phrases import PHRASES

NUMERALS = ["1", "12", "100", "0", "01", "３", "٣", "二", "十二", "IV", "iv", "l", "a", "B", "б", "ア", "イ", "가", "Ⅰ"]
NUMERALS += ["1\ufe0f\u20e3", "①", "②", "Ⓐ", "•", "\uf0b7", "-", "+"]
SIGNS = [
    *".,:;?()[]（）、。，：．﹒*/&~”|",
    " ",
    " ",
    "  ",
    "\t",
    "\u3000",
    "no.",
    "_",
    "\u0301",
    "x",
    "The d",
    "A",
    "原因",
]
MIXES = st.lists(
    st.sampled_from([*PIECES, *PHRASES[::9], *map(str.title, PHRASES[::50]), *NUMERALS, *NUMERALS, *SIGNS, *SIGNS]),
    min_size=1,
    max_size=12,
).map(lambda pieces: "".join(pieces).replace("\n", " ").strip() or "-")


def read(line: str, opens: bool = False, grammar: Grammar = GRAMMAR) -> Candidates:
    candidates = Candidates()
    MarkerReader(grammar, page_of(line), phrases(), candidates).read(0, len(line), opens, 0, 0)
    return candidates


def shown(line: str, grammar: Grammar = GRAMMAR) -> list[str]:
    """The candidates of a line as "text family ordinal", with other ways to read them and what is known of them."""
    found = read(line, False, grammar)
    rows = []
    for number in range(found.count):
        first, flags = found.first[number], found.flags[number]
        names = {INLINE: "inline", OPENS: "opens", GLUED: "glued", HOLLOW: "hollow"}
        readings = [
            f"{grammar.numbering.name(found, found.family[row])} {found.ordinal[row]}"
            for row in range(first, first + found.readings[number])
        ]
        notes = [name for flag, name in names.items() if flags & flag]
        rows.append(" ".join([f"{line[found.start[number] : found.end[number]]!r}", "/".join(readings), *notes]))
    return rows
