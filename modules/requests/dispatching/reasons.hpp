#pragma once
#include "modules/requests/dispatching/ranking.hpp"

// What choosing found, in words that people read: "步行 6 分钟", "会水电", "这周还有 2 小时".
namespace linli::requests::dispatching {

Reason in_words(const Book& book, const matching::Reason& reason);
std::vector<Reason> in_words(const Book& book, const matching::Rating& rating);
// Why somebody is not offered it, naming until when they are away or what they would have to know.
Excluded in_words(const Book& book, const LeftOut& left_out, const services::Service& service);
// Why nobody was found for a kind of work in a plan.
Words2 why_unassigned(const Book& book, const services::Service* kind);

// "水电、木工" in Chinese, "Plumbing or electrics, Carpentry" in English.
Words2 skills_in_words(const services::Services& services, const std::vector<std::string>& skills);

}  // namespace linli::requests::dispatching
