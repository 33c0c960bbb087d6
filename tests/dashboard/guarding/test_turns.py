"""Hashing takes turns: one at a time, a short queue, a refusal for everybody else."""

import threading
import time

import pytest
from django.contrib.auth.models import User
from django.test import Client

from dashboard.guarding.turns import Turns
from dashboard.views import log_in


def test_one_works_two_wait_and_the_others_are_sent_away_at_once() -> None:
    turns = Turns(waiting=2, seconds=60)
    begun, go_on = threading.Event(), threading.Event()
    lock, outcomes = threading.Lock(), []
    working, most = 0, 0

    def come() -> None:
        nonlocal working, most
        with turns.turn() as has_turn:
            with lock:
                outcomes.append(has_turn)
                working += has_turn
                most = max(most, working)
            if has_turn:
                begun.set()
                go_on.wait(60)
            with lock:
                working -= has_turn

    threads = [threading.Thread(target=come) for _ in range(3)]
    threads[0].start()
    assert begun.wait(60)
    for thread in threads[1:]:
        thread.start()
    # Both stand in the queue once there is no place in it.
    while turns._places._value:
        time.sleep(0.01)
    late = [threading.Thread(target=come) for _ in range(10)]
    for thread in late:
        thread.start()
        thread.join(60)
    assert outcomes == [True] + [False] * 10

    go_on.set()
    for thread in threads:
        thread.join(60)
    assert outcomes == [True] + [False] * 10 + [True] * 2
    assert most == 1


def test_who_waits_too_long_is_sent_away_and_the_queue_is_free_again() -> None:
    turns = Turns(waiting=1, seconds=0.05)

    with turns.turn() as first:
        for _ in range(3):
            with turns.turn() as second:
                assert not second
        assert first
    with turns.turn() as third:
        assert third


def test_a_fault_in_a_turn_does_not_keep_the_turn() -> None:
    turns = Turns(waiting=1, seconds=0.05)

    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with turns.turn() as next_one:
        assert next_one


@pytest.mark.django_db
def test_when_too_many_log_in_at_once_one_is_told_to_come_back(monkeypatch) -> None:
    User.objects.create_user("olha", password="a long test pass phrase", is_staff=True)
    monkeypatch.setattr(log_in, "hashing", Turns(waiting=0, seconds=0.05))
    given = {"username": "olha", "password": "a long test pass phrase"}

    with log_in.hashing.turn():
        busy = Client().post("/admin/login/", given)
        page = Client().get("/admin/login/")
    later = Client().post("/admin/login/", given)

    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "5")
    assert "Try again in a few seconds" in busy.text
    assert (page.status_code, later.status_code) == (200, 302)
