"""Groups and rules of robots.txt as RFC 9309 defines them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.sources.robots_rules import RobotsRules
from tests.oracles.robots import may_read

PAGE = "/news/page.html"


def allowed(*lines: str, path: str = PAGE, end: str = "\n") -> bool:
    return RobotsRules.read(end.join(lines), "Parley").allow(path)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Section 2.1: a group is its user-agent lines and the rules after them.
        (["user-agent: parley", "disallow: /"], False),
        (["user-agent: other", "disallow: /"], True),
        (["user-agent: other", "user-agent: parley", "disallow: /"], False),
        (["user-agent: parley", "", "user-agent: other", "disallow: /"], False),
        (["user-agent: parley", "disallow:", "user-agent: x", "disallow: /"], True),
        (["disallow: /", "user-agent: parley", "allow: /x"], True),
        # Groups of one name count together.
        (
            [
                "user-agent: parley",
                "disallow: /a",
                "user-agent: x",
                "allow: /",
                "user-agent: parley",
                "disallow: /news",
            ],
            False,
        ),
        # Section 2.2.1: the own group, else that of everybody, whole; case aside.
        (["user-agent: *", "disallow: /", "user-agent: parley", "allow: /x"], True),
        (["user-agent: parley", "user-agent: *", "disallow: /"], False),
        (["user-agent: PARLEY", "disallow: /"], False),
        (["User-Agent: *", "Disallow: /"], False),
        (["user-agent: * ", "disallow: /"], False),
        (["user-agent: par", "disallow: /"], True),
        (["user-agent: parleys", "disallow: /"], True),
        (["user-agent: my-parley", "disallow: /"], True),
        (["user-agent: *parley", "disallow: /"], True),
        (["user-agent:", "disallow: /"], True),
        # A name with more than a token counts by its token.
        (["user-agent: parley/0.1", "disallow: /"], False),
        (["user-agent: Parley News Reader", "disallow: /"], False),
        (["user-agent: News Parley", "disallow: /"], True),
        # Section 2.2.4: other lines are as if they were not there.
        (["user-agent: parley", "crawl-delay: 5", "disallow: /"], False),
        (
            ["user-agent: parley", "unknown: x", "user-agent: other", "disallow: /"],
            False,
        ),
        (
            ["user-agent: parley", "sitemap: /s", "user-agent: *", "disallow: /"],
            False,
        ),
        (["user-agent: parley", "request-rate: 1/5", "<p>", "disallow: /"], False),
        (["user-agent: parley", "disallow: /news # not these", "allow: /"], False),
        (["user-agent: parley # us", "disallow: /"], False),
        (["# disallow: /", "user-agent: parley"], True),
        # Beyond the standard: what is meant is plain.
        (["user-agent parley", "disallow /"], False),
        (["user agent: parley", "dissallow: /"], False),
        (["\ufeffuser-agent: parley", "disallow: /"], False),
        ([], True),
        (["<html><body>No rules here</body></html>"], True),
    ],
)
def test_which_group_counts(lines: list[str], expected: bool) -> None:
    assert allowed(*lines) is expected


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\n\n"])
def test_lines_end_as_lines_end(end: str) -> None:
    assert not allowed("user-agent: parley", "disallow: /news", end=end)


@pytest.mark.parametrize("inside", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_no_other_character_ends_a_line(inside: str) -> None:
    text = f"user-agent: parley\ndisallow: /x{inside}disallow: /news"

    assert RobotsRules.read(text, "Parley").allow(PAGE)


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        # Section 2.2.2: the longest match counts; of equal ones, allow.
        (["disallow: /news", "allow: /news/page"], PAGE, True),
        (["allow: /news", "disallow: /news/page"], PAGE, False),
        (["disallow: /news", "allow: /news"], PAGE, True),
        (["allow: /news/", "disallow: /*.html"], PAGE, False),
        (["allow: /news/page", "disallow: /*.html"], PAGE, True),
        (["disallow: /News"], PAGE, True),
        (["disallow: news"], PAGE, True),
        (["disallow:"], PAGE, True),
        (["disallow: /", "allow: /$"], "/", True),
        (["disallow: /", "allow: /$"], PAGE, False),
        # Section 2.2.3: an asterisk for anything, a dollar for the end.
        (["disallow: /*.html$"], PAGE, False),
        (["disallow: /*.html$"], f"{PAGE}?x=1", True),
        (["disallow: /*e.h"], PAGE, False),
        (["disallow: *page"], PAGE, False),
        (["disallow: /n*s/*/x"], PAGE, True),
        (["disallow: /**/page"], PAGE, False),
        (["disallow: /a*a$"], "/a", True),
        (["disallow: /a*a$"], "/aa", False),
        (["disallow: /a$b"], "/a$bc", False),
        (["disallow: /?q="], "/?q=1", False),
        # One spelling for escapes and letters; special characters by their escapes.
        (["disallow: /caf\u00e9"], "/caf%C3%A9", False),
        (["disallow: /caf%c3%a9"], "/caf\u00e9/x", False),
        (["disallow: /%6eews"], PAGE, False),
        (["disallow: /a%2Fb"], "/a/b", True),
        (["disallow: /a%2fb"], "/a%2Fb", False),
        (["disallow: /a%2Ab"], "/a*b", False),
        (["disallow: /a%2Ab"], "/axb", True),
        (["disallow: /a%24"], "/a$", False),
        (["disallow: /a%24"], "/a", True),
        # Section 2.2.2: the rules themselves may always be read.
        (["disallow: /"], "/robots.txt", True),
        (["disallow: /"], "/robots.txt.html", False),
        # An allowed index page allows its folder.
        (["disallow: /", "allow: /x/index.html"], "/x/", True),
        (["disallow: /", "allow: /x/index.html"], "/x/y", False),
        (["disallow: /x/index.html"], "/x/", True),
    ],
)
def test_which_rule_counts(rules: list[str], path: str, expected: bool) -> None:
    assert allowed("user-agent: *", *rules, path=path) is expected


@pytest.mark.parametrize("name", ["", "Par ley", "Parley2", "Parl\u00e9y"])
def test_a_name_that_is_no_token_has_the_rules_of_everybody(name: str) -> None:
    text = f"user-agent: {name}\nallow: /\nuser-agent: *\ndisallow: /"

    assert not RobotsRules.read(text, name).allow(PAGE)


PATHS = st.text("ab/%*$?.\u00e94eE2", max_size=12).map(lambda path: f"/{path}")
RULES = st.lists(st.tuples(st.sampled_from(["allow", "disallow"]), PATHS), max_size=5)


@given(rules=RULES, path=PATHS)
def test_any_rules_count_as_the_standard_says_word_for_word(rules, path) -> None:
    lines = [f"{key}: {pattern}" for key, pattern in rules]

    assert allowed("user-agent: *", *lines, path=path) is may_read(rules, path)


@given(st.text(max_size=300))
def test_no_text_is_a_fault(text: str) -> None:
    RobotsRules.read(f"user-agent: *\n{text}", "Parley").allow(PAGE)


def test_a_pattern_full_of_asterisks_costs_no_more_than_a_plain_one() -> None:
    """A backtracking matcher would not end before the sun does."""
    many = "disallow: /" + "*a" * 100_000 + "b"
    path = "/" + "a" * 2_000

    assert allowed("user-agent: *", *([many] * 2), path=path)
