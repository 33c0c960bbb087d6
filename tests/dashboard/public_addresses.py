"""Every address that an anonymous reader can open, for tests that hold on all of them."""

PAGES = (
    "/",
    "/?as_of=2025-04-22",
    "/?as_of=2025-04-22&cell=RU.ceasefire",
    "/?as_of=2025-04-22&own_words_only=1&known_at=2025-04-22&order=agreement",
    "/statements/1/",
    "/export/",
)
FILES = ("/export/matrix.csv", "/export/matrix.json")
FRAGMENTS = (
    ("/?as_of=2025-04-22", "view"),
    ("/?cell=UA.ceasefire", "drawer"),
)
