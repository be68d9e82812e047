import { Command, InvalidArgumentError, Option } from "commander";
import { defaultSettings, editions, periods } from "../../../shared/settings";
import { number } from "../describe/amounts";
import { planTableNames } from "../report/plan-tables";
import { requestReportOption, withTables } from "./declared-tables";
import { compareEditions } from "./editions-command";
import type { EditionsOptions } from "./editions-inputs";
import { type EstateOptions, estate } from "./estate-command";
import { exitCodes, failOnLevels, UsageError } from "./exit-code";
import { type ExplainOptions, explain } from "./explain-command";
import { type LimitsOptions, limits } from "./limits-command";
import { lint } from "./lint-command";
import { type LintOptions, reportFormats } from "./lint-options";
import { endQuietlyOnClosedPipe } from "./output";
import { type PlanOptions, plan, planFormats } from "./plan-command";
import { compareSideBySide } from "./side-by-side-command";

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
  withTables(program.command("lint"))
    .description("say what exported flows cost per run, how they are started, and who needs which license")
    .argument("<paths...>", pathsText)
    .addOption(formatOption())
    .option("--config <file>", configText)
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 from this severity on").choices(failOnLevels).default("error"),
    )
    .option("--as-of <date>", asOfText)
    .addOption(editionOption())
    .addOption(periodOption())
    .option("--show-suppressed", "also print what notes and settings suppress")
    .option("--show-hints", "also print hints as text; JSON always has them")
    .option("--fixes", "write what could be changed into the JSON report")
    .option("--fix", "make all safe fixes in the files; packages are never changed")
    .option("--fix-unsafe", "also make fixes that change what a flow does")
    .option("--baseline <file>", "leave out the findings of this file")
    .option("--write-baseline <file>", "write the findings into a file, to leave them out from now on")
    .action(async (paths: string[], options: LintOptions) => {
      process.exitCode = await lint(paths, options, version);
    });
  const defaults = defaultSettings("");
  program
    .command("limits")
    .description(
      "say what may be used with the licenses that are held: requests a day, pools, credits, what more costs",
    )
    .requiredOption("--held <ids>", "ids of licenses, with or without a number: dynamics-365-enterprise:2500,...")
    .option("--attach <ids>", "ids of licenses that are held as attach licenses beside a base license")
    .option("--users <number>", "people who each hold the user licenses", wholeNumber(1), 1)
    .option("--requests <number>", "requests a day of one person or flow, to compare with the limit", wholeNumber(0))
    .option("--ai-builder-credits <number>", "AI Builder credits that are used in a month", wholeNumber(0))
    .option("--copilot-credits <number>", "Copilot Credits that are used in a month", wholeNumber(0))
    .addOption(formatOption())
    .option("--as-of <date>", asOfText)
    .addOption(editionOption().default(defaults.edition))
    .addOption(periodOption().default(defaults.period))
    .action(async (options: LimitsOptions) => {
      process.exitCode = await limits(options, version);
    });
  withTables(program.command("editions"))
    .description("say which flows differ between the figures of June 2025 and the newest ones, and by which fact")
    .argument("<paths...>", pathsText)
    .addOption(formatOption())
    .option("--periods", "compare the official and the transition limits as well")
    .option("--side-by-side", "show both editions and both periods at once")
    .option("--only <facts>", "only flows that differ by one of these facts: verdict,day,...")
    .option("--config <file>", configText)
    .option("--as-of <date>", asOfText)
    .addOption(editionOption("for --periods: figures as published"))
    .addOption(periodOption("for the editions: which request limits"))
    .action(async (paths: string[], options: EditionsOptions) => {
      const compare = options.sideBySide ? compareSideBySide : compareEditions;
      process.exitCode = await compare(paths, options, version);
    });
  withTables(program.command("estate"))
    .description("say of all flows together: which are copies, which depend on one person, how estimates meet a report")
    .argument("<paths...>", pathsText)
    .addOption(formatOption())
    .option("--leaves <user>", "say what becomes of flows when this person leaves")
    .addOption(requestReportOption())
    .option("--write-settings", "write what the report on requests tells into flow-license.json")
    .addOption(concurrencyOption())
    .option("--config <file>", configText)
    .option("--as-of <date>", asOfText)
    .addOption(editionOption())
    .addOption(periodOption())
    .action(async (paths: string[], options: EstateOptions) => {
      process.exitCode = await estate(paths, options, version);
    });
  withTables(program.command("plan"))
    .description(
      "say which licenses to buy for all flows together, for whom, at what price, and why nothing is cheaper",
    )
    .argument("<paths...>", pathsText)
    .addOption(new Option("--format <format>", "how to print").choices(planFormats).default("text"))
    .option("--config <file>", configText)
    .addOption(new Option("--table <name>", "with --format csv: which table (default: flows)").choices(planTableNames))
    .option("--output <file>", "write into a file instead of standard output; xlsx needs one")
    .option("--without <id>", "a license that is not to be bought; can be given again", severalTexts, [])
    .addOption(concurrencyOption())
    .option("--as-of <date>", asOfText)
    .addOption(editionOption())
    .addOption(periodOption())
    .action(async (paths: string[], options: PlanOptions) => {
      process.exitCode = await plan(paths, options, version);
    });
  program
    .command("explain")
    .description("print the page of a rule, the list of rules, or where each figure is from")
    .argument("[rule]", "id of a rule; without it, all rules with their titles")
    .option("--sources", "every figure that can be shown, with its page, date and address")
    .addOption(formatOption())
    .action(async (rule: string | undefined, options: ExplainOptions) => {
      process.exitCode = await explain(rule, options, version);
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

const pathsText = "exported flows: JSON files, packages (.zip), or folders with them";
const configText = "settings file, instead of the flow-license.json found from each flow's folder upward";
const asOfText = "judge dated facts on this day, YYYY-MM-DD (default: today)";
const formatOption = () => new Option("--format <format>", "how to print").choices(reportFormats).default("text");
const editionOption = (text = "figures as published") => new Option("--edition <edition>", text).choices(editions);
const periodOption = (text = "which request limits") => new Option("--period <period>", text).choices(periods);
const concurrencyOption = () =>
  new Option(
    "--concurrency <number>",
    "threads to read in (default: one for each processor where files are many)",
  ).argParser(wholeNumber(1, mostThreads));
/** Far more than machines have processors. */
const mostThreads = 64;
const billion = 1_000_000_000;

function severalTexts(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

/** Up to a billion where nothing else is said, as in settings. */
function wholeNumber(least: number, most = billion): (text: string) => number {
  return (text) => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${number(most)}.`);
  };
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
