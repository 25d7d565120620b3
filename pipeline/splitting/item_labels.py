"""Headings that are labels within the items of a list: "1. Flu", "Symptoms:", "2. Cold", "Symptoms:"."""

from librt.vecs import vec
from mypy_extensions import i64

from pipeline.outline.headings.headings import OTHER
from pipeline.outline.headings.roles import TELLING, role_in
from pipeline.outline.markers.families import BULLET, LABEL, OWN
from pipeline.outline.names import HEADING, ITEM
from pipeline.outline.outline import Outline
from pipeline.splitting.blocks import Blocks


class ItemLabels:
    """By block, the outermost list of an item (-1 for others), and of a heading the list whose items it labels, or -1.

    A name that heads a text in several items of a list is a part of each. Bullets go on counting through all sections
    of a page, and say nothing of what belongs together.
    """

    def __init__(self, outline: Outline, blocks: Blocks) -> None:
        self.list_of: vec[i64] = vec[i64]([-1] * blocks.count)
        self.labels: vec[i64] = vec[i64]([-1] * blocks.count)
        first: dict[str, int] = {}  # the first block of each name in a list
        item_of: dict[str, int] = {}  # the item of the list that it stands in
        list_id: i64 = -1
        item: i64 = -1
        number: i64 = 0
        while number < blocks.count:
            entry: i64 = blocks.entry[number]
            if entry >= 0:
                if outline.lists.parent[entry] < 0:
                    is_bullet = outline.candidates.family[outline.lists.reading[entry]] == BULLET
                    list_id = -1 if is_bullet else outline.lists.list_id[entry]
                    item = number
                    self.list_of[number] = list_id
            elif blocks.role[number] == HEADING and list_id >= 0 and not self._heads_item(outline, blocks, number):
                role = outline.headings.role[blocks.heading[number]]
                key = f"{list_id} {role}"
                if role == OTHER:
                    pass
                elif key not in first:
                    first[key] = int(number)
                    item_of[key] = int(item)
                elif item_of[key] != item:
                    self.labels[first[key]] = list_id
                    self.labels[number] = list_id
            number += 1

    def _heads_item(self, outline: Outline, blocks: Blocks, number: i64) -> bool:
        """Whether an item of an outermost list stands right below a heading: then it heads that list."""
        below: i64 = number + 1
        return (
            below < blocks.count
            and blocks.role[below] == ITEM
            and outline.lists.parent[blocks.entry[below]] < 0
            and outline.candidates.family[outline.lists.reading[blocks.entry[below]]] != BULLET
        )


def role_of_label(outline: Outline, entry: i64) -> str:
    """The section that an item's label names, "Reason 2:"; empty if it names none."""
    family: i64 = outline.candidates.family[outline.lists.reading[entry]]
    if family < OWN:
        return ""
    name = outline.candidates.own_families[family - OWN]
    if not name.startswith(LABEL):
        return ""
    role = role_in(name[len(LABEL) + 1 :])
    return role if role is not None and role in TELLING else ""
