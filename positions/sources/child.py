"""The process that parses: `python -m positions.sources.child`."""

from typing import Any

from lxml import etree

from positions.sandbox.handler import JobHandler
from positions.sandbox.server import run_server
from positions.sources.errors import ParseFailed
from positions.sources.feeds import read_feed
from positions.sources.limits import ParseLimits
from positions.sources.messages import feed_message, page_message
from positions.sources.readable import read_page
from positions.sources.repair import ran_out_of_memory
from positions.sources.samples import read_samples


def run(job: dict[str, Any], body: bytes) -> dict[str, Any]:
    """Parse one page or feed; what cannot be read has a reason."""
    limits = ParseLimits(**job["limits"])
    try:
        return {"result": _parse(job, body, limits)}
    except ParseFailed as failure:
        return {"reason": failure.reason}
    except etree.LxmlError as error:
        if ran_out_of_memory(error):
            raise MemoryError from error
        raise


def _parse(job: dict[str, Any], body: bytes, limits: ParseLimits) -> dict[str, Any]:
    if job["kind"] == "feed":
        return feed_message(read_feed(body, job["content_type"], job["url"], limits))
    return page_message(read_page(body, job["content_type"], job["url"], limits))


HANDLER = JobHandler(
    run=run,
    warm_up=read_samples,
    doing="Reading the page",
    failed="The page could not be read",
)

if __name__ == "__main__":
    run_server(HANDLER)
