"""No request ends in an error of ours, whatever its address and fields hold."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.curated import make_statement
from tests.dashboard.odd_requests import (
    QUERIES,
    addresses,
    sent,
)

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(1800)]


@pytest.fixture
def root(seeded) -> Client:
    """Somebody who may do everything, so that nothing is refused before it is read."""
    make_statement()
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("root", password="x"))
    return client


@pytest.fixture
def reader(seeded) -> Client:
    return Client(raise_request_exception=False)


def failed(answer) -> str:
    """What went wrong on our side; empty if nothing did."""
    if answer.status_code < 500 or answer.request["PATH_INFO"] == "/healthz":
        return ""
    error = (answer.exc_info or ("", "?"))[1]
    return f"{answer.status_code} {error!r}"


def test_addresses_of_all_pages_are_tried() -> None:
    assert len(addresses("admin/")) > 400
    assert len(addresses("p/<slug:process>/")) > 60


def test_readers_addresses_with_odd_parameters(reader) -> None:
    odd = [a for a in addresses() if not a.startswith(("/admin/", "/p/"))]
    odd += [a for a in addresses("p/") if "ceasefire" not in a]
    found = {}
    for address in odd:
        for query in QUERIES:
            answer = reader.get(f"{address}?{query}")
            if why := failed(answer):
                found[f"{address}?{query[:40]}"] = why

    assert found == {}


def test_staffs_addresses_with_odd_parameters(root) -> None:
    odd = [a for a in addresses() if not a.startswith("/p/")]
    found = {}
    for address in odd:
        for query in (
            QUERIES if "/admin/" not in address else QUERIES[1:4] + QUERIES[6:]
        ):
            answer = root.get(f"{address}?{query}")
            if why := failed(answer):
                found[f"{address}?{query[:40]}"] = why

    assert found == {}


def test_swaps_with_odd_parameters(reader) -> None:
    found = {}
    for address in addresses():
        if address.startswith(("/admin/", "/p/", "/api/")):
            continue
        for target in ("%00", "drawer", "x" * 500):
            headers = {"HX-Request": "true", "HX-Target": target}
            answer = reader.get(f"{address}?{QUERIES[3]}", headers=headers)
            if why := failed(answer):
                found[f"{address} {target[:20]}"] = why

    assert found == {}


BODIES = {
    "nothing": {},
    "a name that no form has": {"data": {"x": "\x00"}},
    "numbers that no table holds": {
        "data": dict.fromkeys(
            ("party", "issue", "option", "speaker", "process", "joint_with", "action"),
            "9" * 30,
        )
        | {"_selected_action": "9" * 30, "document": "9" * 30, "decision": "save"}
    },
    "JSON": {"data": b"[1", "kind": "application/json"},
    "parts without a border": {"data": b"x", "kind": "multipart/form-data"},
    "parts that break off": {
        "data": b'--b\r\nContent-Disposition: form-data; name="f"; filename="\x00"\r\n',
        "kind": "multipart/form-data; boundary=b",
    },
    "another charset": {
        "data": b"a=%ff&b=\xff",
        "kind": "application/x-www-form-urlencoded; charset=utf-16",
    },
    "no such charset": {"data": b"a=1", "kind": "text/plain; charset=nonsense"},
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_bodies_that_no_form_sends(body: dict, root) -> None:
    found = {}
    for address in addresses():
        if not address.startswith("/p/"):
            answer = sent(root, address, **body)
            if why := failed(answer):
                found[address] = why

    assert found == {}


@pytest.mark.parametrize(
    ("format_", "name"),
    [
        ("0", "gone"),
        ("0", ".."),
        ("0", "/etc/passwd"),
        ("99", "gone"),
        ("x", "gone"),
        ("0", "\x00"),
    ],
)
def test_confirming_an_import_whose_file_is_not_here(
    format_: str, name: str, root
) -> None:
    url = reverse("admin:positions_party_process_import")
    given = {"import_file_name": name, "original_file_name": "x", "format": format_}

    answer = root.post(url, given, follow=True)

    assert answer.status_code in {200, 400}
    if answer.redirect_chain:
        assert "the uploaded file is not here any more" in answer.text


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_an_import_by_file_is_confirmed_from_its_own_folder(
    root, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    export = root.get(reverse("admin:positions_party_export"))
    upload = SimpleUploadedFile("parties.csv", export.content)
    page = root.post(
        reverse("admin:positions_party_import"),
        {"format": "0", "import_file": upload},
    )
    confirm = {field.name: field.value() for field in page.context["confirm_form"]}
    assert [path.parent.name for path in files_in(tmp_path)] == ["django-import-export"]

    answer = root.post(reverse("admin:positions_party_process_import"), confirm)

    assert answer.status_code == 302
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("query", ["format=0", "format=", "nonsense=1", "id__exact=x"])
def test_an_export_with_a_filter_that_there_is_not_says_so(query: str, root) -> None:
    url = reverse("admin:positions_party_export")

    answer = root.get(f"{url}?{query}", follow=True)

    assert answer.status_code == 200
    assert "Nothing was exported" in answer.text
    assert root.get(url).headers["Content-Type"] == "text/csv"
