"""Headings: where sentences begin, which section a phrase names, and by which rule a line or a sentence is a heading."""

from functools import cache

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.characters import CLOSING_MARKS, COLON, QUESTION, SENTENCE_END_NARROW, SENTENCE_END_WIDE
from pipeline.outline.headings import headings, roles, sentences
from pipeline.outline.headings.closings import is_closing
from pipeline.outline.headings.headings import Heading
from pipeline.outline.phrases import evidence, phrases
from pipeline.outline.reading import page_of
from pipeline.vocabulary import languages
from tests.support.lists import PIECES
from tests.support.phrases import PHRASES, alternatives, pattern_of

SIGNS = [*(" ", " ", ". ", "? ", "：", ":", "] ", "”", "&", "の", "\u3000", "\x1f", "e\u0301", "_", "a b", "c d e. ")]
SIGNS += [" the ", "The ", " and ", "和"]
MIXES = st.lists(
    st.sampled_from([*PIECES, *PHRASES[::5], *map(str.upper, PHRASES[::50]), *SIGNS]), min_size=1, max_size=12
).map(lambda pieces: "".join(pieces).replace("\n", " ").strip() or "-")

# Python's white space, of which `\s` leaves out four separators.
SPACE = r"[\s\x1c-\x1f]"


def role_of(text: str) -> str | None:
    phrase = roles.role_of(page_of(text), phrases(), 0, len(text))
    return phrases().role[phrase] if phrase >= 0 else None


def is_bare(text: str) -> bool:
    return roles.is_bare_noun(page_of(text), phrases(), 0, len(text))


def sentence_starts(text: str) -> list[int]:
    page = page_of(text)
    starts = [0]
    while (at := sentences.next_sentence_start(page, 0, len(text), starts[-1])) < len(text):
        starts.append(at)
    return starts


def shown(heading: Heading | None, text: str) -> tuple[str, str, str] | None:
    """What a heading shows, its role and its rule."""
    return (text[heading.start : heading.end], heading.role, heading.rule) if heading else None


def read(text: str) -> tuple[str, str, str] | None:
    return shown(headings.read_heading(page_of(text), phrases(), 0, len(text)), text)


SENTENCE_START = regex.compile(
    rf"(?:[{SENTENCE_END_WIDE}][{regex.escape(CLOSING_MARKS)}]*[ \t]*|[{SENTENCE_END_NARROW}][{regex.escape(CLOSING_MARKS)}]*[ \t]+)"
)


@given(MIXES)
@example("a。\u3000")
@example(". x.")
def test_sentences_begin_where_a_pattern_says(text: str) -> None:
    ends = [match.end() for match in SENTENCE_START.finditer(text)]
    starts = [0, *(end for end in ends if end < len(text.rstrip()))]
    assert sentence_starts(text) == starts
    assert sentences.last_sentence_start(page_of(text), 0, len(text)) == starts[-1]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("ما السبب؟ البرد. الراحة", [0, 10, 17]),
        ("दर्द क्यों होता है? आराम करें। पानी पिएँ।", [0, 20, 31]),
        ("ይህ ምንድን ነው? ዕረፍት። ውሃ", [0, 12, 18]),
        ("The price is 1.5 euros", [0]),
    ],
)
def test_sentences_end_in_the_signs_of_many_scripts(text: str, starts: list[int]) -> None:
    assert sentence_starts(text) == starts


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("To prevent cramps, pay attention to the following points:", "prevention"),
        ("Pay attention to the following points to prevent cramps:", "prevention"),
        ("What foods cause acne?", "causes"),
        ("What to do if the stomach aches because of acid?", "treatment"),
        ("Tips for preventing colds", "prevention"),
        ("Matters needing attention in daily life", "precautions"),
        ("预防失眠要注意以下几点：", "prevention"),
        ("如何避免并发症", "prevention"),
        ("出现症状怎么办", "treatment"),
        ("引起头痛症状的原因", "causes"),
        ("饮食禁忌", "diet"),
        ("予防法", "prevention"),
        ("Was sind die Ursachen?", "causes"),
        ("Que faire ?", "treatment"),
        ("Как предотвратить простуду?", "prevention"),
        ("Nguyên nhân gây đau đầu", "causes"),
        ("예방 방법", "prevention"),
        ("HOW  TO\tPREVENT IT", "prevention"),
        ("Urſachen", "causes"),
        ("After knowing the causes, how do we solve it?", "treatment"),
        ("Now that we know the causes, let us look at some ways to ease it:", "treatment"),
        ("Now that we know the causes, here is our plan:", None),
        ("If you notice these symptoms, how can you prevent them?", "prevention"),
        ("If you want to prevent a cold, do the following:", "prevention"),
        ("Effects of food poisoning", "complications"),
        ("When to see a doctor", "precautions"),
        ("Je nach Ursache hilft eine andere Behandlung", "treatment"),
        ("Une fois que la cause est connue, comment soigner ?", "treatment"),
        ("了解了原因之后，我们来解决这些问题", "treatment"),
        ("治疗后的护理", "self_care"),
        ("感冒的后果", "complications"),
        ("花叶发黄的原因和处理办法", "causes"),
        ("叶子发黄是什么原因，怎么办", "causes"),
        ("叶子发黄的原因很多，那么如何预防", "prevention"),
        ("肩こりの原因と対策", "causes"),
        ("두통의 증상과 치료", "symptoms"),
        ("두통 증상의 원인", "causes"),
        ("Vorbeugetipps gegen Schnupfen", "prevention"),
        ("Rückenschmerzprävention", "prevention"),
        ("Grippesymptome", "symptoms"),
        ("Schädlingsbehandlungsplan", None),
        ("Howtoprevent", None),
        ("A night on the mountain", None),
        ("", None),
    ],
)
def test_the_role_of_a_heading(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Diagnose und Prognose", "de"),
        ("Comment prévenir les crampes ?", "fr"),
        ("Symptoms of the flu", "en"),
        ("予防の方法", "ja"),
    ],
)
def test_the_language_that_knows_most_of_a_heading_decides(heading: str, code: str) -> None:
    phrase = roles.role_of(page_of(heading), phrases(), 0, len(heading))
    assert evidence(phrases(), phrase).startswith(f"{code}: ")


@cache
def bare_pattern() -> regex.Pattern[str]:
    """A heading that is nothing but a phrase of the vocabulary, or several that are joined."""
    nouns = pattern_of(
        (language.words, tuple(name for name in language.roles if not name.startswith("-"))) for language in languages()
    )
    words = pattern_of(
        (language.words and joint.isalpha(), (joint,)) for language in languages() for joint in language.markers.joints
    )
    joint = rf"(?:{SPACE}*(?:,|、|/|の|{words}){SPACE}*)"
    return regex.compile(rf"(?:the{SPACE}+)?(?:{nouns})(?:{joint}(?:{nouns}))*", regex.IGNORECASE)


@given(MIXES)
@example("auf einen blick\x1f")
@example("auf einen blick")
@example("The causes :")
@example("causes & treatment")
@example("病因、症状")
@example("the病因")
def test_a_bare_noun_is_what_a_pattern_says(text: str) -> None:
    name = regex.sub(rf"(?:[{COLON}{QUESTION}]|{SPACE})+$", "", text)
    assert is_bare(text) == (len(text) <= roles.LONGEST_BARE and bare_pattern().fullmatch(name) is not None)


def is_background(text: str) -> bool:
    """Whether a text holds a word that makes the names beside it background."""
    words = [(language.words, language.headings.background) for language in languages()]
    words += [(language.words, language.headings.background_after) for language in languages()]
    return regex.search(pattern_of(words), text, regex.IGNORECASE) is not None


@given(MIXES)
def test_a_role_is_that_of_a_phrase_in_the_text(text: str) -> None:
    phrase = roles.role_of(page_of(text), phrases(), 0, len(text))
    wide = roles.is_wide(page_of(text), 0, len(text))
    found = {
        language.code
        for language in languages()
        if language.roles and not (language.words and wide)
        if regex.search(alternatives(tuple(language.roles), language.words), text, regex.IGNORECASE)
    }
    assert phrase < 0 or found
    assert phrase >= 0 or not found or is_background(text)
    assert phrase < 0 or evidence(phrases(), phrase).partition(":")[0] in found


@pytest.mark.parametrize(
    ("text", "is_section"),
    [
        ("Causes", True),
        ("【病因】", True),
        ("[Symptoms]", True),
        ("Tips", False),
        ("Our doctors", False),
        ("【】", False),
    ],
)
def test_a_name_that_only_an_article_has(text: str, is_section: bool) -> None:
    assert roles.is_section_name(page_of(text), phrases(), 0, len(text)) == is_section


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("【病因】天气寒冷。", ("【病因】", "causes", "heading-bracket")),
        ("[Causes] : Cold air.", ("[Causes] :", "causes", "heading-bracket")),
        ("［予防］", ("［予防］", "prevention", "heading-bracket")),
        ("【小鸟的歌】天气寒冷。", ("【小鸟的歌】", "other", "heading-bracket")),
        ("[A song]", ("[A song]", "other", "heading-bracket")),
        ("[A song] It is cold.", None),
        ("[1] It is cold.", None),
        ("【[病因】", ("【[病因】", "causes", "heading-bracket")),
        ("【病因【】", ("【病因【】", "causes", "heading-words")),
        ("What are the causes?", ("What are the causes?", "causes", "heading-question")),
        ("It is cold. What are the causes?", None),
        ("What | are the causes?", None),
        (f"What {'cold ' * 56}causes?", ("What " + "cold " * 56 + "causes?", "causes", "heading-question")),
        (f"What {'cold ' * 60}causes?", None),
        ("The causes are the following:", ("The causes are the following:", "causes", "heading-colon")),
        (f"The causes {'cold ' * 30}are:", None),
        ("The words are the following:", None),
        ("Causes", ("Causes", "causes", "heading-words")),
        ("Causes, and more", None),
        ("The causes. And more", None),
        ("Causes.", None),
        ("预防感冒的方法", ("预防感冒的方法", "prevention", "heading-words")),
        ("预防感冒的方法其实有很多种但是没有人知道哪一种好", None),
        ("Prevention: keep warm.", ("Prevention:", "prevention", "heading-glued")),
        ("原因：天气寒冷。", ("原因：", "causes", "heading-glued")),
        ("引起头痛的原因：天气寒冷。", ("引起头痛的原因：", "causes", "heading-glued")),
        ("引起小朋友们夜里头痛的主要原因：天气寒冷。", None),
        ("Our prevention: keep warm.", None),
        ("Time: keep warm.", None),
        (":Causes: cold air.", None),
        (":Causes：cold air.", None),
        ("She caught a cold.", None),
        ("1", None),
    ],
)
def test_a_heading_that_a_line_begins_with(text: str, heading: tuple[str, str, str] | None) -> None:
    assert read(text) == heading


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("So what are the causes?", ("causes", "heading-sentence")),
        ("Preventive measures", ("prevention", "heading-sentence")),
        ("There are these:", ("other", "heading-sentence")),
        ("Preventive measures help.", None),
        ("preventive measures", None),
        ("Nobody knows why.", None),
        ("Who knows?", None),
        ("x" * 160 + ":", None),
        ("", None),
    ],
)
def test_a_sentence_that_announces_a_list(text: str, heading: tuple[str, str] | None) -> None:
    found = headings.announces(page_of(text), phrases(), 0, len(text))
    assert (found and (found.role, found.rule)) == heading


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Bread moulds. What is the reason?", 14),
        ("面包发霉了。\u3000原因是什么？", 7),
        ("Bread moulds. Nobody knows.", None),
        ("Bread moulds. Who knows?", None),
        ("What is the reason?", None),
    ],
)
def test_a_heading_that_ends_a_paragraph(text: str, start: int | None) -> None:
    found = headings.closing_heading(page_of(text), phrases(), 0, len(text))
    assert (found and found.start) == start


@pytest.mark.parametrize(
    ("text", "could"),
    [
        ("A night on the mountain", True),
        ("山上的夜晚", True),
        ("¿Dónde?", True),
        ("It rained.", False),
        ("a, b,", False),
        ("rain", False),
        ("Rain | Snow", False),
        ("Rain\tSnow", False),
        ("1 2 3", False),
        ("R", False),
        ("Rain " * 14 + "x", False),
        ("雨" * 21, False),
    ],
)
def test_a_line_that_could_be_a_heading(text: str, could: bool) -> None:
    assert headings.could_be_heading(page_of(text), 0, len(text)) == could


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("The above is what you need to know.", True),
        ("以上就是全部内容。", True),
        ("Above the knee", False),
        ("", False),
    ],
)
def test_a_sentence_that_ends_an_article(text: str, closes: bool) -> None:
    assert is_closing(page_of(text), phrases(), 0, len(text)) == closes


@given(MIXES, MIXES)
def test_nothing_outside_of_a_span_is_looked_at(text: str, around: str) -> None:
    page = page_of(around + text + around)
    start, end = len(around), len(around) + len(text)
    alone = headings.read_heading(page_of(text), phrases(), 0, len(text))
    within = headings.read_heading(page, phrases(), start, end)
    assert shown(within, page.text) == shown(alone, text)
    assert roles.is_bare_noun(page, phrases(), start, end) == is_bare(text)
