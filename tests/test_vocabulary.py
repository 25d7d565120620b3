import pytest

from pipeline.errors import VocabularyError
from pipeline.vocabulary import languages, read_language

HEAD = 'language = "xx"\nwords = true\ndeciding = "first"\n'


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        pytest.param("colour = 1", "unknown key 'colour'", id="key"),
        pytest.param("[roles]\ncuases = []", "unknown key 'cuases'", id="role"),
        pytest.param("[lines]\nfooter = []", "unknown key 'footer'", id="lines"),
        pytest.param("[markers]\nglyphs = []", "unknown key 'glyphs'", id="markers"),
        pytest.param('[roles]\ncauses = ["why"]\ntips = ["why"]', "'why' stands under causes and under tips", id="two"),
        pytest.param('[roles]\ncauses = ["why", "why"]', "'why' stands under causes", id="twice"),
        pytest.param('[lines]\nnext = ["on", "on"]', "'on' stands there twice", id="line-twice"),
    ],
)
def test_a_vocabulary_with_a_mistake_is_refused(body: str, complaint: str) -> None:
    with pytest.raises(VocabularyError, match=complaint):
        read_language(HEAD + body, "xx.toml")


def test_how_a_heading_is_decided_must_be_said() -> None:
    with pytest.raises(VocabularyError, match="deciding"):
        read_language(HEAD.replace("first", "middle"), "xx.toml")


def test_phrases_are_lower_case_because_headings_are_compared_so() -> None:
    for language in languages():
        assert [phrase for phrase in language.roles if phrase != phrase.lower()] == []
