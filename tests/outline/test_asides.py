"""Comments, calls to the reader and biographies are no part of an article; what only looks like them is."""

import pytest

import pipeline

PROSE = "A sock that is worn at the heel can be mended in an evening, and then it lasts for years."
MORE = "You need a needle with a blunt tip and some yarn of the same weight, and an hour of good light."


def article(*below: str) -> str:
    return pipeline.parse("\n\n".join(["Mending a wool sock", PROSE, MORE, *below]) + "\n").article


@pytest.mark.parametrize(
    ("heading", "comments"),
    [
        ("Comments", ["Ann says:", "Mine held.", "Ben says:", "Not mine."]),
        ("2 Comments", ["Ann", "Mine held for a whole winter."]),
        ("Comments (12)", ["Ann", "Mine held for a whole winter.", "Ben", "Not mine."]),
        ("Kommentare", ["Anna schrieb:", "Bei mir hielt es.", "Ben schrieb:", "Bei mir nicht."]),
        ("Commentaires", ["Anne", "Cela a tenu chez moi.", "Paul", "Pas chez moi."]),
        ("评论 12条", ["甲", "我补过一次，很结实。", "乙", "我的又破了。"]),
        ("コメント", ["花子さん:", "うちでも長持ちしました。", "太郎さん:", "だめでした。"]),
        ("댓글 3", ["나무", "저도 해 봤어요."]),
        ("Комментарии", ["Анна", "У меня держится.", "Пётр", "У меня нет."]),
    ],
)
def test_comments_below_an_article(heading: str, comments: list[str]) -> None:
    found = article(heading, *comments)
    assert found.endswith(MORE)


@pytest.mark.parametrize(
    "lines",
    [
        ["Comments", "Some menders have remarked that wool of sheep lasts longer than any other yarn they have tried."],
        ["Discussion", "Causes", "The heel rubs on the shoe.", "Prevention", "Wear wider shoes."],
    ],
)
def test_what_only_looks_like_comments(lines: list[str]) -> None:
    found = article(*lines, PROSE)
    for line in lines:
        assert line in found or line == "Comments"


@pytest.mark.parametrize(
    "call",
    [
        "Subscribe for free to get a letter each month.",
        "Thanks for reading Sock and Needle! Follow us for more.",
        "Ready for more?",
        "Consult our doctors online.",
        "Hat Ihnen der Artikel gefallen? Folgen Sie uns.",
        "Suscríbete a nuestro boletín.",
        "感谢阅读。欢迎关注。",
        "在线咨询",
        "Спасибо за внимание! Подпишитесь на нас.",
        "구독과 좋아요 부탁드립니다.",
        "Theo dõi chúng tôi mỗi ngày.",
        "最後までお読みいただきありがとうございます。",
    ],
)
def test_a_call_to_the_reader(call: str) -> None:
    assert article(call).endswith(MORE)
    assert call not in article(call, PROSE + " It is so.")


@pytest.mark.parametrize(
    "line",
    [
        "Learn more about wool from the people who spin it in the hills each winter.",
        "Some people subscribe to a magazine about socks and never mend one.",
        "Many doctors online give advice on feet.",
        "Share the yarn with a friend who knits, and wind it into two balls of equal size.",
        "Keywords: wool, heel, needle",
        "如果觉得疼，就换一根钝一点的针，慢慢来。",
    ],
)
def test_a_sentence_of_the_article_with_a_word_of_calls_in_it(line: str) -> None:
    assert line in article(line, PROSE + " It is so.")


@pytest.mark.parametrize(
    "line",
    [
        "Ada Brook is the editor of Sock and Needle, and lives near a mill.",
        "Dr. Ada M. Brook is a certified gardener.",
        "Ada Brook ist Redakteurin und lebt in Ulm.",
        "Ada Brook es periodista y vive en Lugo.",
    ],
)
def test_an_author(line: str) -> None:
    assert article(line, "Home", "Contact").endswith(MORE)


@pytest.mark.parametrize(
    "line",
    [
        "This text is for informational purposes only and does not replace the advice of a doctor.",
        "Sock and Needle 2020. All rights reserved.",
        "本文来源于网络，如有侵权，请联系我们删除。",
        "以上内容仅供参考，如有不适请及时就医。",
        "如果您还有疑问，请点击在线咨询我们的医生。",
        "Der Text dient nur der Information und ersetzt keinen Arztbesuch.",
        "Имеются противопоказания, нужна консультация.",
        "Bài viết chỉ mang tính chất tham khảo.",
    ],
)
def test_a_statement_below_the_article(line: str) -> None:
    assert article(line).endswith(MORE)
    assert line in article(line, PROSE + " It is so.")


@pytest.mark.parametrize(
    "line",
    ["Merino Wool is a fibre of sheep that felts less than others.", "Ada Brook is an old mill by the river."],
)
def test_no_author(line: str) -> None:
    assert line in article(line)


def test_an_author_within_the_article_stays() -> None:
    line = "Ada Brook is a writer who mended three hundred socks."
    assert line in article(line, MORE + " " + PROSE)


def test_a_list_that_a_sentence_announces_is_no_table_of_contents() -> None:
    names = ["Wool for winter", "Cotton for summer", "Silk for feasts"]
    lines = ["It is best to sort them into three heaps before the mending begins:", *names, MORE]
    page = pipeline.parse(
        "Socks\n\n"
        + PROSE
        + "\n\n"
        + "\n".join(f"{n}. {x}" if x in names else x for n, x in enumerate(lines))
        + "\n\n"
        + "\n\n".join(f"{name}\n\nThey are kept dry and dark." for name in names)
        + "\n"
    )
    assert [item.text for item in page.items][:3] == names


@pytest.mark.parametrize(
    "link",
    [
        ["12 Comments", "Join the club"],
        ["0 Comments", "May 3, 2021"],
        ["• Reviews", "• Wool", "May 3, 2021", "June 1, 2021"],
    ],
)
def test_a_link_to_the_comments_above_the_article_is_no_heading_of_them(link: list[str]) -> None:
    page = pipeline.parse("\n\n".join(["Mending a wool sock", PROSE, *link, MORE, PROSE, MORE, PROSE]) + "\n")
    assert "boilerplate-comment" not in {block.rule for block in page.blocks}
