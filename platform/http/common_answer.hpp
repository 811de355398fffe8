#pragma once
#include "platform/http/route.hpp"

namespace linli {

// Makes what a reading verb answers a common answer: a client that has it already is told so without its bytes (304),
// and it is gzipped for whoever takes that. Only for what is the same for everybody who may ask and holds no secret:
// how short an answer gets tells of what stands in it (BREACH), so answers about people leave this server as they are.
Verb common(Verb verb);

}  // namespace linli
