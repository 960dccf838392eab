// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the API to the server; the order is: address, port, API, then requests.
#include "searchd/verbs/daemon.hpp"

#include <ostream>

#include "searchd/api/api.hpp"
#include "searchd/http/host.hpp"

namespace bifrons::searchd_verbs {

Result<int> run_daemon(kb::Layout const& kb, std::string listen, http::Limits limits, std::ostream& log, std::uint32_t page_size) {
  auto endpoint = http::read_endpoint(listen);
  if (!endpoint) return tl::unexpected(endpoint.error());
  bool const loopback = http::is_loopback(endpoint->address);
  api::Api api(api::Options{kb, limits.workers, page_size, loopback, endpoint->port});
  auto server = http::Server::listen(endpoint->address, endpoint->port, limits, [&api](http::Request const& request, unsigned worker) { return api.answer(request, worker); });
  if (!server) return tl::unexpected(server.error());
  endpoint->port = server->port();
  api.set_port(endpoint->port);
  log << "listening on " << http::base_address(*endpoint) << "/" << (loopback ? "" : " (reachable from other machines; nothing here asks for a key)") << std::endl;
  server->run();
  log << "stopped" << std::endl;
  return 0;
}

}  // namespace bifrons::searchd_verbs
