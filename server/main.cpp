#include <CLI/CLI.hpp>
#include <cstdio>

#include "server/commands/commands.hpp"

namespace linli {
namespace {

// What the command line says about options; flags win over the environment, the environment over the file.
struct Given {
  std::string config;
  std::vector<std::pair<std::string, std::string>> flags;

  Settings settings() const {
    Settings settings;
    if (!config.empty()) settings.read_file(config);
    settings.read_environment(environ);
    for (const auto& [name, value] : flags) settings.set(name, value, "--" + name);
    return settings;
  }
};

std::string flag_of(const std::string& name) {
  auto flag = "--" + name;
  std::ranges::replace(flag, '_', '-');
  return name == "listen_port" ? flag + ",--port" : flag;
}

CLI::App* add_command(CLI::App& program, Given& given, const char* name, const char* help) {
  auto* command = program.add_subcommand(name, help);
  command->add_option("--config", given.config, "TOML file with options, by the names of the flags with _ for -")
      ->type_name("FILE");
  for (const auto& option : options()) {
    const auto help_text = option.help + (option.standard.empty() ? "" : " (" + option.standard + ")");
    command
        ->add_option_function<std::string>(
            flag_of(option.name),
            [&given, &option](const std::string& value) { given.flags.emplace_back(option.name, value); }, help_text)
        ->type_name(option.kind == Option::Kind::number   ? "N"
                    : option.kind == Option::Kind::yes_no ? "true|false"
                                                          : "TEXT");
  }
  command->footer("Every option may also stand in the environment, as LINLI_OPTION_LISTEN_PORT.");
  return command;
}

int run(int argc, char** argv) {
  CLI::App program("Linli 邻里: one program for a resilient urban community.", "linli");
  program.require_subcommand(1);
  Given given;
  commands::DemoOptions demo;
  commands::ImportOptions import;
  commands::PeopleOptions people;
  commands::MoveOptions move;
  bool for_postgres = false;
  int code = 0;
  const auto on = [&](CLI::App* command, auto act) { command->callback([&code, act] { code = act(); }); };

  on(add_command(program, given, "serve", "Serve a community"), [&] { return commands::serve(given.settings()); });
  auto* demo_command =
      add_command(program, given, "demo", "Make an invented community to try everything in, and serve it");
  demo_command->add_flag("--still", demo.still, "nothing happens by itself");
  on(demo_command, [&] { return commands::demo(given.settings(), demo); });
  auto* imports = program.add_subcommand("import", "Take in what other programs have")->require_subcommand(1);
  auto* requests = add_command(*imports, given, "requests", "Requests from a CSV file");
  requests->add_option("file", import.file, "CSV file (RFC 4180, UTF-8)")->required()->type_name("FILE");
  requests->add_option("--map", import.map, "YAML file that says what the columns mean")->required()->type_name("FILE");
  requests->add_flag("--json", import.json, "end with one line of JSON");
  on(requests, [&] { return commands::import_requests(given.settings(), import); });
  auto* persons = add_command(*imports, given, "people", "People from a CSV file or an Excel workbook");
  persons->add_option("file", people.file, "CSV file (UTF-8 or GB 18030) or .xlsx workbook")->type_name("FILE");
  persons->add_option("--map", people.map, "YAML file that says what the columns mean; else that is guessed")->type_name("FILE");
  persons->add_option("--community", people.community, "the community's code, 12 digits")->required()->type_name("CODE");
  persons->add_option("--undo", people.undo, "take an import back, by its number")->type_name("N");
  persons->add_flag("--dry-run", people.dry_run, "say what would become of every row, and change nothing");
  persons->add_flag("--json", people.json, "end with one line of JSON");
  on(persons, [&] { return commands::import_people(given.settings(), people); });
  on(add_command(program, given, "migrate", "Bring the tables up to date"),
     [&] { return commands::migrate(given.settings()); });
  on(add_command(program, given, "verify", "Check that the audit was not changed"),
     [&] { return commands::verify(given.settings()); });
  on(add_command(program, given, "reindex", "File everybody anew under what a search finds them by"),
     [&] { return commands::reindex(given.settings()); });
  auto* db = program.add_subcommand("db", "Where the rows are kept")->require_subcommand(1);
  on(add_command(*db, given, "distribute", "Spread a PostgreSQL database over the machines of its Citus"),
     [&] { return commands::distribute(given.settings()); });
  auto* move_command = db->add_subcommand("move", "Copy everything into another, empty database");
  move_command->add_option("--from", move.from, "sqlite:FOLDER or postgresql://user@host/dbname")->required()->type_name("DB");
  move_command->add_option("--to", move.to, "the same, and empty")->required()->type_name("DB");
  on(move_command, [&] { return commands::move(move); });
  on(program.add_subcommand("openapi", "Print the description of the API"), [] { return commands::openapi(); });
  auto* schema_command = program.add_subcommand("schema", "Print every table");
  schema_command->add_flag("--postgres", for_postgres, "as PostgreSQL has it");
  on(schema_command, [&] {
    return commands::schema(for_postgres ? commands::Dialect::postgres : commands::Dialect::sqlite);
  });
  on(program.add_subcommand("migrations", "Print the checksum of every migration"), [] { return commands::migrations(); });
  on(program.add_subcommand("version", "Print the version"), [] { return commands::version(); });

  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return program.exit(help);
  } catch (const CLI::ParseError& error) {
    std::fprintf(stderr, "linli: %s\nSee linli --help, or --help after a command.\n", error.what());
    return 2;
  }
  return code;
}

}  // namespace
}  // namespace linli

// 0 done, 1 could not be done, 2 not understood.
int main(int argc, char** argv) try { return linli::run(argc, argv); } catch (const std::exception& error) {
  std::fprintf(stderr, "linli: %s\n", error.what());
  return 1;
}
