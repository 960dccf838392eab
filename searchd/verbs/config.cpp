// SPDX-License-Identifier: GPL-3.0-or-later
// config: the settings in force, and where each comes from.
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <ostream>

#include "corpus/command/exit_status.hpp"
#include "corpus/kb/settings.hpp"
#include "searchd/verbs/request.hpp"
#include "searchd/verbs/rows.hpp"

namespace bifrons::searchd_verbs {
namespace {

constexpr command::Option options[] = {{"show-origin", {}, "say where each value comes from"}};

void print_json(kb::Settings const& settings, bool origin, std::ostream& out) {
  boost::json::object object;
  for (auto const& setting : settings.all()) {
    if (origin) object[setting.name] = boost::json::object{{"value", setting.value}, {"origin", setting.origin}};
    else object[setting.name] = setting.value;
  }
  out << boost::json::serialize(object) << '\n';
}

int run(command::Arguments const& arguments, command::Console& console) {
  if (!arguments.words.empty()) return command::report({ErrorCode::bad_input, "config takes no argument: settings are changed in bifrons.toml", "bifrons config --show-origin says which value comes from where"}, console);
  auto const layout = open_chosen(arguments);
  if (!layout) return command::report(layout.error(), console);
  auto const settings = kb::Settings::read(layout->settings());
  if (!settings) return command::report(settings.error(), console);
  bool const origin = arguments.has("show-origin");
  auto const format = arguments.format();
  if (format == "json") {
    print_json(*settings, origin, console.out);
    return command::exit_status::done;
  }
  std::string_view const equals = format == "tsv" ? "\t" : " = ";
  for (auto const& setting : settings->all()) {
    console.out << setting.name << equals << setting.value;
    if (origin) console.out << (format == "tsv" ? "\t" : "  # ") << setting.origin;
    console.out << '\n';
  }
  return command::exit_status::done;
}

}  // namespace

command::Verb config_row() {
  return {"config", group_keep, "", "the settings, and where each comes from",
          "An option on the command line wins over BIFRONS_… in the environment, that over bifrons.toml in the knowledge base, and that over the built-in value.\n\n"
          "  bifrons config --show-origin\n"
          "  BIFRONS_CRAWL_DELAY=5 bifrons config --show-origin",
          options, "text|json|tsv", run};
}

}  // namespace bifrons::searchd_verbs
