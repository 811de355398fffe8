// main() of every test program, and the list of its cases for CTest.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <limits.h>
#include <unistd.h>

#include <ostream>
#include <string>
#include <string_view>

namespace {

std::string path_of_this_program() {
  char path[PATH_MAX];
  const auto length = readlink("/proc/self/exe", path, sizeof path);
  return length > 0 ? std::string(path, static_cast<std::size_t>(length)) : std::string();
}

// Writes a CTest file with one test a case. A case is started by its number, not its title: titles are sentences in any
// language, and commas or brackets in them mean something to doctest's filters and to CMake.
class CtestList : public doctest::IReporter {
 public:
  explicit CtestList(const doctest::ContextOptions& options) : out_(*options.cout) {}

  void report_query(const doctest::QueryData& query) override {
    const auto program = path_of_this_program();
    const auto label = program.substr(program.rfind('/') + 1);
    for (unsigned i = 0; i < query.num_data; ++i) {
      // Those come with "postgres: <program>", which runs all cases that are not about SQLite (cmake/linli.cmake).
      if (std::string_view(query.data[i]->m_test_suite) == "postgres") continue;
      const std::string name = "[====[" + label + ": " + query.data[i]->m_name + "]====]";
      const std::string number = std::to_string(i + 1);
      out_ << "add_test(" << name << " \"" << program << "\" --minimal=true --first=" << number << " --last=" << number
           << ")\n"
           << "set_tests_properties(" << name << " PROPERTIES TIMEOUT 120 LABELS " << label << ")\n";
    }
  }

  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats&) override {}
  void test_case_start(const doctest::TestCaseData&) override {}
  void test_case_reenter(const doctest::TestCaseData&) override {}
  void test_case_end(const doctest::CurrentTestCaseStats&) override {}
  void test_case_exception(const doctest::TestCaseException&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
  void test_case_skipped(const doctest::TestCaseData&) override {}

 private:
  std::ostream& out_;
};

REGISTER_REPORTER("ctest", 1, CtestList);

}  // namespace
