"""Decisions, merges, imports and restores through the admin's own pages."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertInHTML

from positions.actions import review_statement as review
from positions.models import AuditEntry, Correction, Merge, Party, Position, Statement
from tests.curated import make_cited, make_issue, make_party, make_statement, option_of

pytestmark = pytest.mark.django_db
STATEMENTS = reverse("admin:positions_statement_changelist")


def staff(client, role: str) -> User:
    user = User.objects.create_user(f"a-{role}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


def choose(client, url: str, action: str, *rows, **fields):
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(url, data | fields, follow=True)


def test_curator_accepts_in_own_name(client) -> None:
    curator = staff(client, "curator")
    proposal = make_statement()

    answer = choose(client, STATEMENTS, "accept_selected", proposal)

    assert "Accepted 1 of 1." in answer.text
    assert Statement.objects.get().reviewed_by == curator
    assert Position.objects.count() == 1
    assert AuditEntry.objects.latest("seq").actor == "a-curator"


def test_rejecting_asks_for_a_reason_first(client) -> None:
    staff(client, "curator")
    proposal = make_statement()

    asked = choose(client, STATEMENTS, "reject_selected", proposal)
    assert 'name="reason"' in asked.text
    assert Statement.objects.get().review == "proposed"

    choose(client, STATEMENTS, "reject_selected", proposal, reason="No stance.")
    assert Statement.objects.get().review_note == "No stance."


def test_retracting_is_an_editors_and_needs_a_reason(client) -> None:
    curator = staff(client, "curator")
    accepted = review.accept(make_statement(), by=curator, now=timezone.now())
    reason = {"reason": "The page was withdrawn."}

    choose(client, STATEMENTS, "retract_selected", accepted, **reason)
    assert Statement.objects.get().review == "accepted"

    staff(client, "editor")
    choose(client, STATEMENTS, "retract_selected", accepted)
    assert Statement.objects.get().review == "accepted"
    choose(client, STATEMENTS, "retract_selected", accepted, **reason)
    assert Statement.objects.get().review == "retracted"
    assert Correction.objects.get().reason == "The page was withdrawn."


def test_page_shows_the_quote_marked_in_its_text(client) -> None:
    staff(client, "curator")
    proposal = make_statement()

    page = client.get(reverse("admin:positions_statement_change", args=[proposal.pk]))

    assert f">{proposal.quote}</mark>" in page.text


def form_of(statement: Statement, **changes) -> dict:
    data = {
        "seen_version": statement.version,
        "party": statement.party_id,
        "issue": statement.issue_id,
        "option": statement.option_id,
        "said_on": statement.said_on,
        "attribution": statement.attribution,
        "kind": statement.kind,
        "tier": statement.tier,
    }
    return data | changes


def test_edit_by_form_raises_the_version(client) -> None:
    staff(client, "curator")
    proposal = make_statement()
    url = reverse("admin:positions_statement_change", args=[proposal.pk])

    client.post(url, form_of(proposal, summary="In our words."))

    stored = Statement.objects.get()
    assert (stored.summary, stored.version) == ("In our words.", 2)


def test_second_of_two_editors_gets_the_difference(client, curator) -> None:
    staff(client, "curator")
    proposal = make_statement()
    opened = form_of(proposal, summary="Mine.")
    review.edit(Statement.objects.get(), by=curator, changes={"summary": "Theirs."})
    url = reverse("admin:positions_statement_change", args=[proposal.pk])

    answer = client.post(url, opened)

    assert "Nothing was saved" in answer.text
    assert "summary: stored Theirs., yours Mine." in answer.text
    assert Statement.objects.get().summary == "Theirs."


def test_form_refuses_the_option_of_another_issue(client) -> None:
    staff(client, "curator")
    proposal = make_statement()
    foreign = option_of(make_issue("crimea"))
    url = reverse("admin:positions_statement_change", args=[proposal.pk])

    answer = client.post(url, form_of(proposal, option=foreign.pk))

    assert "The option belongs to another issue." in answer.text
    assert Statement.objects.get().version == 1


def test_decided_statement_cannot_be_edited_by_form(client) -> None:
    user = staff(client, "editor")
    accepted = review.accept(make_statement(), by=user, now=timezone.now())
    url = reverse("admin:positions_statement_change", args=[accepted.pk])

    answer = client.post(url, form_of(accepted, summary="Sneaky."))

    assert answer.status_code == 403
    assert Statement.objects.get().summary == ""


def test_weak_ground_is_on_the_list_to_recheck_first(client, curator) -> None:
    staff(client, "curator")
    weak = make_cited(quote="So they say.", grade="B")
    firm = make_cited(said_on=date(2025, 3, 2))
    for row in (weak, firm):
        review.accept(row, by=curator, now=timezone.now())

    page = client.get(STATEMENTS, {"recheck": "1"})

    assert [row.pk for row in page.context["cl"].result_list] == [weak.pk]


def test_merge_previews_merges_and_is_undone(client) -> None:
    staff(client, "editor")
    kept, gone = make_party("AA"), make_party("BB")
    gone.aliases.create(text="Bee", language="en")
    url = reverse("admin:positions_party_changelist")

    preview = choose(client, url, "merge_selected", kept, gone)
    assert "1 party aliases" in preview.text
    assert Party.objects.count() == 2

    choose(client, url, "merge_selected", kept, gone, keep=kept.pk)
    assert [party.code for party in Party.objects.all()] == ["AA"]

    merges = reverse("admin:positions_merge_changelist")
    choose(client, merges, "undo_selected", Merge.objects.get())
    assert [party.code for party in Party.objects.all()] == ["AA", "BB"]


def test_curator_cannot_merge(client) -> None:
    staff(client, "curator")
    kept, gone = make_party("AA"), make_party("BB")
    url = reverse("admin:positions_party_changelist")

    choose(client, url, "merge_selected", kept, gone, keep=kept.pk)

    assert Party.objects.count() == 2


def test_history_shows_differences_and_restores(client) -> None:
    staff(client, "editor")
    party = make_party("AA", "Old name")
    first = AuditEntry.objects.of_row("positions_party", party.pk)[0]
    Party.objects.update(name="New name")
    history = reverse("admin:positions_party_history", args=[party.pk])

    page = client.get(history)
    assertInHTML("name: <del>Old name</del> <ins>New name</ins>", page.text)

    restore = reverse("admin:positions_party_restore", args=[party.pk, first.seq])
    client.post(restore, {"reason": "misnamed"})
    assert Party.objects.get().name == "Old name"
    assert AuditEntry.objects.latest("seq").reason == "misnamed"


def test_import_shows_the_difference_before_it_writes(client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    staff(client, "editor")
    party = make_party("AA", "Old name")
    rows = f"id,code,name,kind\n{party.pk},AA,New name,other\n"
    upload = SimpleUploadedFile("parties.csv", rows.encode())
    url = reverse("admin:positions_party_import")

    preview = client.post(url, {"import_file": upload, "format": "0"})
    assert Party.objects.get().name == "Old name"
    assert "<del" in preview.text
    assert "<ins" in preview.text

    confirm = preview.context["confirm_form"].initial
    client.post(reverse("admin:positions_party_process_import"), confirm)
    assert Party.objects.get().name == "New name"


def test_export_holds_every_row(client, seeded) -> None:
    staff(client, "curator")

    answer = client.get(reverse("admin:positions_party_export"))

    assert len(answer.text.splitlines()) == Party.objects.count() + 1


def test_cue_preview_counts_sentences_in_stored_texts(client) -> None:
    from positions.models import Article

    staff(client, "editor")
    make_statement()
    Article.objects.update(language="en")

    answer = client.get(
        reverse("admin:positions_cue_cue_preview"),
        {"text": "full ceasefire", "language": "en"},
    )

    assert answer.json()["count"] == 1
    assert "full ceasefire" in answer.json()["passages"][0]
