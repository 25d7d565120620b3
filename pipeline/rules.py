"""Every rule that may decide something, with its reason; the `rule` columns hold these names.

`docs/rules.md` is written from this table, and a test makes sure that each rule here
fires in a golden case and that no other name ever reaches a table.
"""

CLEANING = {
    "lone-surrogate": "Half of a character, from a cut-off JSON escape; no file can store it, so U+FFFD stands in.",
    "named-entity": "`&amp;` and its like were escaped once too often by the site or the scraper.",
    "numeric-entity": "`&#39;` and its like, decimal or hexadecimal.",
    "ftfy-encoding": "UTF-8 that was read as a single-byte encoding; ftfy recognises and undoes it, line by line.",
    "terminal-escape": "Colour codes of a terminal log; they would act on the terminal of whoever prints the page.",
    "control-character": "C0 and C1 controls show nothing and break other tools.",
    "zero-width": "Zero-width spaces, byte order marks and soft hyphens split words without being seen.",
    "line-end": "A line ends in `\\n`; Windows, old Mac and Unicode line ends become one.",
    "exotic-space": "Hard and fixed-width spaces hide words from a search.",
    "wrong-numeral": "A numeral shows another place than the one it stands in, in a list that is regular otherwise.",
    "letter-for-digit": "A letter stands where the first numeral of a list belongs: (l) for (1).",
    "stray-numeral": "An enclosed numeral ends an item and belongs to none.",
}

BLOCKS = {
    "title-repeated": "The first line comes again further down: it is the title.",
    "title-first-line": "The first line is short, is no sentence, and more follows.",
    "title-again": "A line says the title once more.",
    "byline-label": "A line begins with author, source, date or their like.",
    "breadcrumb-path": "A line begins with the home page and goes on with arrows.",
    "title-above-article": "Below a menu, the last line above the article that looks like its title.",
    "byline-date": "A short line is hardly more than a date.",
    "lead-before-heading": "Prose in front of the first heading or list.",
    "heading-bracket": "Words in lenticular or square brackets at the beginning of a line.",
    "heading-colon": "A short line ends in a colon and names a section.",
    "heading-colon-list": "A short line ends in a colon and a list follows at once, but no vocabulary knows its role.",
    "heading-question": "A short line asks for a section: what are the causes?",
    "heading-words": "A short line without a final stop names a section.",
    "heading-glued": "The name of a section and a colon, with the text right behind it.",
    "heading-sentence": "Within a paragraph, the sentence in front of a list announces it.",
    "heading-short": "A short line that is no sentence stands between prose and the longer text or list that it heads.",
    "heading-numbered": "A numbered line is nothing but the heading of a section.",
    "paragraph-prose": "Text of the article that no other rule claims.",
    "paragraph-closing": 'A sentence that ends the article, such as "The above is ..."; it ends the last list too.',
    "item-line": "A line begins with a marker that fits its list.",
    "item-bullet": "A line begins with a bullet.",
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
    "boilerplate-bar": "A bar that the template leaves behind a flattened article.",
    "after-navigation": "Text behind the navigation that looks like no teaser.",
}

SECTIONS = {
    "section-lead": "What stands in front of the first heading is an overview.",
    "section-from-title": "A list under no heading is what the page's title announces.",
}

RULES = {**CLEANING, **BLOCKS, **SECTIONS}
