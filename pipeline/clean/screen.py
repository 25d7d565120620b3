"""The screen: one pass over a page that tells whether any stage but numbering could fire.

Every stage names its triggers: characters without which it proposes nothing.  Mojibake
names hints, which are characters in company.  All of them make one pattern that begins
with one character class, so a page of other characters is passed over at the speed
at which a class is searched: some 4 ns a character.  Numbering has a screen of its own.
"""

import re
from functools import cache

from pipeline.clean import bullets, entities, invisible, normal_form, spaces, surrogates, tags
from pipeline.clean.misreadings import pattern_of
from pipeline.clean.mojibake import FAMILIES

TRIGGERS = "".join(stage.TRIGGER for stage in (surrogates, entities, invisible, spaces, tags, normal_form, bullets))
# In ASCII only these are triggers, and there are no hints of mojibake.
_IN_ASCII = re.compile("".join(re.findall(f"[{TRIGGERS}]", "".join(map(chr, range(128))))).join(("[", "]")))


def may_change(text: str) -> bool:
    """Whether a stage other than numbering could propose an edit; if not, they need not be asked.

    >>> may_change("Plain text, naïve or 普通。"), may_change("Fish &amp; chips"), may_change("cafÃ©")
    (False, True, True)
    """
    return bool((_IN_ASCII if text.isascii() else _anywhere()).search(text))


@cache
def _anywhere() -> re.Pattern[str]:
    return pattern_of((hint for family in FAMILIES for hint in family().hints), TRIGGERS)
