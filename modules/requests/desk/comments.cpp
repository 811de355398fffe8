#include "modules/accounts/accounts.hpp"
#include "modules/people/people.hpp"
#include "modules/requests/desk.hpp"
#include "modules/requests/desk/statements.hpp"
#include "modules/requests/rules.hpp"

namespace linli::requests {
namespace {

constexpr Duration time_to_edit = minutes(10);

// Staff of the home that asks read no more about it than their neighbours do.
bool is_of_asking_home(const Caller& caller, const Request& request) {
  return (request.requester_person_id && caller.is_or_acts_for(*request.requester_person_id)) ||
         is_of_home(caller, request);
}

// The same of a colleague who is not here: whoever may not read a comment is not called to it.
bool is_of_asking_home(Tx& tx, const people::People& people, Id<Person> colleague, const Request& request) {
  if (!colleague) return false;
  if (colleague == request.requester_person_id) return true;
  const auto resident = people.find_resident(tx, request.community_id, colleague);
  if (request.household_id && resident && resident->household_id == request.household_id) return true;
  return std::ranges::any_of(people.principals_of(tx, colleague), [&](const people::ActsFor& principal) {
    return principal.person_id == request.requester_person_id;
  });
}

}  // namespace

Request Desk::talked_about(Tx& tx, const Caller& caller, const RequestKey& wanted) const {
  auto request = rooms_.book.get(tx, wanted.community_id, wanted.id);
  if (!rooms_.book.may(caller, view, request) || is_of_asking_home(caller, request)) throw Refusal::not_found();
  return request;
}

std::vector<Colleague> Desk::colleagues_for(Tx& tx, const Request& request) const {
  const auto& people = rooms_.book.rooms().people;
  std::vector<Colleague> colleagues;
  for (const auto& code : {request.area_code, request.responsible_code})
    for (auto& worker : rooms_.accounts.who_may(tx, request.community_id, view, code)) {
      if (std::ranges::find(colleagues, worker.id, &Colleague::account_id) != colleagues.end()) continue;
      if (is_of_asking_home(tx, people, worker.person_id, request)) continue;
      colleagues.push_back({worker.id, std::move(worker.name)});
    }
  return colleagues;
}

Items<Colleague> Desk::colleagues(Tx& tx, const Caller& caller, const RequestKey& wanted) const {
  auto all = colleagues_for(tx, talked_about(tx, caller, wanted));
  std::erase_if(all, [&](const Colleague& each) { return each.account_id == caller.account_id; });
  return {std::move(all)};
}

Items<CommentRow> Desk::comments(Tx& tx, const Caller& caller, const RequestKey& wanted) const {
  const auto request = talked_about(tx, caller, wanted);
  Items<CommentRow> rows;
  for (const auto& comment : tx.all<Comment>(statements::comments_on, request.community_id, request.id)) {
    CommentRow row{comment.id, comment.by_name, comment.words, comment.at, comment.edited_at, {}, {}};
    for (const auto& mention : tx.all<Mention>(statements::mentions_in, request.community_id, comment.id))
      row.mentioned.push_back(mention.name);
    const auto until = comment.at + time_to_edit;
    if (comment.account_id == caller.account_id && tx.now() <= until) row.mine_until = until;
    rows.items.push_back(std::move(row));
  }
  return rows;
}

void Desk::mention(Tx& tx, const Request& request, const Comment& comment,
                   const std::vector<Id<Account>>& accounts) const {
  if (accounts.empty()) return;
  const auto colleagues = colleagues_for(tx, request);
  const auto known = tx.all<Mention>(statements::mentions_in, request.community_id, comment.id);
  std::vector<Id<Account>> mentioned;
  for (const auto& each : known) mentioned.push_back(each.account_id);
  for (const auto account : accounts) {
    const auto found = std::ranges::find(colleagues, account, &Colleague::account_id);
    if (found == colleagues.end()) throw Refusal::wrong("/mentions", "requests.not_mentionable");
    if (std::ranges::find(mentioned, account) != mentioned.end()) continue;
    mentioned.push_back(account);
    tx.insert("requests_mentions", Mention{tx.new_id<Mention>(), request.community_id, comment.id, request.id, account,
                                           found->name, MentionState::unseen});
  }
}

Items<CommentRow> Desk::comment(Tx& tx, const Caller& caller, const AddComment& wanted) const {
  const auto request = talked_about(tx, caller, {wanted.community_id, wanted.id});
  const Comment comment{tx.new_id<Comment>(), request.community_id, request.id, caller.account_id,
                        caller.name,          wanted.words.str(),   tx.now(),   {}};
  tx.insert("requests_comments", comment);
  mention(tx, request, comment, wanted.mentions);
  tx.announce("requests", request.community_id.value, request.id.value);
  return comments(tx, caller, {request.community_id, request.id});
}

Items<CommentRow> Desk::edit_comment(Tx& tx, const Caller& caller, const EditComment& wanted) const {
  const auto comment = tx.find<Comment>(statements::find_comment, wanted.community_id, wanted.id);
  if (!comment) throw Refusal::not_found();
  const auto request = talked_about(tx, caller, {wanted.community_id, comment->request_id});
  if (comment->account_id != caller.account_id) throw Refusal::forbidden("platform.no_permission");
  if (tx.now() > comment->at + time_to_edit) throw Refusal::conflict("requests.too_late_to_edit");
  tx.run(statements::edit_comment, wanted.community_id, wanted.id, wanted.words.str(), tx.now());
  mention(tx, request, *comment, wanted.mentions);
  tx.announce("requests", request.community_id.value, request.id.value);
  return comments(tx, caller, {request.community_id, request.id});
}

Items<MentionRow> Desk::mentions(Tx& tx, const Caller& caller, const InCommunity& wanted) const {
  Items<MentionRow> rows;
  for (const auto& mention : tx.all<Mention>(statements::mentions_of, wanted.community_id, caller.account_id)) {
    const auto comment = tx.find<Comment>(statements::find_comment, wanted.community_id, mention.comment_id);
    auto request = rooms_.book.find(tx, wanted.community_id, mention.request_id);
    // Whoever has lost the right to see it reads no more of it.
    if (!comment || !request || !rooms_.book.may(caller, view, *request) || is_of_asking_home(caller, *request))
      continue;
    rows.items.push_back(
        {mention.id, mention.state, comment->by_name, comment->words, comment->at, std::move(*request)});
  }
  return rows;
}

void Desk::mark_mention(Tx& tx, const Caller& caller, const MarkMention& wanted) const {
  if (tx.run(statements::mark_mention, wanted.community_id, wanted.id, caller.account_id, wanted.state) == 0)
    throw Refusal::not_found();
}

}  // namespace linli::requests
