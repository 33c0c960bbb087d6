"""A network as text: a CSV matrix, or GraphML for network programs."""

import csv
import io
from xml.etree import ElementTree as ET

from positions.analysis.network import Network

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def network_csv(network: Network) -> str:
    """One line per row, one column per column, with their names; RFC 4180."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["", *network.columns])
    for name, ties in zip(network.rows, network.ties.tolist(), strict=True):
        writer.writerow([name, *map(_number, ties)])
    return out.getvalue()


def network_graphml(network: Network) -> str:
    """Undirected GraphML: nodes with `name` and `mode`, non-zero ties as `weight`.

    Mode 1 are the rows; mode 2, in a two-mode network, the columns.
    """
    root = ET.Element("graphml", xmlns=_NAMESPACE)
    for key, owner, kind in (
        ("name", "node", "string"),
        ("mode", "node", "int"),
        ("weight", "edge", "double"),
    ):
        attributes = {"attr.name": key, "attr.type": kind, "for": owner}
        ET.SubElement(root, "key", {"id": key, **attributes})
    graph = ET.SubElement(root, "graph", id="network", edgedefault="undirected")
    _nodes(graph, network.rows, mode=1)
    if not network.one_mode:
        _nodes(graph, network.columns, mode=2)
    for source, target, weight in _edges(network):
        edge = ET.SubElement(graph, "edge", source=source, target=target)
        _data(edge, "weight", weight)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _nodes(graph: ET.Element, names: tuple[str, ...], mode: int) -> None:
    for n, name in enumerate(names):
        node = ET.SubElement(graph, "node", id=f"{mode}.{n}")
        _data(node, "name", name)
        _data(node, "mode", str(mode))


def _edges(network: Network) -> list[tuple[str, str, str]]:
    """(source, target, weight); of a one-mode network each pair once."""
    one_mode = network.one_mode
    target_mode = 1 if one_mode else 2
    return [
        (f"1.{i}", f"{target_mode}.{j}", _number(tie))
        for i, ties in enumerate(network.ties.tolist())
        for j, tie in enumerate(ties)
        if tie != 0 and (i < j or not one_mode)
    ]


def _data(parent: ET.Element, key: str, text: str) -> None:
    ET.SubElement(parent, "data", key=key).text = text


def _number(value: float) -> str:
    return repr(int(value)) if value == int(value) else repr(value)
