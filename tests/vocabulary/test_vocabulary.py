from pathlib import Path

import pytest

from pipeline.errors import VocabularyError
from pipeline.vocabulary import read_language, read_languages

HEAD = 'language = "xx"\nwords = true\ndeciding = "first"\n'


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        pytest.param("colour = 1", "unknown key 'colour'", id="key"),
        pytest.param("[roles]\ncuases = []", "unknown key 'cuases'", id="role"),
        pytest.param("[lines]\nfooter = []", "unknown key 'footer'", id="lines"),
        pytest.param("[markers]\nglyphs = []", "unknown key 'glyphs'", id="markers"),
        pytest.param('[roles]\ncauses = ["why"]\ntips = ["why"]', "'why' stands under causes and under tips", id="two"),
        pytest.param('[roles]\ncauses = ["why", "why"]', "'why' stands there twice", id="twice"),
        pytest.param('[lines]\nnext = ["on", "on"]', "'on' stands there twice", id="line-twice"),
        pytest.param('[lines]\nnext = ["go  on", "Go on "]', "'go on' stands there twice", id="case-and-spaces"),
        pytest.param('[markers]\nreferences = [" on", "on"]', "'on' stands there twice", id="space-in-front"),
        pytest.param('common = ["The", "the"]', "'the' stands there twice", id="common-twice"),
        pytest.param('[roles]\ncauses = ["Why"]\ntips = ["why"]', "under causes and under tips", id="two-cases"),
        pytest.param('[lines]\nnext = ["on"]\nbyline = ["On"]', "under next and under byline", id="two-lines"),
        pytest.param('[markers]\nordinals = [["one"], ["two", "One"]]', "ordinals.0. and under", id="two-ordinals"),
        pytest.param('[roles]\ncauses = [""]', "'' is no phrase", id="empty"),
        pytest.param('[lines]\nnext = [" "]', "' ' is no phrase", id="blank"),
        pytest.param("[lines]\nnext = [5]", "5 is no phrase", id="number"),
        pytest.param('common = [["a"]]', "is no phrase", id="list-in-list"),
        pytest.param('common = "the"', "common is not a list", id="common-text"),
        pytest.param('[roles]\ncauses = "why"', "causes is not a list", id="role-text"),
        pytest.param("[lines]\nnext = 1", "next is not a list", id="line-number"),
        pytest.param('[markers]\nordinals = ["one"]', "ordinals.0. is not a list", id="ordinals-flat"),
        pytest.param("[markers]\nordinals = 1", "ordinals is not a list", id="ordinals-number"),
        pytest.param('roles = ["why"]', "roles is not a table", id="roles-list"),
        pytest.param("lines = 1", "lines is not a table", id="lines-number"),
        pytest.param('markers = "x"', "markers is not a table", id="markers-text"),
        pytest.param("common = [", "xx.toml", id="no-toml"),
        pytest.param("common = " + "[" * 100_000, "nested|xx.toml", id="deep"),
    ],
)
def test_a_vocabulary_with_a_mistake_is_refused(body: str, complaint: str) -> None:
    with pytest.raises(VocabularyError, match=complaint):
        read_language(HEAD + body, "xx.toml")


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ('language = "xx"', ""),
        ('language = "xx"', "language = 5"),
        ('language = "xx"', 'language = ""'),
        ("words = true", ""),
        ("words = true", "words = 1"),
        ("words = true", 'words = "yes"'),
        ('deciding = "first"', ""),
        ('deciding = "first"', 'deciding = "middle"'),
        ('deciding = "first"', 'deciding = ["first"]'),
    ],
)
def test_what_every_vocabulary_says_must_be_said(line: str, instead: str) -> None:
    with pytest.raises(VocabularyError, match=f"xx.toml: {line.split()[0]} is missing, or"):
        read_language(HEAD.replace(line, instead), "xx.toml")


def test_phrases_are_read_without_regard_to_case_and_white_space() -> None:
    body = 'common = ["The"]\n[roles]\ncauses = [" What  Causes "]\n[lines]\nnext = ["Go\\ton"]\n'
    language = read_language(f'{HEAD}{body}[markers]\nordinals = [["First"]]\nreferences = ["  No "]', "xx.toml")
    assert (language.common, language.roles, language.lines.next) == (("the",), {"what causes": "causes"}, ("go on",))
    assert (language.markers.ordinals, language.markers.references) == ((("first",),), (" no",))


def test_a_notice_may_be_a_phrase_of_another_list_and_a_marker_of_several_kinds() -> None:
    body = '[lines]\nnext = ["on"]\nnotices = ["on"]\n[markers]\ncopulas = ["is"]\nreferences = ["is"]'
    language = read_language(HEAD + body, "xx.toml")
    assert language.lines.next == language.lines.notices == ("on",)
    assert language.markers.copulas == language.markers.references == ("is",)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(HEAD.encode(), "yy.toml: xx.toml is of the language xx already", id="one-language-twice"),
        pytest.param(b'language = "\xe9"', "yy.toml is not UTF-8 at byte 12", id="no-utf-8"),
    ],
)
def test_a_folder_with_a_broken_file_is_refused(tmp_path: Path, content: bytes, complaint: str) -> None:
    (tmp_path / "xx.toml").write_text(HEAD)
    (tmp_path / "notes.txt").write_bytes(b"\xff")
    assert [language.code for language in read_languages(tmp_path.iterdir())] == ["xx"]
    (tmp_path / "yy.toml").write_bytes(content)
    with pytest.raises(VocabularyError, match=complaint):
        read_languages(tmp_path.iterdir())
