"""Importing this readies a process for work: patterns, tables and libraries that the first page would wait for.

The process that workers are forked from imports it, so that all of them share what took
seconds to make. What the pages below say does not matter, as long as many rules have to read it.
"""

from pipeline.records import Piece
from pipeline.running.batch import Options
from pipeline.running.parts import make_parts
from pipeline.running.shards import Shard

_PAGES = (
    "Hiccups\n\nThe causes are:\n\n① Cold &amp; damp\n\n⑧ Haste\n\n③ <b>Soup</b>\n\nPrevention\n\n1. Water\n3. Rest",
    "打嗝\n\n原因：\n\n（1）受凉\n\n（7）匆忙\n\n（3）汤\n\n如何预防\n\n上一篇：头痛\n下一篇：感冒\n",
    "Menu\nHome | About | Contact\n\nCafÃ© \u200bla crÃ¨me \ufb01n e\u0301tÃ©\n\n²¡Òò 鐥呭洜\n\nRelated: A tea ...",
)

_RECORDS = [Piece("warm", number, 0, "text", page.encode()) for number, page in enumerate(_PAGES)]
make_parts(Shard(0, "", [*_RECORDS], 0, 0), Options())
