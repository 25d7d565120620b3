"""Texts that hypothesis draws: any text, and what looks like a page."""

from hypothesis import strategies as st

MARKERS = ["①", "②", "③", "⑧", "⑼", "1.", "2.", "3、", "(1)", "（2）", "一、", "二、", "First,", "•", "- ", "a)", "II."]
PIECES = [
    *MARKERS,
    *(
        "The causes are:",
        "To prevent it:",
        "原因：",
        "预防",
        "【病因】",
        "以上就是",
        "<<: Back",
        ">>: On",
        "Recommend",
        "推荐阅读",
    ),
    *("\n", "\n\n", " ", ". ", "。", "see ", "word", "字", "2019", "1:5", "...", " |", "Cut off, b..."),
    *("&amp;", "amp;", "&lt;", "&#", "38;", "&#39;", "lt;", "&", ";", "â€™", "Ã©", "Â", "\x85", "\r", "\x00", "\u200b"),
    *("\ud800", "\udc00", "\x1b[0m", "\x1b", "[0m", "\ufeff", "\xa0", "\xad", "\u2028"),
    *(
        "&nbsp",
        "& ",
        "&lt",
        "nbsp;",
        "&#55357;",
        "&#56832;",
        "＆",
        "；",
        "&#150;",
        "&zwj;",
        "&lrm;",
        "&#768;",
        "=",
        "?",
    ),
    *("<", ">", "<b>", "</b>", "<br/>", "<p class='x'>", "</td>", "<sup>", "</sup>", "b>", "<b", "<!--", "-->", "/h1>"),
    *("[b]", "[/b]", "[XB]", "[/XB]", "[", "]", "[url=", "HTML", "`", "\t"),
    *("\x1b]", "\x07", "\x9b1m", "\u200c", "\u200d", "\u200e", "\u202e", "\u2069", "ש", "ไ", "\ufe0f", "❤", "👨"),
    *("🏴", "\U000e0067", "\U000e007f", "\ufffe", "\ufffb", "e", "\u0301", "\u0323", "\u0338", "\u212b", "\u037e"),
    *("\u1100", "\u1161", "\u11a8", "\uf900", "\uf0b7", "\uf06c", "\uf001", "锟斤拷", "烫烫烫", "\ufffd"),
]
page_like = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
# `st.text()` leaves surrogates out; a page may hold any code point.
any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
