#pragma once
#include "modules/people/records/kept.hpp"
#include "modules/people/records/pages.hpp"

// What the module keeps, shows and is given: one file below `records/` for each noun, named as the file of its verbs;
// and the pages that show several.
