"""What the ways to read a mark cost.

The costs are ranks more than measures: what matters is their order, and the sums
named beside them.
"""


class Cost:
    """What a reading costs; 0 is the regular next item."""

    # A numeral of the right family that shows another place: ① ② ⑧ ④.
    WRONG = 3.0
    # A letter that was taken for a digit: (l) for (1).
    MISREAD = 1.0
    # Markers lost in between, ① ② ④: less than WRONG for one or two, so that a gap is not
    # "repaired", and more beyond, so that the ⑧ of ① ② ③ ⑧ is a wrong numeral.
    LOST = 2.0
    LOST_EACH = 0.75
    LOST_MOST = 5.0
    # The same ordinal twice, ① ② ②: less than WRONG, because either may be the wrong one.
    DOUBLED = 2.5
    # A list that counts down shows it at its second item.
    DOWN = 2.0
    # 1. 2、 3.: another family that shows the expected place.
    SWITCH = 1.2
    # A new list at 1 right behind a heading or colon is free; elsewhere it costs, and in
    # the family of the open list half as much as WRONG. Within a line a little more, so
    # that one "(1)" in prose stays prose.
    RESTART = 1.0
    RESTART_SAME = 1.5
    INLINE_FIRST = 0.6
    # "A. Smith" begins no list: a weak family without a heading before it must go on.
    WEAK_FIRST = 2.0
    # A list that starts at 3: between LOST and WRONG.
    START_LATE = 2.5
    # A list goes on behind a heading: less than a late start.
    OVER_HEADING = 0.4
    # A list inside an item; in the family of the list around it, or below a bullet, less
    # likely, unless it is moved in. An item that is moved in or out of its list's line is unlikely too.
    NEST = 0.5
    NEST_SAME = 2.0
    OTHER_INDENT = 1.5
    # No marker at all: unlikely at the beginning of a line, likely within one (less so for
    # an enclosed numeral, which is made to be a marker), and very likely glued to a word.
    SKIP_LINE = 5.0
    SKIP_WEAK = 1.6
    SKIP_INLINE = 0.9
    SKIP_GLYPH = 1.5
    SKIP_GLUED = 0.25
    SKIP_WEAK_INLINE = 0.35
    # An ordinal word within a line begins no list there, and goes on with one (SWITCH) only if more speaks for it.
    SKIP_WORD = 1.0
    # Not so inside a run of the same family, nor for the very next place (there less than
    # DOUBLED: a reference to the next item must not double it).
    SKIP_IN_RUN = 2.6
    SKIP_WEAK_IN_RUN = 3.5
    SKIP_GLYPH_IN_RUN = 4.0
    SKIP_NEXT = 2.0
    # The beginning of an open list within a line again, 1. 1. 2. 3.: less than a restart, but with all that
    # has to be skipped behind it, as the 2. of 1. 1. 2. 3. 2., more than a nested list.
    SKIP_AGAIN = 1.5
    # The second reading of an ambiguous mark, such as i. as a letter.
    SECOND_READING = 0.1
