"""Finding things in a page, by the few kinds of CSS selectors that tests use."""

import re

import lxml.html

_PART = re.compile(r"([\w*]+)?((?:[.#][\w-]+|\[[^\]]+\])*)")


def parsed(answer):
    """The page or fragment of a response as a tree."""
    return lxml.html.fromstring(answer.content.decode())


def page(client, address="/", **headers):
    """(response, its tree) of an address."""
    answer = client.get(address, headers=headers)
    return answer, parsed(answer)


def find(tree, selector):
    """Elements below `tree`: tag, .class, #id, [name], [name=value], descendants."""
    steps = [_xpath(part) for part in selector.split()]
    return tree.xpath("." + "".join(steps))


def words(element):
    """Its text with single spaces."""
    return " ".join(element.text_content().split())


def table(tree, caption):
    """Texts of the cells of the rows in the table with that caption."""
    found = [t for t in find(tree, "table") if words(find(t, "caption")[0]) == caption]
    return [[words(cell) for cell in row] for row in find(found[0], "tbody tr")]


def _xpath(part):
    found = _PART.fullmatch(part)
    assert found, part
    tag, tests = found.groups()
    conditions = [
        _condition(test) for test in re.findall(r"[.#][\w-]+|\[[^\]]+\]", tests)
    ]
    return f"//{tag or '*'}" + "".join(f"[{c}]" for c in conditions)


def _condition(test):
    if test[0] == ".":
        return f"contains(concat(' ', @class, ' '), ' {test[1:]} ')"
    if test[0] == "#":
        return f"@id='{test[1:]}'"
    name, equals, value = test[1:-1].partition("=")
    return f"@{name}='{value}'" if equals else f"@{name}"
