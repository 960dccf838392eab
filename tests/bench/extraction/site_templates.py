# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the posts of the nine development sites stand in their pages: their own templates, read by eye."""
import dataclasses
import re


@dataclasses.dataclass
class Template:
    """keep: the post's container. drop, furniture: elements and lines within that are no part of it. tail: the heading of a
    list of other pages at the end, which an extractor may keep or not (a post may name its sequels). comments: the heading of
    readers' remarks, where they stand inside the container."""
    keep: tuple
    drop: tuple = ()
    furniture: str = "(?!)"
    tail: str = "(?!)"
    comments: str = "(?!)"

    def is_furniture(self, text):
        return re.match(self.furniture, text) is not None

    def begins_comments(self, text):
        return re.fullmatch(self.comments, text) is not None

    def is_tail(self, text):
        return re.fullmatch(self.tail, text) is not None


TEMPLATES = {
    "artsy.github.io": Template(("div.entry-content", "section article.post"), ("footer",)),
    "bc-docs.test": Template(("[itemprop=articleBody]",), tail="(Related information|See also|Katso myös|Liittyvät tiedot|Lisätietoja|См\\.? ?также|Связанные сведения|Дополнительные сведения).{0,4}"),
    "beny23.github.io": Template(("article div.nested-copy-line-height",), ("aside", ".instapaper_ignoref"), "Tags\\b|If you'd like to find more of my writing"),
    "blog.rust-lang.org": Template(("div.post",)),
    "community.apache.org": Template(("main.cd-main",), (".tags-list", ".published-info", ".historical")),
    "datafusion.apache.org": Template(("div.main-content",), (".toc-container", "#giscus-consent"), "Posted on: |Comments$|We use Giscus|JavaScript is required"),
    "itw66.ru": Template(("#core-wrapper div.post div.post-content",), comments="Комментарии"),
    "ohtu.test": Template(("article div.post-content",)),
    "tlroadmap.test": Template(("[role=main]",)),
}
