import pytest

from positions.extraction import ProposedStatement, propose
from tests.positions.extraction.small_world import DAY, WORLD

# Both sides are named, so that the text is about the process.
LEDE = "A headline\n\nNorland and Suderia are at war over a port.\n\n"


def coded(text: str) -> tuple[ProposedStatement, ...]:
    return propose(LEDE + text, WORLD, published_on=DAY, language="en")


def found(text: str) -> list[tuple[str, str, str]]:
    return [(p.party, p.issue, p.option) for p in coded(text)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param("Norland wants a full truce.", "NO", id="subject"),
        pytest.param("A full truce is wanted, Orn said.", "NO", id="named after"),
        pytest.param("A full truce was proposed by Suderia.", "SO", id="passive"),
        pytest.param(
            "Orn on the radio: a full truce at once.", "NO", id="before a colon"
        ),
        pytest.param(
            "The news came from Ada Orn, who wants a full truce.",
            "NO",
            id="relative clause of an object",
        ),
        pytest.param(
            "After the meeting Norland demanded a full truce.",
            "NO",
            id="after a noun that is a verb elsewhere",
        ),
        pytest.param(
            "The League needs a full truce, Alba said.",
            "AL",
            id="a member speaks for its bloc",
        ),
        pytest.param("According to Nordstad a full truce is due.", "NO", id="source"),
        pytest.param(
            "Ada Orn spoke. A full truce, in her view, is due.", "NO", id="in her view"
        ),
        pytest.param(
            "The Suderian demand for a full truce stands.", "SO", id="a demand's owner"
        ),
        pytest.param(
            "Nordstad, Sul explained, wants a full truce.",
            "NO",
            id="an inserted teller",
        ),
        pytest.param(
            "Suderia says that Norland demands a full truce.",
            "NO",
            id="an opponent tells it",
        ),
        pytest.param(
            "Suderia said Norland must accept a full truce.",
            "SO",
            id="what another must do is the teller's",
        ),
        pytest.param(
            "Midmark urged both sides to accept a full truce.",
            "MI",
            id="who is urged holds nothing",
        ),
        pytest.param(
            "Orn addressed the press. She wants a full truce.", "NO", id="pronoun"
        ),
        pytest.param(
            "Orn addressed the press. The president wants a full truce.",
            "NO",
            id="office in place of the name",
        ),
        pytest.param(
            "Orn spoke in Nordstad. A full truce must come.", "NO", id="carried on"
        ),
        pytest.param(
            "Midmark proposed steps. The ideas would bring a full truce.",
            "MI",
            id="ideas belong to who offered them",
        ),
        pytest.param(
            "A paper has points. The plan drawn up by Midmark has a full truce.",
            "MI",
            id="a plan belongs to who drew it up",
        ),
        pytest.param(
            "For Nordstad, a full truce is the least.", "NO", id="for somebody"
        ),
        pytest.param(
            "Suderia accused Norland of delay and demanded a full truce.",
            "SO",
            id="who is accused holds nothing",
        ),
    ],
)
def test_position_belongs_to_its_holder(text: str, party: str) -> None:
    assert found(text) == [(party, "truce", "full")]


def test_parties_side_by_side_hold_a_position_each() -> None:
    assert found("Alba and Boria want a full truce.") == [
        ("AL", "truce", "full"),
        ("BO", "truce", "full"),
    ]


def test_list_of_a_blocs_members_is_the_blocs_voice() -> None:
    (proposal,) = coded("Alba, Boria, Dunia and Cenia demand a full truce.")

    assert (proposal.party, proposal.joint_with) == ("LG", ("AL", "BO", "CE"))


@pytest.mark.parametrize(
    ("day", "party"),
    [
        pytest.param(DAY.replace(month=5), "MI", id="envoy in May"),
        pytest.param(DAY, "SO", id="minister in July"),
    ],
)
def test_speaker_stands_for_the_office_of_the_day(day, party: str) -> None:
    text = LEDE + "Ben Sul wants a full truce."

    (proposal,) = propose(text, WORLD, published_on=day, language="en")

    assert (proposal.party, proposal.speaker) == (party, "Ben Sul")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A diplomat said a full truce was near.", id="nobody known"),
        pytest.param("Will Norland accept a full truce?", id="a question"),
        pytest.param("Norland fired drones at the port.", id="an event"),
    ],
)
def test_nothing_is_proposed_without_a_holder_and_a_stance(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Norland wants a full truce in a war of others.", 0, id="once"),
        pytest.param(
            "Norland met Midmark. Norland wants a full truce. Norland is patient.",
            1,
            id="all along",
        ),
    ],
)
def test_text_has_to_be_about_the_process(text: str, count: int) -> None:
    whole = f"A headline\n\n{text}\n"

    assert len(propose(whole, WORLD, published_on=DAY, language="en")) == count


def test_joint_text_belongs_to_those_who_sign_it() -> None:
    text = (
        "Joint statement by the League on Suderia and Norland\n\n"
        "We stand together. We want peace in Suderia. A full truce has to come.\n"
    )

    (proposal,) = propose(text, WORLD, published_on=DAY, language="en")

    assert (proposal.party, proposal.attribution.value) == ("LG", "official_document")


def test_offices_of_several_states_are_the_blocs_voice() -> None:
    (proposal,) = coded("The leaders of Alba, Boria and Cenia demand a full truce.")

    assert proposal.party == "LG"


@pytest.mark.parametrize(
    "text",
    [
        "A poll found that Norland wants a full truce.",
        "Experts say Norland wants a full truce.",
        "Norland brushed aside a report that it wants a full truce.",
    ],
)
def test_polls_onlookers_and_denied_reports_hold_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Poland wants a full truce.", id="a state that is not ours"),
        pytest.param(
            "Orn wants peace. Poland refuses a truce.", id="and nobody's last word"
        ),
        pytest.param(
            "Orn wants peace. Jana Novak wants a full truce.", id="a stranger"
        ),
        pytest.param("Norland denied that it wants a full truce.", id="denial"),
        pytest.param("Whether Norland wants a full truce is unclear.", id="unclear"),
        pytest.param(
            "It remains to be seen if Norland wants a full truce.", id="open question"
        ),
    ],
)
def test_what_nobody_of_ours_holds_is_left_out(text: str) -> None:
    assert found(text) == []


def test_words_about_an_issue_of_the_sentence_are_not_of_the_last_topic() -> None:
    text = "Orn spoke of the harbour. Orn is not ready to give up any truce."

    assert [issue for _party, issue, _option in found(text)] == ["truce"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Suppose Norland wanted a full truce.", id="suppose"),
        pytest.param(
            "If Norland wanted a full truce, Suderia would accept a truce.",
            id="if and would",
        ),
    ],
)
def test_what_the_writer_imagines_is_nobodys_position(text: str) -> None:
    assert found(text) == []


def test_a_condition_that_somebody_states_is_theirs() -> None:
    text = "If Suderia agreed, Norland would accept a full truce, Orn said."

    assert found(text) == [("NO", "truce", "full")]


def test_a_cue_does_not_run_from_the_words_into_the_report() -> None:
    text = "“We shall never tire,” Orn said after the truce."

    assert found(text) == []
