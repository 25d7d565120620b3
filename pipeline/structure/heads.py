"""The head of a page: its title, the title once more, byline and breadcrumb."""

import regex

from pipeline.characters import COLON, SENTENCE_END
from pipeline.structure.kinds import PLAIN, Kind, read_head_kind
from pipeline.structure.lines import Line
from pipeline.structure.markers import is_numbered
from pipeline.structure.notices import is_note, small_words
from pipeline.structure.roles import is_bare_noun, is_wide

LONGEST_TITLE = 150
LONGEST_TITLE_HAN = 50
# Below the article a byline has to be shorter: a last line such as "Time: two weeks." may be prose.
LONGEST_BYLINE_BELOW = 30
# A title at most this many lines below the top is still the page's title.
TITLE_REPEATED_WITHIN = 4
# Above the article it is looked for among so many lines, and has to have so many words.
TITLE_ABOVE_WITHIN = 12
LEAST_TITLE = 3
# It shares at least this part of its words with the beginning of the article, in code points.
LEAST_SHARED = 0.5
OPENING = 3000


def read_head(lines: list[Line], kinds: list[Kind]) -> int | None:
    """Find the title from the top: a line that comes again, or one that is no sentence and heads the rest.

    The number of the title's line is returned, None if there is none.
    """
    rest = [at for at, kind in enumerate(kinds) if kind is PLAIN]
    for at in rest[:TITLE_REPEATED_WITHIN]:
        kind = read_head_kind(lines[at].text)
        if kind is None or _again(lines, rest):
            break
        kinds[at] = kind
        rest = rest[1:]
    if len(rest) > 1 and len(lines[rest[-1]].text) <= LONGEST_BYLINE_BELOW:
        kinds[rest[-1]] = read_head_kind(lines[rest[-1]].text) or PLAIN
    if not rest or len(lines[rest[0]].text) > _longest_title(lines[rest[0]].text):
        return None
    again = _again(lines, rest)
    if not again and not (_can_be_title(lines[rest[0]].text) and len(rest) > 1 and _stands_alone(lines, rest)):
        return None
    kinds[rest[0]] = Kind("title", "title-repeated" if again else "title-first-line")
    for number in again:
        kinds[number] = Kind("title_repeat", "title-again")
    for number in rest[1 : 1 + TITLE_REPEATED_WITHIN]:
        if kinds[number] is PLAIN:
            kinds[number] = read_head_kind(lines[number].text) or PLAIN
    return rest[0]


def _again(lines: list[Line], rest: list[int]) -> list[int]:
    """Where the first of some lines comes again; an item or a bare heading may do so without being a title."""
    first = lines[rest[0]].text
    again = [number for number in rest[1:] if lines[number].text == first]
    return [] if again and (is_numbered(first) or is_bare_noun(first)) else again


def read_title_above(lines: list[Line], kinds: list[Kind], above: str) -> None:
    """Below a menu, the title is the last line above the article that looks like one and shares its words.

    ``above`` is the rule of the lines among which it is looked for.
    """
    top = next((number for number, kind in enumerate(kinds) if kind is PLAIN), 0)
    if not top:
        return
    known: set[str] | None = None
    for number in range(top - 1, max(top - TITLE_ABOVE_WITHIN, 0) - 1, -1):
        if kinds[number].rule != above:
            continue
        text = lines[number].text
        kinds[number] = read_head_kind(text) or kinds[number]
        if kinds[number].role == "boilerplate" and _is_title_like(text):
            known = _words_of_opening(lines, kinds, top) if known is None else known
            words = _telling_words(text)
            if words and len(words & known) >= LEAST_SHARED * len(words):
                kinds[number] = Kind("title", "title-above-article")
                return


def _words_of_opening(lines: list[Line], kinds: list[Kind], top: int) -> set[str]:
    """The telling words with which the article begins."""
    opening = " ".join([line.text for line, kind in zip(lines[top:], kinds[top:], strict=True) if kind is PLAIN])
    return _telling_words(opening[:OPENING])


LEAST_TELLING = 4
_TELLING = regex.compile(rf"\p{{Han}}|(?:(?!\p{{Han}})\w){{{LEAST_TELLING},}}")


def _telling_words(text: str) -> set[str]:
    """The words of a text that are long enough to tell something; their first letters, because endings change."""
    pieces = text.lower().split()
    plain = [piece for piece in pieces if piece.isascii()]
    others = [piece for piece in pieces if not piece.isascii()] if len(plain) < len(pieces) else []
    words = {word[:5] for word in small_words(" ".join(plain)) if len(word) >= LEAST_TELLING}
    words.update([word[:5] for word in _TELLING.findall(" ".join(others))])
    return words


def _is_title_like(text: str) -> bool:
    """Whether a line above the article has the length and the ending of a title, and is no link of a menu."""
    words = len(text) // 2 if is_wide(text) else text.count(" ") + 1
    fits = words >= LEAST_TITLE and len(text) <= _longest_title(text)
    return fits and _can_be_title(text) and text[0].isalnum() and not is_note(text)


def _longest_title(text: str) -> int:
    return LONGEST_TITLE_HAN if is_wide(text) else LONGEST_TITLE


def _can_be_title(text: str) -> bool:
    # A sentence ends so too if what follows it is lost, and a line of nothing but losses is no title.
    ending = text.rstrip("\N{REPLACEMENT CHARACTER}")[-1:] or "."
    ends_like_prose = ending in SENTENCE_END + COLON + ",，、" and ending not in "?？!！"
    heads_text = is_bare_noun(text) or text[0] in "【[［" or is_numbered(text)
    return not ends_like_prose and not heads_text


def _stands_alone(lines: list[Line], rest: list[int]) -> bool:
    """A first line that is no sentence and is followed by something longer, or by more lines."""
    following = lines[rest[1]].text
    return len(following) > len(lines[rest[0]].text) or len(rest) > 2
