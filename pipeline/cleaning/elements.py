"""Names of tags: the elements of HTML, and the codes of forums and databases."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# They begin and end on lines of their own.
BLOCKS = _names(
    "p br div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr hr blockquote center"
    " section article header footer aside nav main figure figcaption body html"
)
CELLS = _names("td th")
# They stand within a line.
INLINE = _names(
    "a b i u s em strong span font small big sub sup strike del ins mark nobr wbr img abbr acronym cite q bdo tt"
)
# Without attributes these need an end tag somewhere on the page: elsewhere <b>, <table> or <section>
# may be a variable, or the name of something that the reader has to fill in.
NEED_END = _names(
    "a b i u s q font small big sub sup strike del ins mark cite tt abbr acronym img caption center table section"
    " article header footer aside nav main figure body html"
)
# Further elements: no leftovers of text, but no sign of another language either.
OTHER = _names(
    "address area audio base bdi button canvas col colgroup data details dfn embed fieldset form frame frameset head"
    " iframe input kbd label legend link map marquee meta noscript object optgroup option output param picture"
    " progress ruby rb rp rt script select source style summary svg template textarea time title track var video"
)

# Codes of forums. XB and SB are those of Chinese databases for signs below and above the line (xiabiao, shangbiao).
FORUM_BLOCKS = _names("align center left right quote list p h1 h2 h3 h4 h5 h6")
FORUM_INLINE = _names("b i u s em strong size color font url img email sub sup xb sb")
# Only these take a value; [p=0.05] is a result.
WITH_VALUE = _names("align quote list size color font url img email")
