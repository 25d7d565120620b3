"""Previous and next: the forms in which sites write them, and lines that only look like them."""

import pytest

import pipeline
from pipeline.outline.phrase_kinds import NEXT, PREVIOUS
from pipeline.outline.phrases import phrases
from pipeline.outline.reading import page_of
from pipeline.outline.zones.navigation import SIGNED, Label, read_label
from pipeline.outline.zones.teasers import without_marker, without_notes

PAGE = (
    "Mending a wool sock\n\nA sock that is worn at the heel can be mended in an evening, and then it lasts for years.\n\n"
    "You need a needle with a blunt tip and some yarn of the same weight.\n\n"
)
BEFORE, AFTER = "Cleaning a copper pot", "Sharpening a garden shear"

# {a} and {b} stand for the two titles, a slash for the end of a line.
BOTH = """
Previous: {a} / Next: {b}
Previous Post / {a} / Next Post / {b}
PREVIOUS / {a} / NEXT / {b}
Prev / {a} / Next / {b}
Next / {b} / Previous / {a}
Older Post / {a} / Newer Post / {b}
Previous Article {a} / Next Article {b}
Previous Story / {a} /  / Next Story / {b} /  / Share this article
Previous Previous post: {a} / Next Next post: {b}
[Previous] {a} / [Next] {b}
- Previous: {a} / - Next: {b}
← {a} / {b} →
« {a} / {b} »
‹ {a} / {b} ›
< {a} / {b} >
<< {a} / {b} >>
⟵ {a} / {b} ⟶
« Prev {a} / Next {b} »
« Previous Post / {a} / Next Post » / {b}
« {a} | {b} »
← {a}    {b} →
« Previous: {a} | Next: {b} »
Previous: {a} Next: {b}
Previous post: {a} → Next post: {b}
Post navigation / {a} / {b}
Post navigation / ← {a} / {b} →
Post navigation / Previous Previous post: {a} / Next Next post: {b}
上一篇：{a} / 下一篇：{b}
上一篇：{a}  下一篇：{b}
上一篇：{a}下一篇：{b}
上一篇 {a} 下一篇 {b}
上一篇 > {a} / 下一篇 > {b}
上一篇＞{a} / 下一篇＞{b}
上一篇→{a} / 下一篇→{b}
上一篇 | {a} / 下一篇 | {b}
[上一篇] {a} / [下一篇] {b}
【上一篇】{a} / 【下一篇】{b}
<上一篇> {a} / <下一篇> {b}
上一篇{a} / 下一篇{b}
上一篇 / {a} / 下一篇 / {b}
« 上一篇 / {a} / 下一篇 » / {b}
上一条：{a} / 下一条：{b}
前一篇：{a} / 后一篇：{b}
較舊的文章 / {a} / 較新的文章 / {b}
上一篇: {a} (2018-01-13) / 下一篇: {b} 2018-01-13
上一篇：{a} / 下一篇：{b} / 相关推荐 / Washing a rug
前の記事 / {a} / 次の記事 / {b}
前の記事：{a} / 次の記事：{b}
前の記事へ {a} / 次の記事へ {b}
<< 前の記事 {a} / 次の記事 >> {b}
이전글 {a} / 다음글 {b}
이전 글 / {a} / 다음 글 / {b}
▲ 이전글 {a} / ▼ 다음글 {b}
Предыдущая статья / {a} / Следующая статья / {b}
Предыдущая статья: {a} / Следующая статья: {b}
← Предыдущая запись / {a} / Следующая запись → / {b}
Навигация по записям / ← {a} / {b} →
Назад: {a} / Далее: {b}
Bài trước / {a} / Bài tiếp theo / {b}
Bài trước: {a} / Bài sau: {b}
Bài viết trước {a} / Bài viết sau {b}
Artículo anterior / {a} / Artículo siguiente / {b}
Anterior: {a} / Siguiente: {b}
Navegación de entradas / Anterior Entrada anterior: {a} / Siguiente Siguiente entrada: {b}
Article précédent / {a} / Article suivant / {b}
Article précédent : {a} / Article suivant : {b}
Précédent / {a} / Suivant / {b}
Vorheriger Artikel / {a} / Nächster Artikel / {b}
Vorheriger Beitrag: {a} / Nächster Beitrag: {b}
Beitragsnavigation / {a} / {b}
Beitragsnavigation / Vorheriger Beitrag {a} / Nächster Beitrag {b}
Zurück: {a} / Weiter: {b}
Articolo precedente / {a} / Articolo successivo / {b}
Articolo precedente: {a} / Prossimo articolo: {b}
Artigo anterior / {a} / Próximo artigo / {b}
Anterior: {a} / Próximo: {b}
Vorig bericht / {a} / Volgend bericht / {b}
Poprzedni wpis / {a} / Następny wpis / {b}
Önceki haber: {a} / Sonraki haber: {b}
Попередній запис: {a} / Наступний запис: {b}
Föregående inlägg / {a} / Nästa inlägg / {b}
Předchozí článek / {a} / Další článek / {b}
Artikel sebelumnya / {a} / Artikel selanjutnya / {b}
المقال السابق / {a} / المقال التالي / {b}
पिछला लेख / {a} / अगला लेख / {b}
บทความก่อนหน้า / {a} / บทความถัดไป / {b}
"""

ONE = """
Previous: {a}
Previous article / {a}
Previous: {a} / Next: none
上一篇：{a} / 下一篇：没有了
이전글 : {a} / 다음글 : 다음글이 없습니다.
前の記事：{a} / 次の記事：なし
Предыдущая статья: {a} / Следующая статья: нет
"""

NEITHER = """
Newer Post / Home / Older Post
Newer Post /  / Older Post / Washing a rug
← Previous Post / Next Post →
Previous 1 2 3 Next
Previous | Next
上一篇：没有了 / 下一篇：没有了
上一页 1 2 3 下一页
Next steps
Next Steps / Wash the sock in cold water and dry it flat.
Previous socks were mended like this. / Next, the heel is darned.
Next: put the needle through the loop.
- Next: turn the sock
Next-door neighbours of mine / Previous owners of the house
The previous post said: / « The heel wears first, / and then the toe. »
« The heel wears first. / And then the toe »
» Wool / » Cotton
→ Wool / → Cotton
下一篇我们来谈谈怎么补袜子。
다음은 바늘입니다.
"""


def forms(table: str) -> list[str]:
    return table.strip("\n").split("\n")


def neighbours(form: str) -> tuple[str | None, str | None]:
    tail = form.replace(" / ", "\n").replace("{a}", BEFORE).replace("{b}", AFTER)
    page = pipeline.parse(f"{PAGE}{tail}\n")
    return page.prev_title, page.next_title


@pytest.mark.parametrize("form", forms(BOTH))
def test_previous_and_next(form: str) -> None:
    assert neighbours(form) == (BEFORE, AFTER)


@pytest.mark.parametrize("form", forms(ONE))
def test_one_of_the_two(form: str) -> None:
    assert neighbours(form) == (BEFORE, None)


@pytest.mark.parametrize("form", forms(NEITHER))
def test_what_only_looks_like_previous_and_next(form: str) -> None:
    assert neighbours(form) == (None, None)


@pytest.mark.parametrize("form", forms(BOTH))
def test_previous_and_next_are_no_part_of_the_article(form: str) -> None:
    tail = form.replace(" / ", "\n").replace("{a}", BEFORE).replace("{b}", AFTER)
    article = pipeline.parse(f"{PAGE}{tail}\n").article
    assert BEFORE not in article
    assert AFTER not in article
    assert article.endswith("yarn of the same weight.")


def test_labels_alone_above_the_article_take_no_title() -> None:
    page = pipeline.parse(f"Next Post\n{PAGE}")
    assert (page.next_title, page.title) == (None, "Mending a wool sock")


def test_two_on_one_line_are_two_blocks() -> None:
    blocks = pipeline.parse(f"{PAGE}Previous: tea | Next: oats\n").blocks
    assert [block.role for block in blocks[-2:]] == ["nav_prev", "nav_next"]


@pytest.mark.parametrize(
    ("text", "kind", "label", "title"),
    [
        ("Previous: Tea", PREVIOUS, "Previous", "Tea"),
        ("« Next Post - Tea", NEXT, "Next Post", "Tea"),
        ("Next post of mine", NEXT, "Next post", "of mine"),
        ("【下一篇】茶", NEXT, "下一篇", "茶"),
        ("Nextdoor: Tea", 0, "", ""),
        ("Tea", 0, "", ""),
    ],
)
def test_a_label_and_its_title(text: str, kind: int, label: str, title: str) -> None:
    page, found = page_of(text), Label()
    assert read_label(page, phrases(), 0, len(text), PREVIOUS | NEXT, found) == (kind != 0)
    assert found.kind == kind
    if kind:
        assert (text[found.start : found.end], text[found.title :]) == (label, title)
        assert (found.binding == SIGNED) == (text != "Next post of mine")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("• Oats (0) 2018.01.13", "Oats"),
        ("- Oats 2018-01-13 (2)", "Oats"),
        ("1. Oats in 2018", "Oats in 2018"),
        ("④Oats [3]", "Oats"),
        ("7.5 ways to cook oats", "7.5 ways to cook oats"),
        ("10 ways to cook oats", "10 ways to cook oats"),
        ("2018.01.13", "2018.01.13"),
        ("•", "•"),
    ],
)
def test_a_title_stands_between_its_marker_and_its_notes(text: str, title: str) -> None:
    page, end = page_of(text), len(text)
    start = without_marker(page, 0, end, True)
    assert text[start : without_notes(page, start, end)] == title
