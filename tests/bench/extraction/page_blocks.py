# SPDX-License-Identifier: GPL-3.0-or-later
"""A page as blocks of text that know the elements around them, read without the extractor under test."""
import html.parser
import re

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSEEN = {"head", "script", "style", "template", "svg", "button", "noscript", "select", "textarea", "iframe"}
INLINE = {"a", "abbr", "b", "bdi", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small",
          "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "br", "img"}
STRONG = {"div", "section", "article", "main", "aside", "nav", "header", "footer", "body", "html", "table"}


class Element:
    """One element with what selectors ask of it."""

    def __init__(self, tag, attributes, parent):
        self.tag, self.parent = tag, parent
        self.attributes = {name: value or "" for name, value in attributes}
        self.classes = set(self.attributes.get("class", "").split())

    def chain(self):
        at = self
        while at:
            yield at
            at = at.parent


class Block:
    """A run of text between two block boundaries. linked: letters of it inside links."""

    def __init__(self, text, element, linked):
        self.text, self.element, self.key = text, element, key_of(text)
        self.linked = linked

    def is_linked(self):
        return self.linked * 10 >= len(self.key) * 9 > 0


def key_of(text):
    """Letters and digits alone, folded: equal however a reader spaces and joins them."""
    return "".join(c for c in text.casefold() if c.isalnum())


def matches(element, selector):
    """One compound selector: tag, .class, #id, [name=value]."""
    for kind, name, value in re.findall(r"([.#\[]?)([\w-]+)(?:=([^\]]*)\])?", selector):
        if not kind and element.tag != name:
            return False
        if kind == "." and name not in element.classes:
            return False
        if kind == "#" and element.attributes.get("id") != name:
            return False
        if kind == "[" and element.attributes.get(name) != value:
            return False
    return True


def inside(element, selectors):
    """The element or one around it matches one of these; a selector may name what is around in turn ("div.post p")."""
    for selector in selectors:
        wanted = selector.split()[::-1]
        for at in element.chain():
            if matches(at, wanted[0]):
                wanted = wanted[1:]
                if not wanted:
                    return True
    return False


class PageReader(html.parser.HTMLParser):
    """Text in order; an end tag closes what stands open inside it, but no end tag reaches through a <div> and the like."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.text, self.linked, self.start = [], [], 0, None
        self.at = Element("html", [], None)

    def flush(self):
        text = " ".join("".join(self.text).split())
        if key_of(text):
            self.blocks.append(Block(text, self.start or self.at, self.linked))
        self.text, self.linked, self.start = [], 0, None

    def handle_starttag(self, tag, attributes):
        if tag not in INLINE:
            self.flush()
        if tag == "br":
            self.text.append(" ")
        if tag == "body" and any(element.tag == "head" for element in self.at.chain()):  # it need not be closed
            self.at = Element("html", [], None)
        if tag not in VOID:
            self.at = Element(tag, attributes, self.at)

    def handle_startendtag(self, tag, attributes):
        if tag not in INLINE:
            self.flush()

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.flush()
        for element in self.at.chain():
            if element.tag == tag and element.parent:
                self.at = element.parent
                return
            if element.tag in STRONG and tag not in STRONG:
                return

    def handle_data(self, data):
        around = list(self.at.chain())
        if any(element.tag in UNSEEN or "headerlink" in element.classes for element in around):
            return
        if data.strip() and self.start is None:
            self.start = self.at
        if any(element.tag == "a" for element in around):
            self.linked += len(key_of(data))
        self.text.append(data)


def read_blocks(path):
    reader = PageReader()
    reader.feed(path.read_text(encoding="utf-8", errors="replace"))
    reader.close()
    reader.flush()
    return reader.blocks
