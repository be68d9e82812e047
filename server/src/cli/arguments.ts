import { Command, Option } from "commander";
import { editions, periods } from "../../../shared/settings";
import { exitCodes, failOnLevels, UsageError } from "./exit-code";
import { lint } from "./lint-command";
import { type LintOptions, reportFormats } from "./lint-options";
import { endQuietlyOnClosedPipe } from "./output";

/** The command line: reads the arguments, runs the command, and sets the exit code. */
export async function runCommandLine(
  argv: readonly string[],
  version: string,
  serveEditor: () => Promise<void>,
): Promise<void> {
  endQuietlyOnClosedPipe();
  const program = new Command("flow-license-lint")
    .description("Power Platform requests, premium connectors and licenses of exported Power Automate cloud flows.")
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  program
    .command("lint")
    .description("say what exported flows cost per run, how they are started, and who needs which license")
    .argument("<paths...>", "exported flows: JSON files, packages (.zip), or folders with them")
    .addOption(new Option("--format <format>", "how to print").choices(reportFormats).default("text"))
    .option("--config <file>", "settings file, instead of the flow-license.json found from each flow's folder upward")
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 from this severity on").choices(failOnLevels).default("error"),
    )
    .option("--as-of <date>", "judge dated facts on this day, YYYY-MM-DD (default: today)")
    .addOption(new Option("--edition <edition>", "figures as published").choices(editions))
    .addOption(new Option("--period <period>", "which request limits").choices(periods))
    .option("--show-suppressed", "also print what notes and settings suppress")
    .option("--show-hints", "also print hints as text; JSON always has them")
    .action(async (paths: string[], options: LintOptions) => {
      process.exitCode = await lint(paths, options, version);
    });
  program
    .command("lsp")
    .description("serve an editor by the language server protocol")
    .requiredOption("--stdio", "talk over standard input and output")
    // Editors add flags of their own, such as the id of their process.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(serveEditor);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = exitCodeFor(error);
  }
}

function exitCodeFor(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`flow-license-lint: ${error.message}\n`);
    return exitCodes.failure;
  }
  // Commander has told the person already; help and version end without a fault.
  if (error instanceof Error && "exitCode" in error) return error.exitCode === 0 ? exitCodes.clean : exitCodes.failure;
  process.stderr.write(
    `flow-license-lint failed: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
  );
  return exitCodes.failure;
}
