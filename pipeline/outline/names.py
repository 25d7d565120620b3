"""The labels of lines as numbers, in the order of `pipeline.records.BlockRole`."""

from typing import Final, get_args

from pipeline.records import BlockRole

TITLE: Final = 0
TITLE_REPEAT: Final = 1
BYLINE: Final = 2
BREADCRUMB: Final = 3
LEAD: Final = 4
HEADING: Final = 5
PARAGRAPH: Final = 6
ITEM: Final = 7
NAV_PREV: Final = 8
NAV_NEXT: Final = 9
REC_HEADING: Final = 10
REC_TITLE: Final = 11
REC_TEASER: Final = 12
BOILERPLATE: Final = 13
OTHER: Final = 14

BLOCK_ROLES: Final = get_args(BlockRole)
