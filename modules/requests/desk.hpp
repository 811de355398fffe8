#pragma once
#include "modules/requests/desk_records.hpp"
#include "modules/requests/dispatch.hpp"
#include "modules/requests/offices.hpp"
#include "modules/requests/requests.hpp"

namespace linli::accounts {
class Accounts;
}

namespace linli::requests {

// What makes a day at the desk short: views, one deed on many requests, and comments among staff. Safe from several
// threads once the modules are open.
class Desk {
 public:
  struct Rooms {
    const Book& book;
    const Requests& requests;
    const Dispatch& dispatch;
    const Offices& offices;
    const accounts::Accounts& accounts;
  };
  explicit Desk(const Rooms& rooms) : rooms_(rooms) {}

  // ---- views ----

  // The six that everybody has, those that are shared here, and the caller's own, each with what it holds.
  Items<ViewRow> views(Tx&, const Caller&, const InCommunity&) const;
  // A view of the same name is replaced. Refuses with requests.too_many_views, and whoever does not give roles here
  // from sharing with platform.no_permission.
  Items<ViewRow> keep_view(Tx&, const Caller&, const KeepView&) const;
  // One's own, or a shared one by whoever gives roles here.
  void forget_view(Tx&, const Caller&, const ViewKey&) const;

  // ---- one deed on many ----

  // What `bulk` would do to each, or why not; nothing is stored. `offers` plans for those that are named.
  BulkResult preview(Tx&, const Caller&, const Bulk&) const;
  // Each request stands alone: whoever may not, or where it no longer fits, is named in words, and the rest is done.
  // Done twice, it says at each that it no longer fits. Refuses as a whole with requests.too_many_at_once, at
  // /request_ids with requests.none_chosen, and where the deed lacks what it needs.
  BulkResult bulk(Tx&, const Caller&, const Bulk&) const;

  // ---- comments ----
  // For whoever holds requests.view where it is and is not of the home that asks; else platform.not_found.

  Items<CommentRow> comments(Tx&, const Caller&, const RequestKey&) const;
  // Refuses with requests.not_mentionable naming whoever may not see the request.
  Items<CommentRow> comment(Tx&, const Caller&, const AddComment&) const;
  // By the writer, for ten minutes. Refuses with requests.too_late_to_edit. Whoever was mentioned stays so.
  Items<CommentRow> edit_comment(Tx&, const Caller&, const EditComment&) const;
  Items<Colleague> colleagues(Tx&, const Caller&, const RequestKey&) const;
  // Where the caller is mentioned and has not said that it is done, the newest first, at most 50.
  Items<MentionRow> mentions(Tx&, const Caller&, const InCommunity&) const;
  void mark_mention(Tx&, const Caller&, const MarkMention&) const;

 private:
  bool gives_roles(Tx&, const Caller&, Id<Area> community) const;
  // What a deed makes of one request, and the word after its name that tells of it.
  struct Step {
    Request (Desk::*take)(Tx&, const Caller&, const Bulk&, Id<Request>) const;
    std::string_view told;
  };
  static const Step foretelling, doing;
  Request foretold(Tx&, const Caller&, const Bulk&, Id<Request>) const;
  Request done(Tx&, const Caller&, const Bulk&, Id<Request>) const;
  Request to_note(Tx&, const Caller&, const Bulk&, Id<Request>) const;
  Words2 words_of(Tx&, const Bulk&, const Request&, std::string_view told) const;
  BulkResult on_each(Tx&, const Caller&, const Bulk&, const Step&) const;
  BulkRow on_one(Tx&, const Caller&, const Bulk&, Id<Request>, const Step&) const;
  BulkResult offers(Tx&, const Caller&, const Bulk&) const;
  BulkResult planned(Tx&, const Caller&, const Bulk&) const;
  BulkRow refused(Tx&, const Caller&, const Bulk&, Id<Request>, const Refusal&) const;

  // One that the caller may talk about with colleagues.
  Request talked_about(Tx&, const Caller&, const RequestKey&) const;
  std::vector<Colleague> colleagues_for(Tx&, const Request&) const;
  void mention(Tx&, const Request&, const Comment&, const std::vector<Id<Account>>&) const;

  Rooms rooms_;
};

}  // namespace linli::requests
