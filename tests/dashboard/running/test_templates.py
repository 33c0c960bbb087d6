"""Templates are compiled without the indentation of their lines."""

import re

from django.template.loader import get_template
from django.test import override_settings

from tests.conftest import REPOSITORY

OWN = REPOSITORY / "templates"
# What stands between these tags is shown with its white space.
KEEPS_WHITE_SPACE = re.compile(r"<(pre|textarea)\b(.*?)</\1>", re.DOTALL)


def folder_of(tmp_path, source):
    (tmp_path / "page.html").write_text(source, encoding="utf-8")
    engine = "django.template.backends.django.DjangoTemplates"
    loader = "dashboard.running.templates.OwnTemplates"
    return override_settings(
        TEMPLATES=[
            {
                "BACKEND": engine,
                "DIRS": [tmp_path],
                "OPTIONS": {"loaders": [loader]},
            }
        ]
    )


def test_a_line_begins_with_its_first_visible_character(tmp_path):
    source = "<ul>\n  {% if yes %}\n\t<li>one  two</li>\n  {% endif %}\n</ul>\n"

    with folder_of(tmp_path, source):
        page = get_template("page.html").render({"yes": True})

    assert page == "<ul>\n\n<li>one  two</li>\n\n</ul>\n"


def test_what_a_variable_holds_keeps_its_white_space(tmp_path):
    with folder_of(tmp_path, "  {{ text }}"):
        page = get_template("page.html").render({"text": "a\n    b"})

    assert page == "a\n    b"


def test_no_template_shows_text_in_which_indentation_counts():
    for path in OWN.rglob("*.html"):
        for shown in KEEPS_WHITE_SPACE.findall(path.read_text("utf-8")):
            assert "\n" not in shown[1], path.name


def test_templates_of_the_admin_are_left_as_they_are():
    own, admin = get_template("base.html"), get_template("admin/login.html")

    assert "\n  " not in own.template.source
    assert "\n  " in admin.template.source
