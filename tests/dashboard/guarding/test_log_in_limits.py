"""Guessing is bounded by account, by address and in all; its owner is never shut out."""

from datetime import timedelta
from ipaddress import ip_network

import pytest
from axes.models import AccessFailureLog
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from dashboard.guarding.log_in import counted_address

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"
PASSWORD = "a long test pass phrase"
HEARD, CLOSED, IN = 200, 429, 302


@pytest.fixture(autouse=True)
def olha() -> User:
    return User.objects.create_user("olha", password=PASSWORD, is_staff=True)


@pytest.fixture
def hashes(monkeypatch) -> list[str]:
    """Every password that was hashed."""
    done: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self, password, salt, *given):
        done.append(password)
        return encode(self, password, salt, *given)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return done


def tried(client: Client, name: str = "olha", password: str = "wrong"):
    return client.post(LOGIN, {"username": name, "password": password})


def at(number: int) -> Client:
    """A new device at one of many addresses."""
    return Client(REMOTE_ADDR=f"198.51.{number // 250}.{number % 250 + 1}")


def known_device() -> Client:
    client = at(9_999)
    assert tried(client, password=PASSWORD).status_code == IN
    client.post("/admin/logout/")
    return client


def guess(name: str, times: int, first: int = 0) -> list[int]:
    """So many guesses at one account, each from an address of its own."""
    return [tried(at(first + number), name).status_code for number in range(times)]


def test_forty_accounts_from_one_address_are_heard_twenty_times(hashes) -> None:
    codes = [tried(at(1), f"person {n}").status_code for n in range(40)]

    assert codes == [HEARD] * 20 + [CLOSED] * 20
    assert len(hashes) == 20
    assert tried(at(2), password=PASSWORD).status_code == IN


def test_one_account_from_forty_addresses_is_heard_ten_times(hashes) -> None:
    codes = guess("olha", 40)

    assert codes == [HEARD] * 10 + [CLOSED] * 30
    assert len(hashes) == 10
    assert tried(at(500), "somebody else").status_code == HEARD


def test_the_owner_of_an_account_under_attack_is_not_shut_out() -> None:
    device = known_device()
    guess("olha", 40)

    assert tried(at(500), password=PASSWORD).status_code == CLOSED
    assert tried(device, password=PASSWORD).status_code == IN


def test_a_known_device_is_heard_from_any_address_even_the_attackers() -> None:
    device = known_device()
    for number in range(40):
        tried(at(1), f"person {number}")
    device.defaults["REMOTE_ADDR"] = at(1).defaults["REMOTE_ADDR"]

    assert tried(device, password=PASSWORD).status_code == IN


def test_a_flood_from_everywhere_at_everybody_is_heard_a_hundred_times(hashes) -> None:
    device = known_device()
    hashes.clear()

    codes = [tried(at(n), f"person {n % 60}").status_code for n in range(300)]

    assert codes == [HEARD] * 100 + [CLOSED] * 200
    assert len(hashes) == 100
    assert tried(device, password=PASSWORD).status_code == IN


def test_guesses_on_a_known_device_are_bounded_too_and_leave_no_address() -> None:
    device = known_device()

    codes = [tried(device).status_code for _ in range(15)]

    assert codes == [HEARD] * 10 + [CLOSED] * 5
    assert set(AccessFailureLog.objects.values_list("ip_address")) == {(None,)}
    assert tried(at(1), password=PASSWORD).status_code == IN


def test_a_known_device_is_known_for_its_owners_account_alone() -> None:
    device = known_device()
    guess("per", 40)

    assert tried(device, "per").status_code == CLOSED


def _altered(device: Client, value: str) -> Client:
    name = next(name for name in device.cookies if name.startswith("device-"))
    device.cookies[name] = value
    return device


def test_a_device_is_forgotten_with_the_password_it_was_used_with(olha) -> None:
    device = known_device()
    olha.set_password("another long pass phrase")
    olha.save()
    guess("olha", 40)

    assert tried(device, password="another long pass phrase").status_code == CLOSED


def test_a_cookie_that_somebody_made_up_is_no_known_device(olha) -> None:
    known_device()
    guess("olha", 40)
    value = f"{olha.pk}-{olha.get_session_auth_hash()[:32]}"

    for forged in ("", value, f"{value}:1tY2xN:abcdefghijklmnopqrstuvwxyz"):
        stranger = _altered(known_cookie_holder(olha), forged)
        assert tried(stranger, password=PASSWORD).status_code == CLOSED


def known_cookie_holder(olha: User) -> Client:
    client = at(7)
    client.cookies[f"device-{olha.pk}"] = "x"
    return client


def test_the_cookie_goes_to_the_log_in_page_alone_and_to_no_script(olha) -> None:
    answer = tried(at(1), password=PASSWORD)

    cookie = answer.cookies[f"device-{olha.pk}"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (
        LOGIN,
        True,
        "Lax",
    )
    assert cookie["max-age"] == 400 * 24 * 3600
    failed = tried(at(2)).cookies
    assert not [name for name in failed if name.startswith("device-")]


def test_after_a_quarter_of_an_hour_a_closed_account_is_open_again() -> None:
    guess("olha", 40)
    assert tried(at(500), password=PASSWORD).status_code == CLOSED

    earlier = timezone.now() - timedelta(minutes=15, seconds=1)
    AccessFailureLog.objects.update(attempt_time=earlier)

    assert tried(at(500), password=PASSWORD).status_code == IN


def test_refused_attempts_do_not_make_it_longer() -> None:
    guess("olha", 40)

    assert AccessFailureLog.objects.count() == 10


def test_addresses_of_failures_are_forgotten_after_a_day() -> None:
    tried(at(1))
    earlier = timezone.now() - timedelta(days=1, seconds=1)
    AccessFailureLog.objects.update(attempt_time=earlier)

    tried(at(2))

    assert list(AccessFailureLog.objects.values_list("ip_address", flat=True)) == [
        at(2).defaults["REMOTE_ADDR"]
    ]


def test_a_log_in_makes_earlier_failures_there_good() -> None:
    client = at(1)
    for _ in range(4):
        tried(client)
    assert tried(client, password=PASSWORD).status_code == IN

    again = at(1)
    assert [tried(again).status_code for _ in range(5)] == [HEARD] * 5


def test_a_refusal_says_what_to_do_and_when_to_come_back() -> None:
    guess("olha", 10)

    answer = tried(at(500), password=PASSWORD)

    assert answer.headers["Retry-After"] == "900"
    assert "Wait 15 minutes and try again" in answer.text
    assert "On a device on which you have logged in before" in answer.text


def test_an_operator_can_open_an_account_at_once(capsys) -> None:
    guess("olha", 40)

    call_command("axes_reset_username", "olha")

    assert "10 attempts removed" in capsys.readouterr().out
    assert tried(at(500), password=PASSWORD).status_code == IN


def test_an_operator_can_open_an_address_at_once() -> None:
    for number in range(20):
        tried(at(1), f"person {number}")

    call_command("axes_reset_ip", at(1).defaults["REMOTE_ADDR"])

    assert tried(at(1), password=PASSWORD).status_code == IN


def forwarded(client: Client, address: str) -> int:
    answer = client.post(
        LOGIN,
        {"username": f"person at {address}", "password": "wrong"},
        headers={"X-Forwarded-For": address},
    )
    return answer.status_code


def test_behind_a_trusted_proxy_it_is_the_client_that_is_counted(settings) -> None:
    settings.PARLEY_TRUSTED_PROXIES = [ip_network("10.0.0.7")]
    proxy = Client(REMOTE_ADDR="10.0.0.7")

    codes = [forwarded(proxy, f"203.0.113.{n}") for n in range(40)]

    assert codes == [HEARD] * 40
    assert [forwarded(proxy, "203.0.113.250") for _ in range(6)][-1] == CLOSED


def test_who_makes_up_addresses_is_counted_by_his_own() -> None:
    codes = [forwarded(at(1), f"203.0.113.{n}") for n in range(40)]

    assert codes == [HEARD] * 20 + [CLOSED] * 20


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("198.51.100.9", "198.51.100.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::1", "2001:db8:1:2::"),
        ("", "0.0.0.0"),
        ("localhost", "0.0.0.0"),
    ],
)
def test_of_ipv6_the_network_of_a_subscriber_is_counted(address, counted, rf) -> None:
    assert counted_address(rf.get("/", REMOTE_ADDR=address)) == counted


def test_a_limit_that_is_reached_is_told_once_in_the_log(caplog) -> None:
    guess("olha", 40)

    told = [r.getMessage() for r in caplog.records if r.name.endswith("log_in")]
    assert told == ["log-in is closed for a while, by limit: account"]


def test_nothing_is_kept_of_where_somebody_logged_in() -> None:
    from axes.models import AccessAttempt, AccessLog

    known_device()

    assert not AccessLog.objects.exists()
    assert not AccessAttempt.objects.exists()
    assert not AccessFailureLog.objects.exists()
