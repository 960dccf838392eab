# SPDX-License-Identifier: GPL-3.0-or-later
"""A small logic-less template (a part of Mustache), so that the pages need no package to be rendered.

{{name}} escaped · {{{name}}} as it is · {{#name}}…{{/name}} for each item, or once for a value · {{^name}}…{{/name}} where empty.
Dots walk into mappings. A name that no context holds is an error: a misspelling never becomes a silent gap.
"""

from __future__ import annotations

import html
import re

TAG = re.compile(r"\{\{(\{|[#^/])?([\w.]+)\}?\}\}")
ALONE = re.compile(r"(?m)^[ \t]*(\{\{[#^/][\w.]+\}\})[ \t]*\n")
LICENCE_COMMENT = re.compile(r"\A<!--.*?-->\s*", re.S)


class TemplateError(Exception):
    pass


class Template:
    """A parsed template: nodes are strings, ("value", name, raw) or ("section", name, inverted, nodes)."""

    def __init__(self, source: str, name: str):
        self.name = name
        self.source = ALONE.sub(r"\1", LICENCE_COMMENT.sub("", source))
        self.nodes, end = self._parse(0, None)
        assert end == len(self.source)

    def _parse(self, at: int, section: str | None):
        nodes: list = []
        while True:
            match = TAG.search(self.source, at)
            if match is None:
                if section is not None:
                    raise TemplateError(f"{self.name}: {{{{#{section}}}}} is never closed")
                nodes.append(self.source[at:])
                return nodes, len(self.source)
            nodes.append(self.source[at:match.start()])
            kind, name = match.group(1), match.group(2)
            at = match.end()
            if kind == "/":
                if name != section:
                    raise TemplateError(f"{self.name}: {{{{/{name}}}}} closes {section or 'nothing'}")
                return nodes, at
            if kind in ("#", "^"):
                inner, at = self._parse(at, name)
                nodes.append(("section", name, kind == "^", inner))
            else:
                nodes.append(("value", name, kind == "{"))

    def render(self, context: dict) -> str:
        out: list[str] = []
        self._render(self.nodes, [context], out)
        return "".join(out)

    def _find(self, name: str, stack: list):
        first, *rest = name.split(".")
        for scope in reversed(stack):
            if isinstance(scope, dict) and first in scope:
                value = scope[first]
                for part in rest:
                    if not isinstance(value, dict) or part not in value:
                        raise TemplateError(f"{self.name}: no {name} to show")
                    value = value[part]
                return value
        raise TemplateError(f"{self.name}: no {name} to show")

    def _render(self, nodes: list, stack: list, out: list[str]) -> None:
        for node in nodes:
            if isinstance(node, str):
                out.append(node)
            elif node[0] == "value":
                value = self._find(node[1], stack)
                text = "" if value is None else str(value)
                out.append(text if node[2] else html.escape(text))
            else:
                _, name, inverted, inner = node
                value = self._find(name, stack)
                if inverted:
                    if not value:
                        self._render(inner, stack, out)
                    continue
                for item in value if isinstance(value, list) else [value] if value else []:
                    self._render(inner, stack + [item], out)
