"""One public statement with everything around it."""

from positions.models import Statement


def read_statement(process: int, pk: int) -> Statement | None:
    """The accepted or retracted statement, None if there is no such public one."""
    return (
        Statement.objects.public()
        .filter(issue__process=process, pk=pk)
        .select_related("party", "issue", "option", "speaker", "source")
        .select_related("article__source")
        .defer("article__text", "article__signature")
        .prefetch_related("joint_with", "corrections")
        .first()
    )
