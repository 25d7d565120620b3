"""Telling a page's article from what stands around it: navigation, recommendations, boilerplate.

Every line gets a kind, in a cascade: what it is by itself, what a table of contents or
a tail of teasers makes of it, and whether it belongs to the stretch that is the article.
"""

from functools import lru_cache
from itertools import pairwise

import regex

from pipeline.characters import COLON, QUESTION, SENTENCE_END
from pipeline.records import BlockRole
from pipeline.structure.boilerplate import CLAIMED, NOTICES_AT_MOST, PROSE, Zone, revise, signs_below, weigh
from pipeline.structure.families import BULLET_PATTERN
from pipeline.structure.heads import LONGEST_TITLE, read_head, read_title_above
from pipeline.structure.kinds import ARTICLE, LONGEST_BOILERPLATE, PLAIN, Kind
from pipeline.structure.lines import Line
from pipeline.structure.looks import Look, look_at
from pipeline.structure.markers import is_numbered
from pipeline.structure.notices import is_note
from pipeline.structure.roles import is_bare_noun
from pipeline.structure.tails import read_tails

# A table of contents has so many entries, and one more if nothing says that it is one.
LEAST_CONTENTS = 2
# An article that goes on may be interrupted by so many lines; a heading that goes on weighs so much.
INTERRUPTION, WEIGHT_OF_HEADING = 2, 0.5
LONGEST_NAME = 40
_LATER_ITEM = regex.compile(r"(?:[2-9]|1\d)[.、)）．][ \t]*\p{L}|[②-⑳]")
# The head of a page is not longer than so many lines.
LONGEST_HEAD = 6
_ARTICLE, _BELOW = Zone.ARTICLE, Zone.BELOW
_AROUND = {
    Zone.ABOVE: Kind("boilerplate", "boilerplate-above"),
    Zone.GAP: Kind("boilerplate", "boilerplate-between"),
    Zone.BELOW: Kind("boilerplate", "boilerplate-below"),
}
_BULLET = regex.compile(rf"{BULLET_PATTERN}|\[\p{{Nd}}{{1,2}}\]")


def read_zones(lines: list[Line]) -> list[Kind]:
    """The kind of every line, in order."""
    looks = look_at([line.text for line in lines])
    kinds = [look.kind for look in looks]
    weights = _weights(lines, looks)
    alone = [
        kind.role if kind is not PLAIN else ARTICLE if weight >= 0 else "boilerplate"
        for kind, weight in zip(kinds, weights, strict=True)
    ]
    _contents(lines, kinds, [look.name for look in looks])
    _empty_bullets(lines, kinds)
    read_tails(lines, kinds)
    _around(lines, kinds, weights)
    return [
        kind if kind.alone == by_itself else _alone(kind, by_itself)
        for kind, by_itself in zip(kinds, alone, strict=True)
    ]


@lru_cache(maxsize=1024)  # there are a few of them, and every page has them
def _alone(kind: Kind, by_itself: BlockRole) -> Kind:
    return kind._replace(alone=by_itself)


def _weights(lines: list[Line], looks: list[Look]) -> list[float]:
    """How much speaks for each line as a part of the article, given the line above it."""
    weights = [look.weight for look in looks]
    for number, (above, look) in enumerate(pairwise(looks)):
        if look.listed or above.opens:
            weights[number + 1] += weigh(signs_below(lines[number].text, look.listed))
    return weights


def _contents(lines: list[Line], kinds: list[Kind], names: list[str]) -> None:
    """A table of contents: short lines that come again further down, in the same order, with text between them."""
    if len(set(names)) == len(names):
        return
    following = _next_of_same_name(names)
    done = 0
    for start in [number for number, again in enumerate(following) if again > number + 1]:
        if start < done:
            continue
        end, target = start, start
        while end < len(lines) and following[end] > target + 1 and _could_be_entry(lines[end].text, kinds[end]):
            target = following[end]
            end += 1
        labelled = start > 0 and kinds[start - 1].role == "boilerplate"
        if end - start >= (LEAST_CONTENTS if labelled else LEAST_CONTENTS + 1) and following[start] >= end:
            kinds[start:end] = [Kind("boilerplate", "contents-entry")] * (end - start)
        done = end


def _next_of_same_name(names: list[str]) -> list[int]:
    """For each line the number of the next one of the same name; 0 if there is none."""
    seen: dict[str, int] = {}
    following = [0] * len(names)
    for number in range(len(names) - 1, -1, -1):
        following[number] = seen.get(names[number], 0)
        seen[names[number]] = number
    return following


def _could_be_entry(text: str, kind: Kind) -> bool:
    ends_open = text[-1] in QUESTION or text[-1] not in SENTENCE_END + COLON
    return kind is PLAIN and len(text) <= LONGEST_TITLE and ends_open


def _empty_bullets(lines: list[Line], kinds: list[Kind]) -> None:
    """A bullet alone on its line, right before another marker, begins no item."""
    for number, (line, below) in enumerate(pairwise(lines)):
        if len(line.text) == 1 and _BULLET.match(line.text) and (is_numbered(below.text) or _BULLET.match(below.text)):
            kinds[number] = Kind("other", "empty-bullet")


def _around(lines: list[Line], kinds: list[Kind], weights: list[float]) -> None:
    """Tell the article from what stands around it, and find its head.

    The head of a page without menus is its top, and counts as part of the article. Where
    something else stands between the two, the article itself is searched for a head.
    """
    before, headed = list(kinds), list(kinds)
    title = read_head(lines, headed)
    claims = _claims(headed, weights)
    _pass_over(lines, headed, claims)
    zones = revise(claims, _begins_like_an_article(headed, weights, title))
    _keep_below(lines, headed, zones)
    found = title is None or zones[title] is _ARTICLE
    if found:
        kinds[:] = headed
    for number, zone in enumerate(zones):
        if zone is not _ARTICLE and kinds[number] is PLAIN:
            kinds[number] = _AROUND[zone]
    if (title is None or not found) and kinds != before:
        title = read_head(lines, kinds)
    if title is None:
        read_title_above(lines, kinds, _AROUND[Zone.ABOVE].rule)


def _pass_over(lines: list[Line], kinds: list[Kind], claims: list[float]) -> None:
    """One or two lines of buttons or adverts do not end an article that goes on with a section or an item."""
    first = 0  # of the lines of boilerplate right above
    for number, kind in enumerate(kinds):
        if kind.role == "boilerplate":
            continue
        between = range(first, number)
        first = number + 1
        within = kind is PLAIN and 0 < len(between) <= INTERRUPTION and between[0] and kinds[between[0] - 1] is PLAIN
        if within and _goes_on(lines[number].text):
            for at in between:
                claims[at] = max(claims[at], 0.0)
            claims[number] = max(claims[number], WEIGHT_OF_HEADING)


def _goes_on(text: str) -> bool:
    """Whether a line is the bare heading of a section, or an item behind the first."""
    return bool(_LATER_ITEM.match(text)) or (len(text) <= LONGEST_NAME and is_bare_noun(text.rstrip(COLON + QUESTION)))


def _keep_below(lines: list[Line], kinds: list[Kind], zones: list[Zone]) -> None:
    """What stands below the article belongs to it, unless a line there is surely something else.

    A page without menus is kept whole so, however short its lines.
    """
    end = len(zones)
    while end and zones[end - 1] is _BELOW:
        end -= 1
    below = [kind for kind in kinds[end:] if kind.role == "boilerplate"]
    if any(kind.rule != "boilerplate-bar" for kind in below):
        return
    others = (line.text for line, kind in zip(lines[end:], kinds[end:], strict=True) if kind.role != "boilerplate")
    if not any(len(text) <= LONGEST_BOILERPLATE and is_note(text) for text in others):
        zones[end:] = [_ARTICLE] * (len(zones) - end)


def _begins_like_an_article(kinds: list[Kind], weights: list[float], title: int | None) -> bool:
    """Whether the page begins with a title and prose, with nothing but the rest of its head between them."""
    if title is None or PLAIN not in kinds:
        return False
    first = kinds.index(PLAIN)
    return title < first <= LONGEST_HEAD and weights[first] >= PROSE


def _claims(kinds: list[Kind], weights: list[float]) -> list[float]:
    """The weights of lines whose kind may be known.

    Navigation, teasers and the head of the page speak neither for nor against the article
    beside them. Boilerplate does, but a whole form of it no more than a few lines: the article may go on below.
    """
    claimed = []
    left = NOTICES_AT_MOST
    for at, (kind, weight) in enumerate(zip(kinds, weights, strict=True)):
        if kind is PLAIN:
            left = NOTICES_AT_MOST
            claimed.append(weight)
        elif kind.role == "boilerplate" or (kind.role == "byline" and at > LONGEST_HEAD):
            spoken = max(min(weight, CLAIMED), -left)
            left += spoken
            claimed.append(spoken)
        else:
            claimed.append(0.0)
    return claimed
