"""Every rule that may decide something, with its reason; the `rule` columns hold these names.

`docs/rules.md` is written from this table, and a test makes sure that each rule here
fires in a golden case and that no other name ever reaches a table.
"""

_SINGLE_BYTE = {
    "cp1252": "The commonest mix-up of all: `Ã©` for é, `â€™` for ’.",
    "latin-1": "The same, where controls stand for some quotation marks and dashes.",
    "cp1250": "`Ă©` for é, `â€™` for ’: Windows in Central Europe.",
    "cp1251": "`Г©` for é, `вЂ™` for ’, `Рџ` for П: Windows with Cyrillic letters.",
    "cp1253": "`Γ©` for é, `β€™` for ’: Windows with Greek letters.",
    "cp1254": "`Ã©` for é, `Ğ` among Cyrillic: Windows in Turkey.",
    "cp1255": "`ֳ©` for é: Windows with Hebrew letters.",
    "cp1256": "`أ©` for é: Windows with Arabic letters.",
    "cp1257": "`Ć©` for é: Windows on the Baltic.",
    "cp1258": "`Ă©` for é, `ă€‚` for 。: Windows in Vietnam.",
    "iso8859-2": "`ĂŠ` for é: Latin-2.",
    "iso8859-15": "`Ã€` for ä: Latin-9, which is Latin-1 with a euro sign.",
    "mac-roman": "`√©` for é, `‚Äô` for ’: the old Macintosh.",
    "cp437": "`├⌐` for é, `ΓÇÖ` for ’: DOS in the United States.",
    "cp850": "`├®` for é, `ÔÇÖ` for ’: DOS in Western Europe.",
    "koi8-r": "`ц╘` for é, `Б─≥` for ’: Russian Unix.",
    "cp866": "`╨Я` for П, `тАЩ` for ’: DOS in Russia.",
    "cp852": "`├ę` for é, `ÔÇÖ` for ’: DOS in Central Europe.",
    "mac-cyrillic": "`–Я` for П, `вАЩ` for ’: the old Macintosh with Cyrillic letters.",
}
_UTF8_AS_EAST_ASIAN = {
    "gb18030": "`鐥呭洜` for 病因, `caf茅` for café, `don鈥檛` for don’t.",
    "big5": "`caf矇` for café; East Asian text mostly does not survive this one.",
    "cp932": "`繧呈ｸｩ` for を温, `cafﾃｩ` for café.",
    "cp949": "`寃쎈젴` for 경련.",
}
_EAST_ASIAN = {
    "gb18030": "Chinese, simplified: `²¡Òò` for 病因.",
    "big5": "Chinese, traditional: `¯f¦]` for 病因.",
    "cp932": "Japanese: `•a‹C` for 病気.",
    "cp949": "Korean: `¿øÀÎ` for 원인.",
    "euc-jp": "Japanese on Unix: `ÉÂµ¤` for 病気.",
}
_ALPHABETS = {
    "cp1251": "Windows with Cyrillic letters: `Ïðè÷èíû áîëåçíè` for Причины болезни.",
    "koi8-r": "Russian Unix: `ðÒÉÞÉÎÙ ÂÏÌÅÚÎÉ` for Причины болезни.",
    "cp866": "DOS in Russia.",
    "iso8859-5": "Cyrillic of ISO 8859: `¿àØçØÝë ÑÞÛÕ×ÝØ` for Причины болезни.",
    "cp1253": "Windows with Greek letters: `Áéôßåò êáé ðñüëçøç` for Αιτίες και πρόληψη.",
    "cp1255": "Windows with Hebrew letters: `ñéáåú åîðéòä` for סיבות ומניעה.",
    "cp1256": "Windows with Arabic letters: `ÃÓÈÇÈ ÇáÕÏÇÚ` for أسباب الصداع.",
    "cp874": "Thai: `¡ÒÃ»éÍ§¡Ñ¹` for การป้องกัน.",
}
CLEANING = {
    "lone-surrogate": "Half of a character, from a cut-off JSON escape; no file can store it, so U+FFFD stands in.",
    "named-entity": "`&amp;` and its like were escaped once too often by the site or the scraper.",
    "numeric-entity": "`&#39;` and its like, decimal or hexadecimal.",
    "broken-entity": "An entity without its semicolon, or with the spaces and wide signs that translation gave it.",
    **{f"utf-8-as-{codec}": f"UTF-8 read as {codec}. {seen}" for codec, seen in _SINGLE_BYTE.items()},
    **{f"utf-8-as-{codec}": f"UTF-8 read as {codec}. {seen}" for codec, seen in _UTF8_AS_EAST_ASIAN.items()},
    **{
        f"{codec}-as-cp1252": f"{codec} read as Windows-1252 or Latin-1. {seen}"
        for codec, seen in (_EAST_ASIAN | _ALPHABETS).items()
    },
    "latin-as-latin": "`g³owa` for głowa, `donÕt` for don’t: an encoding of Latin letters read as another.",
    "east-asian-as-east-asian": "`悋柊晄懌` for 睡眠不足: an East Asian encoding read as another.",
    "cp1252-as-latin-1": "Quotation marks and dashes of Windows-1252 that became C1 controls.",
    "ftfy-encoding": "What ftfy repairs and no other rule explains: several mix-ups in one word, lost bytes.",
    "terminal-escape": "Colours, titles and links of a terminal log; they would act on the terminal of a reader.",
    "control-character": "C0 and C1 controls show nothing and break other tools.",
    "noncharacter": "Code points for the inner use of programs are never text, and some tools refuse them.",
    "byte-order-mark": "A byte order mark says how a file is encoded; it is no part of its text.",
    "zero-width": "Zero-width spaces and word joiners split words unseen; Thai, Khmer and their like keep the spaces.",
    "soft-hyphen": "A soft hyphen splits a word without being seen; beside a digit it was a hyphen, and becomes one.",
    "stray-joiner": "Joiners beside letters that do not join hide words; Persian, Indic scripts and emoji keep them.",
    "direction-mark": "On a line without right-to-left letters direction marks change nothing and hide words.",
    "format-character": "Deprecated format characters and marks of annotation, which no browser shows.",
    "stray-variation-selector": "A variation selector after what has no variants; emoji and ideographs keep theirs.",
    "stray-tag": "Tag characters are invisible text; only in the flags of regions they are seen.",
    "leftover-tag": "A tag of HTML that was read as text; it leaves what a browser shows: nothing, or a line end.",
    "markdown-emphasis": "`**` around words within a line; a line that is bold as a whole keeps them, as a heading.",
    "markdown-link": "A link of Markdown: the words in square brackets stay, the address in round ones goes.",
    "look-alike-letter": "A Cyrillic letter in a Latin word, or a Latin one in a Cyrillic word: `ovеrhеating`.",
    "beheaded-tag": "Lost bytes took the `<` of `</h1>` with them.",
    "forum-code": "Codes of forums and databases, such as `[b]` and `[XB]`; their content stays.",
    "superscript-tag": "A numeral between tags that raise it stays a superscript: 10⁹ is not 109.",
    "nfc": "A letter and its marks become one character, and a character that Unicode holds twice the usual one.",
    "symbol-bullet": "A bullet of Symbol or Wingdings, which other fonts cannot show.",
    "line-end": "A line ends in `\\n`; Windows, old Mac and Unicode line ends become one.",
    "exotic-space": "Hard and fixed-width spaces hide words from a search.",
    "wrong-numeral": "A numeral shows another place than the one it stands in, in a list that is regular otherwise.",
    "letter-for-digit": "A letter stands where the first numeral of a list belongs: (l) for (1).",
    "stray-numeral": "An enclosed numeral ends an item and belongs to none.",
}

LOSSES = {
    "replacement-character": "A decoder met bytes that it could not read, or half of a character stood there.",
    "misread-replacement": "U+FFFD in UTF-8, read as another encoding: 锟斤拷 (GBK), 嚙踝蕭 (Big5), 占쏙옙 (Korean).",
    "memory-fill": "Memory that a program never wrote to, read as GBK: 烫烫烫, 屯屯屯.",
    "object-replacement": "U+FFFC stands for a picture or another object that was not copied.",
    "private-use": "A character of one font, such as an icon; without the font nobody knows which.",
}

BLOCKS = {
    "title-repeated": "A line near the top comes again further down: it is the title.",
    "title-first-line": "Of the article's first lines the likeliest title, mostly the first that is no sentence.",
    "title-again": "A line says the title once more.",
    "byline-label": "A line begins with author, source, date or their like.",
    "breadcrumb-path": "A line begins with the home page and goes on with arrows.",
    "title-above-article": "Of the lines above the article the likeliest title.",
    "title-sign": "The sign of a heading or of bold type around the title, or the name of the site after it.",
    "byline-date": "A short line is hardly more than a date.",
    "lead-before-heading": "Prose before the first heading or list.",
    "heading-bracket": "Words in lenticular or square brackets at the beginning of a line.",
    "heading-colon": "A short line ends in a colon and names a section.",
    "heading-colon-list": "A short line ends in a colon and a list follows at once, but no vocabulary knows its role.",
    "heading-list": "A sentence between two lists, or one above a list that is left open, announces the list.",
    "heading-question": "A short line asks for a section: what are the causes?",
    "heading-words": "A short line without a final stop names a section.",
    "heading-glued": "The name of a section and a colon, with the text right after it.",
    "heading-sentence": "Within a paragraph, the sentence before a list announces it.",
    "heading-short": "A short line that is no sentence stands between prose and the longer text or list that it heads.",
    "heading-things": "A short line names what is needed: ingredients, materials.",
    "heading-after-sign": "A short line names a section after a sign, or in angle brackets, as in recipes.",
    "heading-numbered": "A numbered line is nothing but the heading of a section.",
    "heading-markdown": "Signs of Markdown make a heading: `## Causes`, `**Causes**`, a line of `====` below it.",
    "heading-sign": "The signs that make a line a heading, and lines of nothing but such signs.",
    "paragraph-prose": "Text of the article that no other rule claims.",
    "paragraph-closing": 'A sentence that ends the article, such as "The above is ..."; it ends the last list too.',
    "item-line": "A line begins with a marker that fits its list.",
    "item-bullet": "A line begins with a bullet.",
    "item-bare": "A line without a marker below a heading of what is needed, such as ingredients: one thing on each.",
    "item-inline": "A marker within a line continues or begins a list that convinces.",
    "nav-label": "A line begins with previous or next, in any language, or with the arrows of the template.",
    "rec-heading-words": "A line says that recommendations follow.",
    "rec-title": "A line among the recommendations that is not cut off.",
    "rec-teaser": "A line among the recommendations that is cut off, or that stands below a title.",
    "boilerplate-words": "A short line begins with words of a menu, notice, form or advert.",
    "boilerplate-notices": "At least half of a short line's words are of menus, notices or forms.",
    "boilerplate-above": "The article begins further down; the lines above it look like a menu more than like prose.",
    "boilerplate-between": "A stretch within the article looks like a menu or a notice.",
    "boilerplate-below": "The article is over; the lines below it look like links and notices more than like prose.",
    "contents-entry": "A short line that comes again further down, as its neighbours do in the same order.",
    "empty-bullet": "A bullet alone on its line, right before another marker, begins no item.",
    "boilerplate-bar": "A bar that the template leaves after a flattened article.",
    "after-navigation": "Text after the navigation that looks like no teaser.",
}

SECTIONS = {
    "section-lead": "What stands before the first heading is an overview.",
    "section-from-title": "A list under no heading is what the page's title announces.",
    "section-from-label": "The labels of a list's items name their section: Reason 1, Reason 2.",
    "section-goes-on": "After a label within an item, such as Symptoms, the next item goes on with the list's section.",
}

RULES = {**CLEANING, **LOSSES, **BLOCKS, **SECTIONS}

# Why a record of the input is no page (`rejects.reason`). A test makes sure that each of them can happen.
REJECTS = {
    "unreadable file": "The file cannot be opened or read on: no permission, a broken link, a pipe, a lost connection.",
    "broken compression": "A gz, zst, bz2 or xz file ends too early or is damaged; records before that are kept.",
    "broken archive": "A zip or tar file, or a member of one, is damaged or packed in an unknown way.",
    "unpacks to too much": "A file unpacks to so much that it is an attack, not a dump.",
    "unsafe path": "The name of a member leads out of its archive: `../x`, `/etc/x`, `C:/x`.",
    "link in an archive": "A member of a tar file is a link or a device; nothing outside of the archive is ever read.",
    "encrypted": "A member of a zip file has a password.",
    "nested archive": "An archive within an archive is not unpacked: that is how the worst bombs are built.",
    "broken Parquet": "A Parquet file, or one of its row groups, is damaged; the other row groups are kept.",
    "broken WARC": "A record of a web archive is cut off, or something stands where a record should begin.",
    "bad row": "A row has more or fewer fields than the header, a quote that is never closed, a value without meaning.",
    "page too large": "The record is longer than --max-page-bytes; it is never held in memory as a whole.",
    "not text": "The bytes are a text in no known encoding: a picture, a program, a file that is packed.",
    "not UTF-8": "A JSON record has bytes that are no UTF-8, which is what JSON is written in.",
    "not JSON": "A record cannot be parsed, or an array of records has no end.",
    "not a JSON object": "A record is a number, a string or an array, so that it has no columns.",
    "no text": "The text is missing, null, blank, or not a string.",
    "html not supported yet": "A web archive holds the page as HTML.",
    "not plain text": "A web archive holds something else: a picture, a style sheet, a PDF.",
    "HTTP error": "The answer in a web archive is an error or a redirection, not a page.",
    "took too long": "The page took more processor time than --page-seconds.",
    "parser failed": "A defect of ours; the page is kept here so that it can be reported.",
}

# The role that a rule of blocks gives begins its name, but for these.
_OTHER_ROLES = {
    "title-again": ("title_repeat",),
    "title-sign": ("other",),
    "rec-heading-words": ("rec_heading",),
    "rec-title": ("rec_title",),
    "rec-teaser": ("rec_teaser",),
    "nav-label": ("nav_prev", "nav_next"),
    "contents-entry": ("boilerplate",),
    "heading-sign": ("other",),
    "empty-bullet": ("other",),
    "after-navigation": ("other",),
}
ROLES_BY_RULE = {rule: _OTHER_ROLES.get(rule, (rule.partition("-")[0],)) for rule in BLOCKS}
