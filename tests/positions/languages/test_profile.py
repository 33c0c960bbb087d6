"""Files about languages: what is in them, and what is said of a wrong one."""

import ast
from pathlib import Path

import pytest

from positions.extraction.words import GRAMMARS
from positions.languages import BY_CODE, LANGUAGES, Language, read_languages
from tests.conftest import REPOSITORY


def test_a_file_is_a_language_and_its_order_says_whether_it_is_coded(tmp_path: Path):
    (tmp_path / "xx.toml").write_text('name = "Ixian"\nbylines = ["ix"]\n')
    (tmp_path / "yy.toml").write_text('name = "Ypsilan"\norder = 1\n')

    assert list(read_languages(tmp_path).values()) == [
        Language("yy", "Ypsilan", order=1),
        Language("xx", "Ixian", bylines=("ix",)),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('name = "X"\nbyline = []', "xx.toml: unknown: byline", id="key"),
        pytest.param("bylines = []", "xx.toml: no name", id="no name"),
        pytest.param("name = ", "xx.toml: Invalid value", id="no TOML"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, message: str):
    (tmp_path / "xx.toml").write_text(text)

    with pytest.raises(ValueError, match=message):
        read_languages(tmp_path)


def test_languages_with_rules_stand_in_a_fixed_order():
    assert LANGUAGES == ("en", "uk", "ru", "fr", "de")
    assert tuple(GRAMMARS) == LANGUAGES
    orders = [BY_CODE[code].order for code in LANGUAGES]
    assert orders == sorted(set(orders))


def test_no_code_of_the_domain_asks_for_a_single_language():
    folder = REPOSITORY / "positions"
    naming = [
        f"{path.relative_to(folder)}:{node.lineno}"
        for path in folder.rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in BY_CODE
    ]

    # The one that the catalogue's names are written in.
    assert [place.partition(":")[0] for place in naming] == ["languages/__init__.py"]
