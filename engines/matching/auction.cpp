#include "engines/matching/auction.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

namespace linli::matching {
namespace {

constexpr std::int64_t most_seats = 8;
constexpr std::size_t most_bids = 60;  // for each helper that is needed
constexpr auto nobody = std::numeric_limits<std::uint32_t>::max();

// One of the jobs that a helper can take.
struct Seat {
  double price = 0;
  std::uint32_t job = nobody;
};

class Auction {
 public:
  Auction(const Sale& sale, double step) : sale_(sale), step_(step), price_(sale.capacity.size()), first_{0} {
    for (const auto capacity : sale.capacity) {
      const auto seats = std::clamp<std::int64_t>(capacity, 0, most_seats);
      for (std::int64_t n = 0; n < seats; ++n) seats_.push_back({static_cast<double>(n) * sale.per_further_job});
      first_.push_back(seats_.size());
    }
  }

  // The job that has to look for another helper now, if there is one.
  std::uint32_t bid(std::uint32_t job, const std::vector<Candidate>& candidates) {
    double best = sale_.unassigned[job], second = best;
    auto chosen = nobody;
    for (const auto& [helper, cost] : candidates) {
      const double total = cost + price_[helper];
      if (total < best) {
        second = std::exchange(best, total);
        chosen = helper;
      } else {
        second = std::min(second, total);
      }
    }
    return chosen == nobody ? nobody : take_seat(job, chosen, second - best);
  }

  const std::vector<double>& prices() const { return price_; }

 private:
  std::uint32_t take_seat(std::uint32_t job, std::uint32_t helper, double worth_more) {
    const auto seats = std::span(seats_).subspan(first_[helper], first_[helper + 1] - first_[helper]);
    auto& seat = *std::ranges::min_element(seats, {}, &Seat::price);
    double next = std::numeric_limits<double>::max();
    for (const auto& other : seats)
      if (&other != &seat) next = std::min(next, other.price);
    seat.price += std::min(worth_more, next - seat.price) + step_;
    price_[helper] = std::min(seat.price, next);
    return std::exchange(seat.job, job);
  }

  const Sale& sale_;
  double step_;
  std::vector<double> price_;       // of helpers: their cheapest seat
  std::vector<Seat> seats_;         // helper by helper
  std::vector<std::size_t> first_;  // of each helper's seats
};

}  // namespace

std::vector<double> guess_prices(const Sale& sale, const std::vector<std::vector<Candidate>>& candidates, double step) {
  Auction auction(sale, step);
  std::vector<std::uint32_t> waiting;
  for (std::uint32_t job = 0; job < sale.needed.size(); ++job)
    waiting.insert(waiting.end(), static_cast<std::size_t>(sale.needed[job]), job);
  // A guess need not be finished: where far too many want the same few, it would go on up to what they pay at most.
  for (auto bids = most_bids * waiting.size(); bids > 0 && !waiting.empty(); --bids) {
    const auto job = waiting.back();
    waiting.pop_back();
    if (const auto outbid = auction.bid(job, candidates[job]); outbid != nobody) waiting.push_back(outbid);
  }
  return auction.prices();
}

}  // namespace linli::matching
