"""A made-up site: pages that name each other, to make whole dumps of."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from samples.languages import LANGUAGES

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_SUBJECTS = {
    "en": ("{} in winter", "How to treat {}", "Is {} dangerous?", "What helps against {}", "{} after forty"),
    "zh": ("冬天的{}", "{}怎么治疗", "{}有危险吗", "什么能缓解{}", "四十岁以后的{}"),
}
_NAMES = {
    "en": ("snoring", "dry skin", "hiccups", "cold feet", "a stiff neck", "hair loss", "sore eyes", "heartburn"),
    "zh": ("打鼾", "皮肤干燥", "打嗝", "脚冷", "落枕", "脱发", "眼睛酸痛", "胃灼热"),
}
_CAUSES = {"en": "The common causes are:", "zh": "常见的原因有以下几点："}
_PREVENTION = {"en": "To prevent it, please do the following:", "zh": "预防方法："}
_ENTITIES = 0.2
_LOSSES = 0.05


class Shares(NamedTuple):
    """How many pages have what."""

    title: float = 0.9
    causes: float = 0.6
    prevention: float = 0.4
    wrong: float = 0.2


USUAL = Shares()


class Article(NamedTuple):
    """A page's title, address and text above the navigation."""

    title: str
    url: str
    lead: str
    body: str


def article(rng: Random, number: int, shares: Shares) -> Article:
    """One page without its links."""
    language = rng.choice(["en", "en", "zh"])
    items = LANGUAGES[language]["items"]
    name = f"{rng.choice(_NAMES[language])} {number}"
    title = rng.choice(_SUBJECTS[language]).format(name)
    joint = "" if language == "zh" else " "
    lead = joint.join([*(rng.choice(items).rstrip(".。") + items[0][-1] for _ in range(rng.randint(2, 5)))])
    if rng.random() < _ENTITIES:
        lead += joint + ("Salt &amp; water." if language == "en" else "盐&amp;水。")
    if rng.random() < _LOSSES:
        lead += "\ufffd"
    pieces = [lead]
    if rng.random() < shares.causes:
        pieces += [_CAUSES[language], *listed(rng, items, shares.wrong)]
    if rng.random() < shares.prevention:
        pieces += [_PREVENTION[language], *listed(rng, items, shares.wrong)]
    return Article(title, f"https://{language}.example/{number}", lead, "\n\n".join(pieces))


def listed(rng: Random, items: list[str], wrong: float) -> Iterator[str]:
    """A list, sometimes with a wrong numeral in the middle."""
    count = rng.randint(3, min(5, len(items)))
    places = list(range(count))
    if count > 3 and rng.random() < wrong:
        places[2] = 8
    for place, item in zip(places, rng.sample(items, count), strict=True):
        yield f"{CIRCLED[place]} {item}"


def site(count: int, seed: int = 0, shares: Shares = USUAL) -> Iterator[dict[str, str]]:
    """The records of a dump in which every page links to the next, to the one before it, and to two others."""
    rng = Random(seed)
    articles = [article(rng, number, shares) for number in range(count)]
    for number, one in enumerate(articles):
        lines = [one.title, one.title, one.body] if rng.random() < shares.title else [one.body]
        if number:
            lines.append(f"<<:  {articles[number - 1].title}")
        if number + 1 < count:
            lines.append(f">>:  {articles[number + 1].title}")
        lines.append("Recommend")
        for other in rng.sample(articles, min(2, count)):
            lines += [other.title, f"{other.lead[:50]}..."]
        yield {"url": one.url, "text": "\n\n".join(lines) + "\n"}


def write_site(folder: Path, count: int, seed: int = 0, shares: Shares = USUAL, sources: int = 2) -> Path:
    """The site as a dump of some files, with one broken line in the first."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(record, ensure_ascii=False) for record in site(count, seed, shares)]
    for number in range(sources):
        own = lines[number::sources] if sources > 1 else lines
        text = "\n".join([*own, '{"text": "cut o'] if number == 0 else own)
        (folder / f"site-{number}.jsonl").write_text(text + "\n", encoding="utf-8")
    return folder
