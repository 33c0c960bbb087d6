"""The review queue as curators use it, with and without htmx."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from positions.models import Position, ReviewLease, Statement, StatementNote
from tests.curated import (
    make_article,
    make_issue,
    make_party,
    make_statement,
    option_of,
)
from tests.dashboard.markup import parsed, table

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "review"}


def curator_client(name: str = "olha", role: str = "curator") -> Client:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def form_of(statement: Statement, **changes) -> dict:
    data = {
        "version": statement.version,
        "party": statement.party_id,
        "issue": statement.issue_id,
        "option": statement.option_id or "",
        "said_on": statement.said_on,
        "attribution": statement.attribution,
        "kind": statement.kind,
    }
    return data | changes


def decide(client: Client, statement: Statement, do: str, htmx: bool = True, **changes):
    url = reverse("review-act", args=[statement.pk])
    data = form_of(statement, do=do, **changes)
    return client.post(url, data, headers=HTMX if htmx else {})


@pytest.fixture
def three() -> list[Statement]:
    article = make_article()
    return [
        make_statement(article=article, party=make_party(code))
        for code in ("AA", "BB", "CC")
    ]


def test_queue_leads_to_the_first_proposal_with_its_text(three) -> None:
    page = curator_client().get(reverse("review"), follow=True)

    assert page.redirect_chain == [(reverse("review-item", args=[three[0].pk]), 302)]
    assert "Proposal 1 of 3 in this article" in page.text
    assert f'<mark class="on">{three[0].quote}' in page.text
    assert "Matches the stored text exactly" in page.text


def test_two_curators_never_get_the_same_proposal(three) -> None:
    clients = [curator_client(name) for name in ("olha", "per", "ana")]

    shown = [client.get(reverse("review"), follow=True) for client in clients]

    assert [page.context["item"].statement for page in shown] == three
    assert ReviewLease.objects.count() == 3


def test_fourth_curator_is_told_that_nothing_waits(three) -> None:
    for name in ("olha", "per", "ana"):
        curator_client(name).get(reverse("review"))

    page = curator_client("mia").get(reverse("review"))

    assert "Nothing waits here" in page.text


def test_held_proposal_opens_without_its_form(three) -> None:
    curator_client("olha").get(reverse("review-item", args=[three[0].pk]))

    page = curator_client("per").get(reverse("review-item", args=[three[0].pk]))

    assert "A colleague has this proposal on the screen." in page.text
    assert 'value="accept"' not in page.text


def test_accepting_answers_with_the_next_proposal_at_once(three) -> None:
    client = curator_client()
    client.get(reverse("review"))

    answer = decide(client, three[0], "accept")

    assert answer.status_code == 200
    assert answer.headers["HX-Push-Url"] == reverse("review-item", args=[three[1].pk])
    assert "<html" not in answer.text
    assert "Proposal 2 of 3 in this article" in answer.text
    assert Statement.objects.get(pk=three[0].pk).review == "accepted"
    assert Position.objects.count() == 1


def test_decision_without_scripts_redirects_to_the_next(three) -> None:
    client = curator_client()

    answer = decide(client, three[0], "accept", htmx=False)

    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("review-item", args=[three[1].pk])
    assert "Accepted:" in client.get(answer.headers["Location"]).text


def test_accepting_stores_what_the_curator_changed(three) -> None:
    partial = option_of(make_issue(), "partial")

    decide(
        curator_client(), three[0], "accept", option=partial.pk, condition="if watched"
    )

    stored = Statement.objects.get(pk=three[0].pk)
    assert (stored.option, stored.condition, stored.review) == (
        partial,
        "if watched",
        "accepted",
    )


def test_leak_cannot_be_accepted_as_a_remark(three) -> None:
    answer = decide(curator_client(), three[0], "accept", attribution="leak")

    assert answer.status_code == 422
    assert "A leak is never a party&#x27;s own line" in answer.text
    assert Statement.objects.get(pk=three[0].pk).review == "proposed"


@pytest.mark.parametrize("name", ["party", "issue", "option", "speaker", "joint_with"])
def test_a_number_that_no_table_can_hold_is_refused_in_words(name: str, three) -> None:
    url = reverse("review-act", args=[three[0].pk])
    sent = form_of(three[0], do="save") | {name: "9" * 30}

    answer = curator_client().post(url, sent, headers=HTMX)

    assert answer.status_code == 422
    assert "Select a valid choice" in answer.text


def test_ready_reason_rejects(three) -> None:
    decide(curator_client(), three[0], "", reject="Not a position")

    stored = Statement.objects.get(pk=three[0].pk)
    assert (stored.review, stored.review_note) == ("rejected", "Not a position")


def test_rejecting_without_a_reason_is_refused(three) -> None:
    answer = decide(curator_client(), three[0], "reject")

    assert answer.status_code == 422
    assert "Give a reason" in answer.text


def test_skipped_proposal_comes_back_last(three) -> None:
    client = curator_client()

    first = decide(client, three[0], "skip")
    second = decide(client, three[1], "accept")
    third = decide(client, three[2], "accept")

    order = [page.context["item"].statement for page in (first, second, third)]
    assert order == [three[1], three[2], three[0]]


def test_second_of_two_gets_409_and_the_difference(three) -> None:
    late, early = curator_client("per"), curator_client("olha")
    decide(early, three[0], "save", condition="if watched")

    answer = decide(late, three[0], "accept", condition="if asked")

    assert answer.status_code == 409
    assert "Nothing was overwritten" in answer.text
    differences = table(parsed(answer), "What differs")
    assert differences == [["Condition, if any", "if watched", "if asked"]]
    stored = Statement.objects.get(pk=three[0].pk)
    assert (stored.condition, stored.review) == ("if watched", "proposed")


def test_last_decision_is_undone(three) -> None:
    client = curator_client()
    decide(client, three[0], "accept")

    answer = client.post(reverse("review-undo"), headers=HTMX)

    assert answer.context["item"].statement == three[0]
    assert Statement.objects.get(pk=three[0].pk).review == "proposed"
    assert not Position.objects.exists()


def test_note_asks_a_colleague_who_finds_it_in_the_work_list(three) -> None:
    colleague = curator_client("per")
    per = User.objects.get(username="per")

    decide(curator_client(), three[0], "note", note="Is this his line?", asks=per.pk)

    assert StatementNote.objects.get().asks == per
    assert "Is this his line?" in colleague.get(reverse("review-work")).text


def test_another_issue_shows_its_own_options(three) -> None:
    crimea = make_issue("crimea", ("theirs", "ours"))

    answer = decide(curator_client(), three[0], "reissue", issue=crimea.pk)

    assert "Theirs" in answer.text
    assert Statement.objects.get(pk=three[0].pk).issue.key == "ceasefire"


def test_batch_by_party_hands_out_only_its_proposals(three) -> None:
    client = curator_client()

    page = client.get(reverse("review"), {"party": "BB"}, follow=True)

    assert page.context["item"].statement == three[1]
    assert "party=BB" in page.redirect_chain[0][0]


def test_decision_takes_few_queries(three, django_assert_max_num_queries) -> None:
    client = curator_client()
    client.get(reverse("review"))

    with django_assert_max_num_queries(75):
        decide(client, three[0], "accept")


def test_doubts_name_what_to_look_at() -> None:
    from positions.models import Speaker

    speaker = Speaker.objects.create(key="olena", name="Olena")
    speaker.offices.create(party=make_party("BB"), title="minister")
    text = "Olena said they would not accept a full ceasefire."
    issue = make_issue()
    option_of(issue).cues.create(text="lay down arms", language="en", kind="phrase")
    made = make_statement(
        article=make_article(text),
        quote="would not accept a full ceasefire",
        quote_language="en",
        speaker=speaker,
        coder="a colleague",
    )

    page = curator_client().get(reverse("review-item", args=[made.pk]))

    assert page.context["item"].doubts == [
        "Olena speaks for Party BB, not for Party AA.",
        "No cue word of this option stands in the quote.",
        "A negation stands in the quote: “not”.",
    ]


def test_work_page_opens_on_the_seed_data(seeded) -> None:
    page = curator_client().get(reverse("review-work"))

    assert page.status_code == 200
    assert "Longest without a new word" in page.text
