"""Markup in every text column acts on no page: public, review or admin."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Reader, make_reader
from tests.conftest import SHARED
from tests.dashboard.public_addresses import PAGES
from tests.services.found import require
from tests.services.installation import environment, manage, served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
PASSWORD = "a long test pass phrase"
MAKE_ROOT = f"""
from django.contrib.auth.models import User
User.objects.create_superuser("root", password="{PASSWORD}")
"""
FILL = "from tests.browser.payloads import fill; print(fill())"
ADMIN = """
from django.apps import apps
for model in apps.get_app_config("positions").get_models():
    row = model._default_manager.first()
    name = model._meta.model_name
    print(f"/admin/positions/{name}/")
    if row is not None:
        print(f"/admin/positions/{name}/{row.pk}/change/")
        print(f"/admin/positions/{name}/{row.pk}/history/")
"""
STAFF = (
    "/review/",
    "/review/work/",
    "/review/text/1/",
    "/review/cited/",
    "/review/double/",
    "/review/disagreements/",
    "/import/",
    "/import/feeds/1/",
    "/corrections/",
    "/statements/1/report/",
)


@pytest.fixture(scope="module")
def hostile(prepared: Path, tmp_path_factory) -> Iterator[tuple[str, list[str]]]:
    """A server whose every text is hostile, and the addresses of its admin."""
    require("chromium")
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared is not here")
    folder = shutil.copytree(prepared, tmp_path_factory.mktemp("hostile") / "var")
    env = environment(folder)
    article = SHARED / "articles" / "2025-04-22-odesa-and-london-talks.txt"
    manage(env, "import_article", str(article), "--published-on", "2025-04-22")
    shell = ("shell", "--verbosity=0", "--command")
    manage(env, *shell, MAKE_ROOT)
    assert int(manage(env, *shell, FILL)) > 40
    admin = manage(env, *shell, ADMIN).split()
    with served(env) as address:
        yield address, admin


def heard(reader: Reader) -> list[str]:
    dialogs: list[str] = []

    def hear(dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    reader.page.on("dialog", hear)
    return dialogs


def unwelcome(reader: Reader, addresses: list[str]) -> dict[str, list[str]]:
    """By page, what acted: dialogs, errors, refused and foreign requests."""
    dialogs = heard(reader)
    found = {}
    for address in addresses:
        reader.requests.clear()
        reader.errors.clear()
        dialogs.clear()
        answer = reader.page.goto(reader.site + address)
        reader.page.wait_for_load_state("networkidle")
        bad = [*dialogs, *reader.errors, *reader.violations()]
        bad += reader.foreign_requests()
        if bad or answer is None or answer.status >= 500:
            found[address] = bad or ["no page"]
    return found


def test_public_pages_show_hostile_texts_as_texts(hostile, chromium: Browser) -> None:
    reader = make_reader(hostile[0], chromium)

    assert unwelcome(reader, list(PAGES)) == {}
    reader.page.goto(hostile[0] + "/statements/1/")
    assert "<script>alert(1)</script>" in reader.page.locator("#main").inner_text()


def test_pages_of_staff_show_hostile_texts_as_texts(hostile, chromium: Browser) -> None:
    reader = make_reader(hostile[0], chromium)
    reader.page.goto(hostile[0] + "/admin/login/?next=/import/")
    reader.page.fill("[name=username]", "root")
    reader.page.fill("[name=password]", PASSWORD)
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(hostile[0] + "/import/")

    assert unwelcome(reader, [*STAFF, *hostile[1]]) == {}


def test_a_text_that_acts_is_heard(hostile, chromium: Browser) -> None:
    """The test itself would tell: a page with such a text as markup."""
    reader = make_reader(hostile[0], chromium)
    dialogs = heard(reader)

    reader.page.set_content("<img src=//evil.example/x onerror=alert(2)>")
    reader.page.wait_for_timeout(500)

    assert dialogs or reader.foreign_requests()
