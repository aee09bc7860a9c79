"""The small wrongs that can be put into a module: one changed operator, number, condition, answer or argument each."""

import ast
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_LEFT_ALONE = {"annotation", "returns", "decorator_list", "type_params"}


_AROUND = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One wrong: where it is, and what stood and stands there, with a little around it.

    ``number`` counts the mutants of the module.
    """

    path: Path
    module: str
    number: int
    place: str
    line: int
    kind: str
    before: str
    after: str

    @property
    def name(self) -> str:
        """The same in every run as long as the lines themselves stay: no line numbers."""
        return f"{self.module.removeprefix('kneewise.')}:{self.place}: {self.before} => {self.after}"

    @property
    def text(self) -> str:
        """The whole module with this wrong in it."""
        tree = ast.parse(self.path.read_text("utf-8"))
        wrongs = ((node, changed) for _, node in _nodes(tree, _Place()) for _, changed in _wrongs(node))
        for number, (node, changed) in enumerate(wrongs):
            if number == self.number:
                _become(node, type(changed), vars(changed))
                break
        return ast.unparse(ast.fix_missing_locations(tree))


@dataclass(frozen=True, slots=True)
class _Place:
    """What a node stands in: classes and functions by name, and the smallest statement."""

    names: tuple[str, ...] = ()
    statement: ast.stmt | None = None

    def inside(self, node: ast.AST) -> "_Place":
        names = (*self.names, node.name) if isinstance(node, ast.FunctionDef | ast.ClassDef) else self.names
        return _Place(names, node if isinstance(node, ast.stmt) else self.statement)


def mutants_of(path: Path, *, module: str) -> list[Mutant]:
    """Every mutant of a module."""
    tree = ast.parse(path.read_text("utf-8"))
    found: list[Mutant] = []
    for place, node in list(_nodes(tree, _Place())):
        for kind, changed in list(_wrongs(node)):
            around = tree if place.statement is None else place.statement
            was, original = ast.unparse(around), (type(node), dict(vars(node)))
            _become(node, type(changed), vars(changed))
            before, after = _difference(was, ast.unparse(around))
            _become(node, *original)
            found.append(
                Mutant(
                    path=path,
                    module=module,
                    number=len(found),
                    place=".".join(place.names) or "module",
                    line=getattr(node, "lineno", getattr(around, "lineno", 0)),
                    kind=kind,
                    before=before,
                    after=after,
                )
            )
    return found


def _nodes(node: ast.AST, place: _Place) -> Iterator[tuple[_Place, ast.AST]]:
    """All nodes that a wrong may be put into."""
    for field, value in ast.iter_fields(node):
        if field in _LEFT_ALONE:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                inside = place.inside(child)
                yield inside, child
                yield from _nodes(child, inside)


def _wrongs(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What can be wrong with a node: the kind of wrong, and the node that is wrong."""
    makes = _MAKES.get(type(node))
    if makes is not None:
        yield from makes(node)


def _compared(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    for number, op in enumerate(node.ops):
        for other in _COMPARED.get(type(op), ()):
            yield "comparison", _with(node, ops=[*node.ops[:number], other(), *node.ops[number + 1 :]])


def _constants(node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.value, bool):
        yield "number", _with(node, value=not node.value)
    elif isinstance(node.value, int | float):
        yield "number", _with(node, value=node.value + 1)
        yield "number", _with(node, value=node.value - 1)


def _calls(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.func, ast.Name) and node.func.id in _CALLED:
        yield "call", _with(node, func=ast.Name(id=_CALLED[node.func.id], ctx=ast.Load()))
    if isinstance(node.func, ast.Name) and node.func.id == "replace":
        for number in range(len(node.keywords)):
            yield "left out", _with(node, keywords=[*node.keywords[:number], *node.keywords[number + 1 :]])


def _joined(node: ast.BoolOp) -> Iterator[tuple[str, ast.AST]]:
    yield "and, or", _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def _turned(node: ast.UnaryOp) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.op, ast.Not):
        yield "not", deepcopy(node.operand)


def _computed(node: ast.BinOp) -> Iterator[tuple[str, ast.AST]]:
    if type(node.op) in _COMPUTED and not _is_a_kind(node.right):
        yield "arithmetic", _with(node, op=_COMPUTED[type(node.op)]())


def _answers(node: ast.Return) -> Iterator[tuple[str, ast.AST]]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield "answer", _with(node, value=ast.Constant(value=None))


def _conditions(node: ast.If | ast.IfExp) -> Iterator[tuple[str, ast.AST]]:
    yield "condition", _with(node, test=ast.UnaryOp(op=ast.Not(), operand=node.test))


def _filters(node: ast.comprehension) -> Iterator[tuple[str, ast.AST]]:
    if node.ifs:
        yield "condition", _with(node, ifs=[])


_MAKES: dict[type[ast.AST], Callable[[ast.AST], Iterator[tuple[str, ast.AST]]]] = {  # type: ignore[dict-item]
    ast.Compare: _compared,
    ast.BoolOp: _joined,
    ast.UnaryOp: _turned,
    ast.BinOp: _computed,
    ast.Constant: _constants,
    ast.Return: _answers,
    ast.If: _conditions,
    ast.IfExp: _conditions,
    ast.comprehension: _filters,
    ast.Call: _calls,
}


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = deepcopy(node)
    for field, value in fields.items():
        setattr(changed, field, value)
    return changed


def _become(node: ast.AST, kind: type[ast.AST], fields: Mapping[str, object]) -> None:
    """Turn a node into another in its place, so that whatever points to it points to the other."""
    node.__class__ = kind  # type: ignore[assignment]
    vars(node).clear()
    vars(node).update(fields)


def _is_a_kind(node: ast.AST) -> bool:
    """Whether this is the right side of a union of types, such as ``int | None``."""
    return isinstance(node, ast.Subscript) or (
        isinstance(node, ast.Name | ast.Constant)
        and (ast.unparse(node) in {"None", "int", "float", "str"} or ast.unparse(node)[:1].isupper())
    )


def _difference(was: str, now: str) -> tuple[str, str]:
    """What differs in one line, before and after, with a little around it."""
    lines = zip(was.splitlines(), now.splitlines(), strict=False)
    before, after = next(((one, other) for one, other in lines if one != other), (was, now))
    before, after = before.strip(), after.strip()
    same = next((place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    start, end = max(0, same - _AROUND), same + _AROUND
    return before[start:end], after[start:end]
