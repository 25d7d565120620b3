"""Seeded lists in ten languages and every marker family, regular or damaged in known ways.

Every function takes a `random.Random`, so that a seed gives the same pages anywhere.
What two readings explain equally well has to stay: a last numeral that shows one or two
places too many may be right after lost markers; after two right ones, a number that was typed may
be so however many it shows, unless its digits look alike, and one that repeats one of them may begin
another list; a name that repeats a numeral may share its rank.
"""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from pipeline.characters import ENCLOSED
from pipeline.outline.markers.families import numeral_in
from pipeline.outline.markers.words import word_for
from samples.languages import LANGUAGES


class Style(NamedTuple):
    """How a list shows its places: a family, a sample numeral, and the signs around it."""

    family: str
    sample: str
    before: str = ""
    after: str = ""
    languages: tuple[str, ...] = tuple(LANGUAGES)

    def marker(self, place: int) -> str:
        """The marker of a place."""
        if self.family == "word":
            return f"{self.before}{word_for(place, self.sample)}{self.after}"
        return f"{self.before}{numeral_in(self.family, place, self.sample)}{self.after}"


_HAN = ("zh", "zh-Hant", "ja")
STYLES: tuple[Style, ...] = (
    *(Style(family, glyphs[0]) for family, glyphs in ENCLOSED.items()),
    *(Style("decimal-dot", sample, "", after) for sample, after in (("1", "."), ("01", "."), ("1", "．"), ("1", "﹒"))),
    Style("decimal-dot", "１", "", "．", _HAN),
    *(Style("decimal-paren", "1", "", after) for after in ")）"),
    *(Style("decimal-parens", "1", *signs) for signs in ("()", "（）")),
    Style("decimal-comma-wide", "1", "", "、"),
    Style("decimal-comma", "1", "", ", "),
    Style("decimal-brackets", "1", "[", "]"),
    Style("decimal-colon", "1", "", ": "),
    Style("decimal-dot", "1", "", "\\. "),
    Style("decimal-dot", "1", "", " . "),
    Style("decimal-dot", "1", "", ".) "),
    Style("decimal-dash", "1", "", "- "),
    Style("decimal-dash", "١", "", "- "),
    Style("decimal-slash", "1", "", "/ "),
    Style("decimal-degree", "1", "", "º "),
    Style("decimal-hash", "1", "#", " "),
    Style("keycap", "1", "", "\ufe0f\u20e3"),
    Style("han-comma", "一", "", "、", _HAN),
    Style("han-parens", "一", "（", "）", _HAN),
    Style("roman-dot", "I", "", ". "),
    Style("roman-small-paren", "i", "", ") "),
    Style("roman-sign", "Ⅰ", "", "、"),
    Style("letter-dot", "A", "", ". "),
    Style("letter-small-paren", "a", "", ") "),
    Style("letter-small-parens", "a", "(", ") "),
    Style("cyrillic-paren", "а", "", ") ", ("ru",)),
    Style("greek-paren", "α", "", ") "),
    Style("katakana-paren", "ア", "", ")", ("ja",)),
    Style("iroha-paren", "イ", "", ")", ("ja",)),
    Style("hangul-dot", "가", "", ". ", ("ko",)),
    Style("word", "First", "", ", ", ("en",)),
    Style("word", "第一", "", "，", ("zh",)),
)
# Styles whose markers are looked for within lines too.
INLINE_STYLES = tuple(
    style
    for style in STYLES
    if style.family in ENCLOSED
    or style.family in ("decimal-dot", "decimal-paren", "decimal-parens", "decimal-comma-wide", "keycap")
    or style.family in ("han-comma", "han-parens", "letter-small-parens")
)
# No family of letters or keycaps reaches far; lists stay below the shortest.
MOST_ITEMS = 8


class Made(NamedTuple):
    """A page, the page as it should be, and the texts of its list items."""

    text: str
    right: str
    items: list[str]
    style: Style
    language: str
    damage: str


def regular(rng: Random, style: Style, *, flat: bool = False) -> tuple[list[str], list[str], list[str], str]:
    """A list: its heading and lead as lines, its markers, its items, and its language."""
    language = rng.choice(style.languages)
    words = LANGUAGES[language]
    count = rng.randint(3, min(MOST_ITEMS, len(words["items"])))
    items = rng.sample(words["items"], count)
    heading = rng.choice(words["headings"][:2] if flat else words["headings"])
    lead = rng.choice(words["items"]).rstrip(".。") + ("." if words["items"][0][-1] == "." else "。")
    return [lead, heading], [style.marker(place + 1) for place in range(count)], items, language


def page(rng: Random, head: list[str], markers: list[str], items: list[str], tails: list[str] | None = None) -> str:
    """The lines of a list as a page, with the spacing that real pages vary."""
    gap = rng.choice(["\n", "\n\n"])
    tails = tails or [""] * len(items)
    spaces = [rng.choice(["", " "]) if not marker.endswith(" ") else "" for marker in markers]
    if markers[0][-1:].isalnum():
        spaces = [" "] * len(markers)
    body = [
        f"{marker}{space}{item}{tail}" for marker, space, item, tail in zip(markers, spaces, items, tails, strict=True)
    ]
    return gap.join([*head, *body]) + "\n"


def flat_page(rng: Random, head: list[str], markers: list[str], items: list[str], language: str) -> str:
    """A list flattened into one paragraph."""
    wide = language in _HAN
    gap = rng.choice(["", " "]) if wide else " "
    stop = "。" if wide else "."
    body = [
        f"{marker}{item if item[-1] in '.。' else item + stop}" for marker, item in zip(markers, items, strict=True)
    ]
    return gap.join([*head, *body]) + "\n"


LOOK_ALIKE = ({3, 8}, {6, 8}, {5, 6})
RANKING = ("decimal-dot", "decimal-paren", "decimal-colon")
POSITIONS = ("first", "middle", "last")


def editor_keeps(style: Style, place: int, shown: int, count: int, item: str, *, flat: bool) -> bool:
    """Whether a careful editor keeps a numeral that shows another place: two readings explain it equally well."""
    is_typed = style.family not in ENCLOSED and style.family != "word"
    is_sentence = item[-1] in ".。"
    if place == 1:
        return False
    if shown == place - 1 and style.family in RANKING and not is_sentence:
        return True  # names share a rank
    if place < count:
        return False
    if count > 3:
        return shown in (place + 1, place + 2) or (shown > place and item[-1] in "?？")
    if shown < place:
        return shown > 1 or not flat
    looks_alike = style.family.startswith("decimal") and {shown, place} in LOOK_ALIKE
    return shown in (place + 1, place + 2) or (is_typed and not looks_alike)


def wrong_numeral(rng: Random, style: Style, position: str | None = None, *, flat: bool = False) -> Made | None:
    """A list in which one numeral shows another place; None if the style cannot show another."""
    head, markers, items, language = regular(rng, style, flat=flat)
    position = position or rng.choice(POSITIONS)
    count = len(items)
    place = 1 if position == "first" else count if position == "last" else rng.randint(2, count - 1)
    reach = len(ENCLOSED[style.family]) if style.family in ENCLOSED else 10
    shown = rng.choice([other for other in range(1, min(reach, 20) + 1) if other != place])
    damaged = [*markers[: place - 1], style.marker(shown), *markers[place:]]
    if flat:
        stop = "。" if language in _HAN else "."
        items = [item if item[-1] in ".。" else item + stop for item in items]
        text, right = (flat_page(Random(place), head, these, items, language) for these in (damaged, markers))
    else:
        state = rng.getstate()
        right = page(rng, head, markers, items)
        rng.setstate(state)
        text = page(rng, head, damaged, items)
    if editor_keeps(style, place, shown, count, items[place - 1], flat=flat):
        right = text
    return Made(text, right, items, style, language, f"{place} shows {shown}")


def stray_numeral(rng: Random, style: Style) -> Made:
    """A list in which an enclosed numeral stands behind an item."""
    head, markers, items, language = regular(rng, style)
    family = rng.choice(["circled", "parenthesised", "negative-circled", "full-stop"])
    place = rng.randrange(len(items))
    glyph = rng.choice(ENCLOSED[family][:10])
    space = rng.choice(["", " "])
    tails = ["" for _ in items]
    state = rng.getstate()
    tails[place] = space
    right = page(rng, head, markers, items, tails)
    rng.setstate(state)
    tails[place] = space + glyph
    return Made(
        page(rng, head, markers, items, tails), right, items, style, language, f"stray {glyph} behind {place + 1}"
    )


def undamaged(rng: Random, style: Style) -> Made:
    """A regular list, one that goes on from another page, or one that counts down."""
    head, markers, items, language = regular(rng, style)
    kind = rng.choice(["regular", "continued", "countdown", "twice"])
    if kind == "continued":
        markers = [style.marker(place + 3) for place in range(min(len(items), 5))]
        items = items[: len(markers)]
    elif kind == "countdown":
        markers = markers[::-1]
    text = page(rng, head, markers, items)
    if kind == "twice":
        text += page(rng, head[1:], markers, items)
        items = items * 2
    return Made(text, text, items, style, language, kind)


def flattened(rng: Random, style: Style) -> Made:
    """A regular list in one paragraph, sometimes with a second one behind its own heading."""
    head, markers, items, language = regular(rng, style, flat=True)
    text = flat_page(rng, head, markers, items, language)
    if rng.random() < 0.3:
        heading = next(found for found in LANGUAGES[language]["headings"] if found != head[1])
        joint = "" if language in _HAN else " "
        text = text.rstrip("\n") + joint + flat_page(rng, [heading], markers, items, language)
        items = items * 2
    stop = "。" if language in _HAN else "."
    return Made(text, text, [item if item[-1] in ".。" else item + stop for item in items], style, language, "flat")


REFERENCES = [
    "① and ② are the same thing, see ③ for more.",
    "The points ①②③ belong together, as in step ④.",
    "Mix them in a ratio of 1:5, or 4:1:3 in summer, at 10:30 or 22:15.",
    "Version 2.1 came in 2019, version 3.0 in 2021 [6], and [7] says why.",
    "World War II ended in 1945. World War I had ended in 1918.",
    "A level of 1.14 nmol/L is high; 3.5 mmol/L is not. (2) and (3) in the drawing are vents.",
    "方法同②，详见③，比例为1:5000，3.5 mmol/L以上要注意。",
    "一般来说，一天一次就够了。第二次世界大战以后才有这种药。",
    "①②③是一样的，参照④。二〇一九年一月一日开始实行。",
    "Take 2 tablets, wait 30 minutes, then 1 more. In group 3, 4 of 5 felt better.",
    "Dr. A. Smith and B. Jones (see ⑤) wrote it on 5. 6. 2020.",
    "First, it was cold; second, nobody had slept. That is why I. stayed in bed.",
    "1.3 degrees is not much. 2.5 hours are. 10.5 kg is the limit.",
    "1945 was the year. 1950 came later.",
    "Vitamins B1, B2 and B12 are in it, type 2 diabetes is not.",
]


def prose(rng: Random) -> str:
    """A page of running text full of numbers that are no markers."""
    return rng.choice(["\n", "\n\n"]).join(rng.sample(REFERENCES, 6)) + "\n"


def many(seed: int, count: int, styles: tuple[Style, ...] = STYLES) -> Iterator[tuple[Random, Style]]:
    """`count` independent generators for every style."""
    for style in styles:
        for number in range(count):
            yield Random(f"{seed} {style} {number}"), style
