import csv
from xml.etree import ElementTree as ET

import numpy as np

from positions.analysis import Network, network_csv, network_graphml

SPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


def pairs():
    ties = np.array([[0, 2.5, 0], [2.5, 0, -1], [0, -1, 0]])
    return Network(
        ("A", 'B, "the" second', "C & D"), ("A", 'B, "the" second', "C & D"), ties
    )


def issues():
    return Network(
        ("A", "B"), ("peace", "land", "trade"), np.array([[1.0, 0, 3], [0, 0, 0.5]])
    )


def read(text):
    graph = ET.fromstring(text).find("g:graph", SPACE)
    assert graph is not None
    nodes = {
        node.get("id"): [data.text for data in node.iterfind("g:data", SPACE)]
        for node in graph.iterfind("g:node", SPACE)
    }
    edges = [
        (
            edge.get("source"),
            edge.get("target"),
            edge.findtext("g:data", namespaces=SPACE),
        )
        for edge in graph.iterfind("g:edge", SPACE)
    ]
    return nodes, edges


def test_csv_has_names_on_both_sides_and_reads_back():
    rows = list(csv.reader(network_csv(pairs()).splitlines()))

    assert rows == [
        ["", "A", 'B, "the" second', "C & D"],
        ["A", "0", "2.5", "0"],
        ['B, "the" second', "2.5", "0", "-1"],
        ["C & D", "0", "-1", "0"],
    ]


def test_graphml_of_parties_names_each_tie_once_and_leaves_out_what_is_not_tied():
    nodes, edges = read(network_graphml(pairs()))

    assert nodes == {
        "1.0": ["A", "1"],
        "1.1": ['B, "the" second', "1"],
        "1.2": ["C & D", "1"],
    }
    assert edges == [("1.0", "1.1", "2.5"), ("1.1", "1.2", "-1")]


def test_graphml_of_parties_and_issues_has_two_modes():
    nodes, edges = read(network_graphml(issues()))

    assert [mode for _, mode in nodes.values()] == ["1", "1", "2", "2", "2"]
    assert edges == [("1.0", "2.0", "1"), ("1.0", "2.2", "3"), ("1.1", "2.2", "0.5")]


def test_graphml_declares_what_its_nodes_and_edges_carry():
    keys = ET.fromstring(network_graphml(pairs())).iterfind("g:key", SPACE)

    assert [key.attrib for key in keys] == [
        {"id": "name", "attr.name": "name", "attr.type": "string", "for": "node"},
        {"id": "mode", "attr.name": "mode", "attr.type": "int", "for": "node"},
        {"id": "weight", "attr.name": "weight", "attr.type": "double", "for": "edge"},
    ]
