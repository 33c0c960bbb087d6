"""Logging in: guessing is slowed, the second factor holds, a disabled person is out."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

pytestmark = pytest.mark.django_db
PASSWORD = "a long test pass phrase"
LOGIN = "/admin/login/?next=/review/work/"


@pytest.fixture
def olha() -> User:
    user = User.objects.create_user("olha", password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="curator"))
    return user


def log_in(client: Client, name: str = "olha", password: str = PASSWORD):
    return client.post(LOGIN, {"username": name, "password": password})


def test_right_password_leads_to_the_page_that_was_asked_for(olha) -> None:
    answer = log_in(Client())

    assert answer.headers["Location"] == "/review/work/"


def test_sixth_wrong_password_is_locked_out_and_so_is_the_right_one(olha) -> None:
    client = Client()

    codes = [log_in(client, password=f"guess {n}").status_code for n in range(6)]

    assert codes == [200, 200, 200, 200, 200, 429]
    assert log_in(client).status_code == 429


def test_other_people_are_not_locked_out_with_the_guessed_one(olha) -> None:
    User.objects.create_user("per", password=PASSWORD, is_staff=True)
    client = Client()
    for number in range(6):
        log_in(client, password=f"guess {number}")

    assert log_in(client, name="per").status_code == 302


def test_unknown_name_gets_the_same_words_as_a_wrong_password(olha) -> None:
    def words(name: str) -> str:
        return (
            log_in(Client(), name=name, password="wrong")
            .context["form"]
            .errors.as_text()
        )

    assert words("olha") == words("nobody")


def test_disabled_person_is_out_at_the_next_request(olha) -> None:
    client = Client()
    log_in(client)
    assert client.get(reverse("review-work")).status_code == 200

    User.objects.filter(pk=olha.pk).update(is_active=False)

    assert client.get(reverse("review-work")).status_code == 302


def test_new_password_ends_the_other_sessions(olha) -> None:
    client = Client()
    log_in(client)

    olha.set_password("another long pass phrase")
    olha.save()

    assert client.get(reverse("review-work")).status_code == 302


def test_log_in_leads_nowhere_else(olha) -> None:
    answer = Client().post(
        "/admin/login/?next=//evil.example/",
        {"username": "olha", "password": PASSWORD},
    )

    assert answer.headers["Location"] == "/review/"


@pytest.fixture
def strict(settings, olha) -> Client:
    settings.PARLEY_REQUIRE_SECOND_FACTOR = True
    client = Client()
    client.force_login(olha)
    return client


def code_of(device: TOTPDevice, drift: int = 0) -> str:
    code = totp(device.bin_key, device.step, device.t0, device.digits, drift)
    return f"{code:0{device.digits}d}"


@pytest.mark.parametrize("page", ["/review/", "/admin/", "/review/work/", "/"])
def test_without_a_code_every_page_leads_to_the_second_factor(
    page: str, strict
) -> None:
    answer = strict.get(page)

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/second-factor/?next={page}"


def test_enrolment_draws_a_code_and_opens_the_pages(strict) -> None:
    page = strict.get("/second-factor/?next=/review/work/")
    device = TOTPDevice.objects.get()
    assert 'src="data:image/svg+xml' in page.text
    assert device.confirmed is False

    wrong = strict.post("/second-factor/", {"code": "000000"})
    assert wrong.status_code == 422
    TOTPDevice.objects.update(throttling_failure_count=0)

    right = strict.post("/second-factor/?next=/review/work/", {"code": code_of(device)})
    assert right.headers["Location"] == "/review/work/"
    assert strict.get("/review/work/").status_code == 200
    assert TOTPDevice.objects.get().confirmed is True


def test_enrolled_person_is_asked_but_shown_no_key(strict, olha) -> None:
    TOTPDevice.objects.create(user=olha, name="phone", confirmed=True)

    page = strict.get("/second-factor/")

    assert "Enter your code" in page.text
    assert "data:image" not in page.text


def test_code_works_once(strict, olha) -> None:
    device = TOTPDevice.objects.create(user=olha, name="phone", confirmed=True)
    code = code_of(device)
    assert strict.post("/second-factor/", {"code": code}).status_code == 302

    other = Client()
    other.force_login(olha)

    assert other.post("/second-factor/", {"code": code}).status_code == 422


def test_second_factor_leads_nowhere_else(strict, olha) -> None:
    device = TOTPDevice.objects.create(user=olha, name="phone", confirmed=True)

    answer = strict.post(
        "/second-factor/?next=//evil.example/", {"code": code_of(device)}
    )

    assert answer.headers["Location"] == "/review/"


def test_quickstart_on_ones_own_machine_asks_for_no_code(olha) -> None:
    client = Client()
    client.force_login(olha)

    assert client.get("/review/work/").status_code == 200
