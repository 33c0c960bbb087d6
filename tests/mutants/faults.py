"""Small deliberate faults in a source text: one changed place each."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

OTHER_COMPARISON = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in", ast.NotIn: "in",
    ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
OTHER_SIGN = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*"}
# The words of a message are free; a key, a code or a setting is not.
KEY = re.compile(r"\S{2,}")
Text = Callable[[ast.AST], str]


@dataclass(frozen=True)
class Fault:
    """`old` at the bytes `start` to `end` of a file becomes `new`."""

    line: int
    start: int
    end: int
    old: str
    new: str


def faults_in(source: str) -> list[Fault]:
    """All faults of a file, in its order."""
    tree = ast.parse(source)
    passed_over = {id(node) for node in _passed_over(tree)}
    found = [
        _fault(source, node, new)
        for node in ast.walk(tree)
        if isinstance(node, (ast.expr, ast.stmt)) and id(node) not in passed_over
        for new in _replacements(source, node)
    ]
    return sorted(found, key=lambda fault: (fault.start, fault.end, fault.new))


def _passed_over(tree: ast.AST) -> Iterator[ast.AST]:
    """What the type checker or the linter watches, and words for people."""
    for node in ast.walk(tree):
        for part in _parts_passed_over(node):
            yield from ast.walk(part)


def _parts_passed_over(node: ast.AST) -> list[ast.AST]:
    parts: list[ast.AST] = []
    match node:
        case ast.AnnAssign(annotation=note) | ast.arg(annotation=ast.AST() as note):
            parts = [note]
        case ast.FunctionDef(decorator_list=marks, returns=ast.AST() as note):
            parts = [*marks, note]
        case ast.FunctionDef(decorator_list=marks) | ast.ClassDef(decorator_list=marks):
            parts = [*marks]
        case ast.JoinedStr() | ast.Raise() | ast.Expr(value=ast.Constant()):
            parts = [node]
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            parts = [node]
    return parts


def _replacements(source: str, node: ast.AST) -> Iterator[str]:
    def text(part: ast.AST) -> str:
        return ast.get_source_segment(source, part) or ""

    match node:
        case ast.List() | ast.Dict():
            yield from _one_left_out(node, text)
        case ast.Constant(value=value):
            yield from _other_constant(value)
        case ast.Return(value=ast.AST() as value) if text(value) != "None":
            yield "return None"
        case ast.Expr(value=ast.Call()):
            yield "pass"
        case _:
            yield from _other_expression(node, text)


def _other_expression(node: ast.AST, text: Text) -> Iterator[str]:
    match node:
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            yield f"{text(left)} {OTHER_COMPARISON[type(sign)]} {text(right)}"
        case ast.BoolOp(op=op, values=values):
            word = " or " if isinstance(op, ast.And) else " and "
            yield f"({word.join(f'({text(value)})' for value in values)})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield f"({text(operand)})"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OTHER_SIGN:
            yield f"{text(left)} {OTHER_SIGN[type(op)]} {text(right)}"
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield f"({text(orelse)} if {text(test)} else {text(body)})"


def _one_left_out(node: ast.List | ast.Dict, text: Text) -> Iterator[str]:
    if isinstance(node, ast.List):
        entries, marks = [text(entry) for entry in node.elts], "[]"
    else:
        pairs = zip(node.keys, node.values, strict=True)
        entries = [f"{text(k)}: {text(v)}" if k else f"**{text(v)}" for k, v in pairs]
        marks = "{}"
    for left_out in range(len(entries)):
        kept = entries[:left_out] + entries[left_out + 1 :]
        yield f"{marks[0]}{', '.join(kept)}{marks[1]}"


def _other_constant(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, (int, float)):
        yield repr(value + 1)
    elif isinstance(value, str) and KEY.fullmatch(value):
        yield repr(value + "x")


def _fault(source: str, node: ast.expr | ast.stmt, new: str) -> Fault:
    lines = source.encode().splitlines(keepends=True)

    def offset(line: int, column: int) -> int:
        return sum(map(len, lines[: line - 1])) + column

    start = offset(node.lineno, node.col_offset)
    end = offset(node.end_lineno or 0, node.end_col_offset or 0)
    old = source.encode()[start:end].decode()
    return Fault(node.lineno, start, end, old, new)
