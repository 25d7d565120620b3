"""The language of a page, which a short look at it names as a long one does."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cld2 import ask
from pipeline.splitting.language import PIECE, PIECES, SAMPLE, _pieces, guess_language
from samples.places import own_lines


def test_pages_of_one_language() -> None:
    rng = Random(4)
    sure = 0
    for name, lines in own_lines().items():
        for _ in range(10):
            text = "\n".join(rng.sample(lines * 3, len(lines) * 3))[: rng.randint(2 * PIECES * PIECE + 1, SAMPLE)]
            whole, short = ask(text), ask(_pieces(text))
            assert whole
            if short and short.clear:
                sure += 1
                assert short.codes[0] == whole.codes[0], name
    assert sure > 0


def test_a_menu_in_another_language_hides_no_article() -> None:
    lines = own_lines()
    menu, article = "\n".join(lines["en"])[:700], "\n".join(lines["de"] * 3)[:3000]
    assert guess_language(f"{menu}\n{article}") == "de"


def test_figures_are_no_words() -> None:
    german = "\n".join(own_lines()["de"])
    text = f"{german[:100]}\n{'1234 56,7 | ' * 250}"
    short = ask(_pieces(text))
    assert short is None or not short.clear


SENTENCES = {
    "en": "Cramps at night are common, and they usually pass without any treatment.",
    "zh": "夜里小腿抽筋很常见，一般不需要治疗就会自己好。",
    "ja": "夜中に足がつることはよくあり、たいていは治療しなくても治まります。",
    "ko": "밤에 다리에 쥐가 나는 일은 흔하며 대부분 치료 없이 사라집니다.",
    "es": "Los calambres nocturnos son frecuentes y casi siempre desaparecen sin tratamiento.",
    "fr": "Les crampes de nuit sont fréquentes et disparaissent le plus souvent sans traitement.",
    "de": "Nächtliche Krämpfe sind häufig und vergehen meistens ohne jede Behandlung.",
    "pt": "As cãibras durante a noite são comuns e quase sempre passam sem tratamento.",
    "it": "I crampi notturni sono frequenti e quasi sempre passano senza alcuna cura.",
    "ru": "Ночные судороги случаются часто и обычно проходят без всякого лечения.",
    "vi": "Chuột rút ban đêm rất hay gặp và thường tự hết mà không cần điều trị.",
}


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_the_language_of_a_sentence(code: str, text: str) -> None:
    assert guess_language(text) == code


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert guess_language(text) is None or len(guess_language(text) or "") in (2, 3)
