"""Telling a page's article from what stands around it: navigation, recommendations, boilerplate.

Every line gets a label, in a cascade: what it is by itself, what a table of contents or a tail of teasers makes of it,
and whether it belongs to the stretch that is the article. In two steps, as jusText does it: first every line is weighed
by itself, then the lines are decided together.
"""

from typing import Final

from librt.vecs import append, vec
from mypy_extensions import i64

from pipeline.outline import names
from pipeline.outline.headings.roles import is_bare_noun
from pipeline.outline.hits import Hits
from pipeline.outline.markers.bullets import is_bullet
from pipeline.outline.markers.markers import is_numbered
from pipeline.outline.phrases import Phrases
from pipeline.outline.scan.lines import Lines, skip_back
from pipeline.outline.scan.properties import BULLET, COLON, LINE_BULLET, PRIVATE_USE, QUESTION
from pipeline.outline.zones.asides import read_asides
from pipeline.outline.zones.beginnings import begins_with_number, is_bracketed_number, is_later_item
from pipeline.outline.zones.comments import read_comments
from pipeline.outline.zones.contents import mark_contents
from pipeline.outline.zones.features import LONGEST_NOTICE, LineFeatures, read_features
from pipeline.outline.zones.head import read_head, settle_head
from pipeline.outline.zones.labels import LONGEST_BOILERPLATE, Labels, label_line
from pipeline.outline.zones.learned import FirstDecision, apply_choice, decide_again
from pipeline.outline.zones.line_columns import LineColumns
from pipeline.outline.zones.neighbours import read_neighbours
from pipeline.outline.zones.notices import is_note
from pipeline.outline.zones.recommendations import read_recommendations
from pipeline.outline.zones.stretch import ABOVE, ARTICLE, BELOW, GAP, find_stretch
from pipeline.outline.zones.tail import read_tails
from pipeline.outline.zones.weights import weigh_below, weigh_headline, weigh_line

# An article that goes on may be interrupted by up to this many lines; a heading that goes on weighs this much.
INTERRUPTION: Final = 2
WEIGHT_OF_HEADING: Final = 0.5
LONGEST_NAME: Final = 40
# The head of a page has up to this many lines.
LONGEST_HEAD: Final = 6
# Headlines of other pages come in such numbers at least; fewer lines like them may be of the article.
LEAST_HEADLINES: Final = 8
LIKE_HEADLINE: Final = -0.5
# A line of this weight is prose beyond doubt.
PROSE: Final = 0.9
# Boilerplate that its words prove speaks at least so much against the lines around it.
CLAIMED: Final = -1.0
# However many such lines follow each other, they speak no louder than this.
NOTICES_AT_MOST: Final = 3.0


def read_zones(page: Lines, known: Phrases) -> Labels:
    """Label every line of a page.

    >>> from pipeline.outline.phrases import phrases
    >>> from pipeline.outline.reading import page_of
    >>> text = "Hiccups\\n\\nThey come and go. Nobody knows why.\\n\\nNext: Burping\\nShare this article"
    >>> read_zones(page_of(text), phrases()).rule
    ['title-first-line', '', 'nav-label', 'boilerplate-words']
    """
    first = decide_first(page, known)
    chosen = decide_again(first)
    above = _rule_around(ABOVE)
    if len(chosen):
        apply_choice(first, chosen, above, _rule_around(GAP), _rule_around(BELOW))
    labels = first.labels
    top = labels.first_plain()
    title: i64 = first.title
    if not first.confirmed and top < page.count:
        title = read_head(page, known, labels, top, above)
    if title >= 0:
        settle_head(page, known, labels, title, top, above)
    return labels


def decide_first(page: Lines, known: Phrases) -> FirstDecision:
    """Label every line, with the article as one stretch that may be interrupted."""
    labels = Labels(page)
    columns = LineColumns(page)
    weights = _label_each_line(page, known, labels, columns)
    read_recommendations(page, known, labels)
    read_neighbours(page, known, labels)
    read_comments(page, known, labels)
    read_asides(page, known, labels)
    following = mark_contents(page, labels)
    _mark_empty_bullets(page, known, labels)
    read_tails(page, known, labels)
    first = FirstDecision(page, labels, columns, weights, following)
    _label_around(known, first)
    return first


def _label_each_line(page: Lines, known: Phrases, labels: Labels, columns: LineColumns) -> vec[float]:
    """Label the lines by themselves; what speaks for each as a part of the article, given the line above it."""
    weights = vec[float](capacity=page.count)
    headlines = vec[float](capacity=page.count)
    many: i64 = 0
    features = LineFeatures()
    hits = Hits()
    line: i64 = 0
    while line < page.count:
        read_features(page, known, line, features)
        columns.add(page, line, features)
        label_line(page, known, line, features, hits, labels)
        weight: float = weigh_line(page, known, line, features)
        listed = features.numbered and features.words <= LONGEST_NOTICE
        # What goes on with a list is no first line below the name of a section.
        if listed and line > 0 and is_later_item(page, page.start[line], page.end[line]) and _is_listed(page, line - 1):
            listed = False
        if line > 0 and (listed or page.cells[page.end[line - 1] - 1] & COLON):
            weight += weigh_below(page, known, line, listed)
        weights = append(weights, weight)
        less: float = weigh_headline(page, line, features)
        headlines = append(headlines, less)
        if less < 0.0:
            many += 1
        labels.alone[line] = labels.role[line]
        if weight < 0.0 and labels.is_plain(line):
            labels.alone[line] = names.BOILERPLATE
        line += 1
    if many >= LEAST_HEADLINES:
        _weigh_headlines(page, weights, headlines)
    return weights


def _weigh_headlines(page: Lines, weights: vec[float], headlines: vec[float]) -> None:
    """Take from lines that may be headlines what these weigh less, unless they go on with a list of the article."""
    line: i64 = 0
    while line < page.count:
        if headlines[line] < 0.0 and not (
            line > 0 and weights[line - 1] >= 0.0 and _is_listed(page, line - 1) and _is_listed(page, line)
        ):
            weights[line] += headlines[line]
        line += 1


def _is_listed(page: Lines, line: i64) -> bool:
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    return is_bullet(page, end, start) or begins_with_number(page, start, end)


def _mark_empty_bullets(page: Lines, known: Phrases, labels: Labels) -> None:
    """A bullet alone on its line, right before another marker, begins no item."""
    line: i64 = 0
    while line < page.count - 1:
        at: i64 = page.start[line]
        if (
            page.end[line] - at == 1
            and page.cells[at] & (BULLET | PRIVATE_USE | LINE_BULLET)
            and _begins_with_marker(page, known, line + 1)
        ):
            labels.put(line, names.OTHER, "empty-bullet")
        line += 1


def _begins_with_marker(page: Lines, known: Phrases, line: i64) -> bool:
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if is_bullet(page, end, start) or is_bracketed_number(page, start, end):
        return True
    return is_numbered(page, known, start, end)


def _label_around(known: Phrases, first: FirstDecision) -> None:
    """Tell the article from what stands around it, as one stretch.

    The head of a page without menus is its top, and counts as part of the article. Where something else stands between
    the two, it is taken back, and the article itself has to be searched for a head.
    """
    page = first.page
    labels = first.labels
    labels.changed = vec[i64]()
    title = read_head(page, known, labels, labels.first_plain(), _rule_around(ABOVE))
    claims = _claims(labels, first.weights)
    _pass_over(page, known, labels, claims)
    zones = find_stretch(claims, _begins_like_an_article(labels, first.weights, title))
    _keep_below(page, known, labels, first.weights, zones)
    first.confirmed = not page.count or (zones[0] == ARTICLE and (title < 0 or zones[title] == ARTICLE))
    if first.confirmed:
        first.title = title
    else:
        labels.take_back()
    line: i64 = 0
    while line < page.count:
        if zones[line] != ARTICLE and labels.is_plain(line):
            labels.put(line, names.BOILERPLATE, _rule_around(zones[line]))
            first.around[line] = 1
        line += 1


def _rule_around(zone: i64) -> str:
    if zone == ABOVE:
        return "boilerplate-above"
    return "boilerplate-below" if zone == BELOW else "boilerplate-between"


def _pass_over(page: Lines, known: Phrases, labels: Labels, claims: vec[float]) -> None:
    """One or two lines of buttons or adverts do not end an article that goes on with a section or an item."""
    first: i64 = 0  # of the lines of boilerplate right above
    line: i64 = 0
    while line < page.count:
        if labels.role[line] != names.BOILERPLATE:
            if (
                labels.is_plain(line)
                and 0 < line - first <= INTERRUPTION
                and first > 0
                and labels.is_plain(first - 1)
                and _goes_on(page, known, line)
            ):
                between: i64 = first
                while between < line:
                    claims[between] = max(claims[between], 0.0)
                    between += 1
                claims[line] = max(claims[line], WEIGHT_OF_HEADING)
            first = line + 1
        line += 1


def _goes_on(page: Lines, known: Phrases, line: i64) -> bool:
    """Whether a line is the bare heading of a section, or an item after the first."""
    start: i64 = page.start[line]
    end: i64 = page.end[line]
    if is_later_item(page, start, end):
        return True
    return end - start <= LONGEST_NAME and is_bare_noun(
        page, known, start, skip_back(page, start, end, COLON | QUESTION)
    )


def _keep_below(page: Lines, known: Phrases, labels: Labels, weights: vec[float], zones: vec[i64]) -> None:
    """What stands below the article belongs to it, unless a line there is surely something else.

    A page without menus is kept whole so, however short its lines.
    """
    end: i64 = page.count
    while end > 0 and zones[end - 1] == BELOW:
        end -= 1
    line: i64 = end
    while line < page.count:
        if labels.role[line] == names.BOILERPLATE and labels.rule[line] != "boilerplate-bar":
            return
        line += 1
    headlines: i64 = 0
    line = end
    while line < page.count:
        if weights[line] <= LIKE_HEADLINE:
            headlines += 1
        if headlines == LEAST_HEADLINES or (
            labels.role[line] != names.BOILERPLATE
            and page.end[line] - page.start[line] <= LONGEST_BOILERPLATE
            and is_note(page, known, page.start[line], page.end[line])
        ):
            return
        line += 1
    while end < page.count:
        zones[end] = ARTICLE
        end += 1


def _begins_like_an_article(labels: Labels, weights: vec[float], title: i64) -> bool:
    """Whether the page begins with a title and prose, with nothing but the rest of its head between them."""
    if title < 0:
        return False
    first: i64 = title + 1
    while first < labels.count and not labels.is_plain(first):
        first += 1
    return first < labels.count and first <= LONGEST_HEAD and weights[first] >= PROSE


def _claims(labels: Labels, weights: vec[float]) -> vec[float]:
    """The weights of lines whose label may be known.

    Navigation, teasers and the head of the page speak neither for nor against the article
    beside them. Boilerplate does, but a whole form of it no more than a few lines: the article may go on below.
    Below comments it does not.
    """
    claimed = vec[float](capacity=labels.count)
    left: float = NOTICES_AT_MOST
    line: i64 = 0
    while line < labels.count:
        role: i64 = labels.role[line]
        claim: float = 0.0
        if role == names.PARAGRAPH:
            left = NOTICES_AT_MOST
            claim = weights[line]
        elif labels.rule[line] == "boilerplate-comment":
            claim = CLAIMED
        elif role == names.BOILERPLATE or (role == names.BYLINE and line > LONGEST_HEAD):
            claim = max(min(weights[line], CLAIMED), -left)
            left += claim
        claimed = append(claimed, claim)
        line += 1
    return claimed
