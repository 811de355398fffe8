#include "engines/matching/network.hpp"

#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace linli::matching {
namespace {

// Jobs send their helpers_needed to helpers, who take one each. What more a helper takes goes on to `further`, what no
// helper takes to `nobody`.
struct Graph {
  lemon::StaticDigraph digraph;
  std::vector<std::pair<int, int>> ends;
  std::vector<std::int64_t> cost;
  std::vector<int> upper;
  std::vector<int> supply;

  void add(std::size_t from, std::size_t to, std::int64_t arc_cost, std::int64_t arc_upper) {
    ends.emplace_back(static_cast<int>(from), static_cast<int>(to));
    cost.push_back(arc_cost);
    upper.push_back(static_cast<int>(arc_upper));
  }
};

// The ids of the network's arcs in the graph.
std::vector<int> add_jobs(Graph& graph, const Network& network, std::int64_t most, std::int64_t shift) {
  std::vector<int> arc_ids;
  const auto jobs = network.needed.size();
  const auto nobody = jobs + network.capacity.size();
  auto arc = network.arcs.begin();
  for (std::size_t job = 0; job < jobs; ++job) {
    for (; arc != network.arcs.end() && arc->job == job; ++arc) {
      arc_ids.push_back(static_cast<int>(graph.ends.size()));
      graph.add(job, jobs + arc->helper, arc->cost + shift, 1);
    }
    graph.add(job, nobody, network.unassigned[job] + shift, most);
    graph.supply[job] = static_cast<int>(network.needed[job]);
  }
  return arc_ids;
}

// Each further job of a helper costs more than the one before, so the cheaper arcs fill first.
void add_helpers(Graph& graph, const Network& network, std::int64_t most, std::int64_t shift) {
  const auto jobs = network.needed.size();
  const auto further = jobs + network.capacity.size() + 1;
  const auto dearest = shift + (network.unassigned.empty() ? 0 : *std::ranges::max_element(network.unassigned));
  std::int64_t room = 0;
  for (std::size_t helper = 0; helper < network.capacity.size(); ++helper) {
    if (network.capacity[helper] <= 0) continue;
    graph.supply[jobs + helper] = -1;
    const auto more = std::min(network.capacity[helper], most) - 1;
    if (more > 0 && network.per_further_job == 0) graph.add(jobs + helper, further, 0, more);
    for (std::int64_t n = 1; network.per_further_job > 0 && n <= more && n * network.per_further_job < dearest; ++n)
      graph.add(jobs + helper, further, n * network.per_further_job, 1);
    room = std::min(most, room + std::max<std::int64_t>(0, more));
  }
  graph.supply[further] = -static_cast<int>(room);
}

// Shows a vector to LEMON as a map of arcs or nodes.
template <class T>
struct ById {
  const std::vector<T>& values;
  template <class Item>
  T operator[](Item item) const {
    return values[static_cast<std::size_t>(lemon::StaticDigraph::id(item))];
  }
};

// LEMON lets a node send more than its supply. Where every way costs something, it never does.
std::int64_t shift_of(const Network& network) {
  std::int64_t smallest = 0;
  for (const auto& arc : network.arcs) smallest = std::min(smallest, arc.cost);
  for (const auto cost : network.unassigned) smallest = std::min(smallest, cost);
  return 1 - smallest;
}

}  // namespace

Solution solve(const Network& network) {
  const auto jobs = network.needed.size(), helpers = network.capacity.size();
  const auto most = std::accumulate(network.needed.begin(), network.needed.end(), std::int64_t{0});
  const auto shift = shift_of(network);
  Graph graph;
  graph.supply.assign(jobs + helpers + 2, 0);
  const auto arc_ids = add_jobs(graph, network, most, shift);
  add_helpers(graph, network, most, shift);
  // One place more than is ever needed: where supplies do not add up to nothing, who has room to spare has price 0.
  graph.supply[jobs + helpers] = -static_cast<int>(most + 1);
  graph.digraph.build(static_cast<int>(graph.supply.size()), graph.ends.begin(), graph.ends.end());

  lemon::NetworkSimplex<lemon::StaticDigraph, int, std::int64_t> simplex(graph.digraph);
  simplex.upperMap(ById<int>{graph.upper}).costMap(ById<std::int64_t>{graph.cost}).supplyMap(ById<int>{graph.supply});
  if (simplex.run() != simplex.OPTIMAL)
    throw std::logic_error("matching: leaving every job to nobody must be possible");

  Solution solution;
  for (std::size_t i = 0; i < arc_ids.size(); ++i)
    if (simplex.flow(graph.digraph.arc(arc_ids[i])) > 0) solution.arcs.push_back(static_cast<std::uint32_t>(i));
  const auto price = [&](std::size_t node) { return -simplex.potential(graph.digraph.node(static_cast<int>(node))); };
  for (std::size_t job = 0; job < jobs; ++job) solution.job_price.push_back(price(job) - shift);
  for (std::size_t helper = 0; helper < helpers; ++helper) solution.helper_price.push_back(price(jobs + helper));
  return solution;
}

}  // namespace linli::matching
