// Routes, and how a verb becomes one. A route cannot exist without a permission; a public one says `publik`.
#pragma once
#include "platform/auth/caller.hpp"
#include "platform/db/tx.hpp"
#include "platform/http/message.hpp"
#include "platform/record/schema.hpp"

namespace linli {

// Where a route runs: `reading` on the thread that got it (a read costs microseconds), `slow_reading` on a worker
// thread, `writing` on the database lane, `live` as `reading` and is then kept open for what happens.
enum class Place { reading, slow_reading, writing, live };

struct PathParameters {
  std::vector<std::pair<std::string, std::string>> values;
};

// What was made of a request before its handler's transaction, on another thread than the lane.
struct Prepared {
  std::shared_ptr<const void> value;  // what the route's preparation made
  std::string content_hash;           // of a write: SHA-256 of its body, hex

  template <class T>
  const T& as() const {
    return *static_cast<const T*>(value.get());
  }
};

// What a handler is given beside the transaction.
struct Exchange {
  const HttpRequest& request;
  const PathParameters& path;
  const Caller& caller;
  const Prepared& prepared;
};
using Handler = std::function<HttpResponse(Tx&, const Exchange&)>;
// Makes what the handler finds in `prepared`: the record that a body says, the hash of a password. Gets a Tx that only
// reads; may refuse.
using Preparation = std::function<std::shared_ptr<const void>(Tx&, const Exchange&)>;

struct Route {
  std::string method;
  std::string pattern;  // "/communities/{community_id}/requests/{id}", below /api/v1 unless it starts with "//"
  Permission permission;
  Place place;
  Preparation preparation;  // may be empty
  bool slow_preparation = false;  // takes longer than a thread that talks to clients may be kept
  Handler handler;
  std::size_t body_limit = 64 * 1024;
  std::string operation;            // "points.post_correction": also the word in the audit
  bool raw = false;                 // body and answer are not JSON records
  std::function<boost::json::object(Schemas&)> describe;  // OpenAPI: parameters, requestBody, responses
};

// ---- from verbs to handlers ----

template <class F>
struct VerbTraits;
template <class Reply_, class Room_, class Input_>
struct VerbTraits<Reply_ (Room_::*)(Tx&, const Caller&, const Input_&) const> {
  using Reply = Reply_;
  using Room = Room_;
  using Input = Input_;
};

// Fills a record from path, query (when there is no body) and body. Path parts win; every complaint is collected.
template <class Input>
Input input_of(const Exchange& exchange);

template <class Reply>
HttpResponse response_of(const Reply& reply, int status) {
  HttpResponse response;
  response.status = status;
  json::write(response.body, reply);
  return response;
}

struct Verb {
  Preparation preparation;
  Handler handler;
  std::function<boost::json::object(Schemas&, const std::string& method, const std::string& pattern)> describe;
};

boost::json::object describe_operation(Schemas& schemas, const std::string& method, const std::string& pattern, int status,
                                       boost::json::object input, const std::string& input_name, boost::json::value reply);

// Turns `Reply Room::method(Tx&, const Caller&, const Input&) const` into a handler that answers with `status`
// (204 without a body when Reply is void). The room must outlive the routes.
template <auto method, class Room>
Verb verb(const Room& room, int status = 200) {
  using Traits = VerbTraits<decltype(method)>;
  using Reply = typename Traits::Reply;
  using Input = typename Traits::Input;
  Verb made;
  made.preparation = [](Tx&, const Exchange& exchange) { return std::make_shared<const Input>(input_of<Input>(exchange)); };
  made.handler = [&room, status](Tx& tx, const Exchange& exchange) {
    const auto& input = exchange.prepared.as<Input>();
    if constexpr (std::is_void_v<Reply>) {
      (room.*method)(tx, exchange.caller, input);
      HttpResponse empty;
      empty.status = 204;
      return empty;
    } else {
      return response_of((room.*method)(tx, exchange.caller, input), status);
    }
  };
  made.describe = [status](Schemas& schemas, const std::string& method_name, const std::string& pattern) {
    boost::json::value reply;
    if constexpr (!std::is_void_v<Reply>) reply = schemas.of<Reply>();
    schemas.of<Input>();
    const std::string name(name_of<Input>());
    return describe_operation(schemas, method_name, pattern, std::is_void_v<Reply> ? 204 : status,
                              schemas.components().at(name).as_object(), name, std::move(reply));
  };
  return made;
}

// The routes of one module, in the order in which its table of contents gives them.
class Routes {
 public:
  explicit Routes(std::string module) : module_(std::move(module)) {}

  // A reading verb.
  void get(std::string pattern, Permission permission, std::string word, Verb verb);
  // A reading verb that may take long: runs on a worker thread.
  void get_slow(std::string pattern, Permission permission, std::string word, Verb verb);
  // A reading verb whose question is too large for a query string; `slow` as above.
  void ask(std::string pattern, Permission permission, std::string word, Verb verb, bool slow = false);
  void post(std::string pattern, Permission permission, std::string word, Verb verb);
  void put(std::string pattern, Permission permission, std::string word, Verb verb);
  void patch(std::string pattern, Permission permission, std::string word, Verb verb);
  void remove(std::string pattern, Permission permission, std::string word, Verb verb);
  // Anything that is not JSON in and JSON out, or sets cookies.
  Route& raw(std::string method, std::string pattern, Permission permission, std::string word, Place place, Handler handler);
  // Slow preparation, then a write; as raw as `raw`.
  Route& prepared(std::string method, std::string pattern, Permission permission, std::string word, Preparation preparation,
                  Handler handler);

  std::vector<Route>& all() { return routes_; }

 private:
  Route& add(std::string method, std::string pattern, Permission permission, std::string word, Place place, Verb verb);
  std::string module_;
  std::vector<Route> routes_;
};

// ---- details ----

// A JSON object with the body's members, or the query's, and the path's parts; `is_field` and `parse` come from the record.
boost::json::object gather(const Exchange& exchange, const std::function<boost::json::value(std::string_view, std::string_view)>& value_of);

template <class Input>
Input input_of(const Exchange& exchange) {
  const boost::json::value object = gather(exchange, [](std::string_view name, std::string_view text) {
    boost::json::value value;
    boost::mp11::mp_for_each<fields_of<Input>>([&](auto field) {
      using Member = std::remove_reference_t<decltype(std::declval<Input&>().*field.pointer)>;
      if (name == field.name) value = json::value_of_parameter<Member>(text);
    });
    return value;
  });
  Input input{};
  json::Complaints complaints;
  json::read(object, input, "", complaints);
  if (!complaints.empty()) throw Refusal::wrong(std::move(complaints));
  return input;
}

}  // namespace linli
