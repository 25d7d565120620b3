"""What each reading of a candidate costs.

The costs are ranks more than measures: only their order matters, and the order of the sums named beside them.
Nothing but the regular next item is free.
"""

from typing import Final

# The right family, but another ordinal than expected: ① ② ⑧ ④.
WRONG: Final = 3.0
# A letter was taken for a digit: (l) for (1).
MISREAD: Final = 1.0
# Markers are missing in between, ① ② ④. One or two cost less than WRONG, so that a gap is not "repaired"; more cost
# more, so that the ⑧ of ① ② ③ ⑧ is a wrong numeral.
LOST: Final = 2.0
LOST_EACH: Final = 0.75
LOST_MOST: Final = 5.0
# The same ordinal twice, ① ② ②: less than WRONG, because either of the two may be the wrong one.
DOUBLED: Final = 2.5
# The second item shows that the list counts down.
COUNTDOWN: Final = 2.0
# Another family shows the expected ordinal: 1. 2、 3.
SWITCH: Final = 1.2
# A new list that begins with 1 is free right after a heading or a colon. Elsewhere it costs something, and half of
# WRONG if it is of the family of the open list. Within a line it costs a little more, so that one "(1)" stays prose.
RESTART: Final = 1.0
RESTART_SAME: Final = 1.5
INLINE_FIRST: Final = 0.6
# A weak family begins no list without a heading before it: "A. Smith".
WEAK_FIRST: Final = 2.0
# A list begins with 3: more than LOST, less than WRONG.
START_LATE: Final = 2.5
# A list goes on after a heading: less than a late start.
OVER_HEADING: Final = 0.4
# A list begins inside an item. That is less likely in the family of a list around it, and below a bullet, unless the
# new list is indented.
NEST: Final = 0.5
NEST_SAME: Final = 2.0
# A heading closes the lists above it: inside one of its own family a list begins for more than WRONG.
NEST_BELOW_HEADING: Final = 3.5
# An item is indented differently from the item before it.
OTHER_INDENT: Final = 1.5
# A candidate is no marker. That is unlikely at the beginning of a line and likely within one, though less so for an
# enclosed numeral, which is made to be a marker; glued to a word it is very likely.
SKIP_LINE: Final = 5.0
SKIP_WEAK: Final = 1.6
SKIP_INLINE: Final = 0.9
SKIP_GLYPH: Final = 1.5
SKIP_GLUED: Final = 0.25
SKIP_WEAK_INLINE: Final = 0.35
# An ordinal word within a line can only go on with a list, for SWITCH, and does so only if more speaks for it.
SKIP_WORD: Final = 1.0
# In a run of its own family a candidate is hardly skipped, and neither is the very next ordinal. But that has to cost
# less than DOUBLED: a reference to the next item must not double it.
SKIP_IN_RUN: Final = 2.6
SKIP_WEAK_IN_RUN: Final = 3.5
SKIP_GLYPH_IN_RUN: Final = 4.0
SKIP_NEXT: Final = 2.0
# A marker between two sentences is hardly skipped, for lists that were flattened look so: three of them cost more than
# WRONG with INLINE_FIRST, one and LOST more than WRONG, and one in a run more, too.
SKIP_SENTENCE: Final = 1.8
SKIP_GLYPH_SENTENCE: Final = 2.2
SKIP_SENTENCE_IN_RUN: Final = 3.5
SKIP_SENTENCE_NEXT: Final = 2.8  # the very next ordinal: more than DOUBLED
# The first marker of an open list comes again within a line. In 1. 1. 2. 3. this costs less than a restart; in
# 1. 1. 2. 3. 2. it costs more than a nested list, with all that has to be skipped after it.
SKIP_AGAIN: Final = 1.5
# Each further reading of an ambiguous numeral, such as i. as a letter.
SECOND_READING: Final = 0.1
