"""A short look at a page names the language that a long one names."""

from random import Random

from pipeline.splitting.language import PIECE, PIECES, SAMPLE, _ask, _pieces, guess_language
from samples.places import own_lines


def test_pages_of_one_language() -> None:
    rng = Random(4)
    sure = 0
    for name, lines in own_lines().items():
        for _ in range(10):
            text = "\n".join(rng.sample(lines * 3, len(lines) * 3))[: rng.randint(2 * PIECES * PIECE + 1, SAMPLE)]
            whole, short = _ask(text), _ask(_pieces(text))
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
    short = _ask(_pieces(text))
    assert short is None or not short.clear
