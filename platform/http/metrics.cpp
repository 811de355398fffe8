#include "platform/http/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <mutex>

#include "platform/live/live.hpp"

namespace linli {
namespace {

double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double total_pages = 0, resident_pages = 0;
  statm >> total_pages >> resident_pages;
  return resident_pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

const prometheus::Histogram::BucketBoundaries buckets{.0005, .001, .0025, .005, .01, .025, .05,
                                                      .1,    .25,  .5,    1,    2.5, 5,    10};

}  // namespace

struct Metrics::Gauges {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                          .Name("linli_http_requests_total")
                                                          .Help("Answered requests by class of status")
                                                          .Register(registry);
  std::array<prometheus::Counter*, 5> by_class{&requests.Add({{"status", "1xx"}}), &requests.Add({{"status", "2xx"}}),
                                               &requests.Add({{"status", "3xx"}}), &requests.Add({{"status", "4xx"}}),
                                               &requests.Add({{"status", "5xx"}})};
  prometheus::Histogram& duration = prometheus::BuildHistogram()
                                        .Name("linli_http_request_duration_seconds")
                                        .Help("From the last byte of a request to its answer")
                                        .Register(registry)
                                        .Add({}, buckets);
  prometheus::Counter& commits = prometheus::BuildCounter()
                                     .Name("linli_lane_commits_total")
                                     .Help("Commits of the database lane, each one synchronization of the disk")
                                     .Register(registry)
                                     .Add({});
  prometheus::Counter& verbs = prometheus::BuildCounter()
                                   .Name("linli_lane_verbs_total")
                                   .Help("Verbs that the database lane has run")
                                   .Register(registry)
                                   .Add({});
  prometheus::Gauge& live = prometheus::BuildGauge()
                                .Name("linli_live_connections")
                                .Help("Pages that listen for changes")
                                .Register(registry)
                                .Add({});
  prometheus::Gauge& memory =
      prometheus::BuildGauge().Name("process_resident_memory_bytes").Help("Resident memory").Register(registry).Add({});
  std::mutex scrape;
};

Metrics::Metrics(const Database& database, const Live& live)
    : gauges_(std::make_unique<Gauges>()), database_(database), live_(live) {}
Metrics::~Metrics() = default;

void Metrics::count(int status, double duration) {
  const auto status_class = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
  gauges_->by_class[status_class]->Increment();
  gauges_->duration.Observe(duration);
}

std::string Metrics::text() {
  const std::scoped_lock lock(gauges_->scrape);
  gauges_->commits.Increment(static_cast<double>(database_.commits()) - gauges_->commits.Value());
  gauges_->verbs.Increment(static_cast<double>(database_.verbs()) - gauges_->verbs.Value());
  gauges_->live.Set(static_cast<double>(live_.listening()));
  gauges_->memory.Set(resident_bytes());
  return prometheus::TextSerializer().Serialize(gauges_->registry.Collect());
}

}  // namespace linli
