// SPDX-License-Identifier: GPL-3.0-or-later
// The readers that the table of kinds names: each turns one file into articles.
#pragma once

#include <string_view>

#include "indexer/import/batch.hpp"
#include "indexer/import/input.hpp"

namespace bifrons::import {

/// Streamed: a bad line is named with its number, and the rest goes on.
void read_article_lines(Input& input, std::string_view name, Batch& batch);

/// Streamed: web archives, WARC and ARC.
void read_warc(Input& input, std::string_view name, Batch& batch);

/// Streamed: zip archives, WACZ and exports among them; their files are named "NAME: ENTRY". Zips in zips are left out.
void read_zip(Input& input, std::string_view name, Batch& batch);

/// Any file by its kind. met: it was found in a folder, so that what is no article is passed over, not a failure.
void read_input(Input& input, std::string_view name, bool met, Batch& batch);

/// A path that says that no one has published it yet (_drafts/, Medium's draft_….html).
[[nodiscard]] bool is_draft_name(std::string_view path);

void read_saved_page(File const& file, Batch& batch);
void read_markdown(File const& file, Batch& batch);
void read_plain_text(File const& file, Batch& batch);
void read_wordpress(File const& file, Batch& batch);  ///< and other RSS
void read_blogger(File const& file, Batch& batch);    ///< and other Atom
/// Names a feed or export whose root element has no end; what was read of it is kept.
void name_if_cut_short(File const& file, std::string_view root, Batch& batch);

void read_ghost(File const& file, Batch& batch);
void read_movable_type(File const& file, Batch& batch);

// What a person kept the address of: leads.
void read_bookmarks(File const& file, Batch& batch);    ///< and Pocket's old page of links
void read_saved_links(File const& file, Batch& batch);  ///< tables of Pocket, Instapaper, Readwise and others
void read_address_list(File const& file, Batch& batch);
void read_opml(File const& file, Batch& batch);  ///< its feeds

// References.
void read_bibtex(File const& file, Batch& batch);
void read_ris(File const& file, Batch& batch);
void read_endnote_lines(File const& file, Batch& batch);
void read_csl_json(File const& file, Batch& batch);
void read_zotero_rdf(File const& file, Batch& batch);
void read_endnote_xml(File const& file, Batch& batch);

}  // namespace bifrons::import
