import { readFileSync, statSync } from "node:fs";
import { type Command, Option } from "commander";
import type { FlowSettings } from "../../../shared/settings";
import { type GivenTables, type Inputs, readInputs, UnusableTable } from "../estate/inputs/read-inputs";
import { runsAlone } from "../facts/runs-alone";
import type { DeclaredValues, FlowValues, SettingsLayer } from "../settings/settings-layer";
import { UsageError } from "./exit-code";

/** Tables that a person gave beside the exports; the names are those of the flags. */
export interface TableFlags {
  readonly owners?: string;
  readonly licenses?: string;
  readonly runs?: string;
  readonly environments?: string;
  readonly requestReport?: string;
}

/** Adds the flags of the tables that say something to every command. */
export function withTables(command: Command): Command {
  return command
    .option("--owners <file>", "CSV file: who owns which flow")
    .option("--licenses <file>", "CSV file: which licenses each user holds")
    .option("--runs <file>", "CSV file: how often flows run")
    .option("--environments <file>", "CSV file: the environment of each flow");
}

/** The flag of the report on requests, for commands that compare it with what they estimate. */
export function requestReportOption(): Option {
  return new Option("--request-report <file>", "CSV file: the admin center's report on Power Platform requests");
}

/** Reads the tables that were given; one that cannot be used at all is a mistake of the person. */
export function readTables(flags: TableFlags): Inputs {
  const { owners, licenses, runs, environments, requestReport } = flags;
  const files = Object.entries({ owners, licenses, runs, environments, requestReport });
  const given = files.flatMap(([kind, path]) => (path === undefined ? [] : [[kind, readFile(path)] as const]));
  try {
    return readInputs(Object.fromEntries(given) as GivenTables);
  } catch (error) {
    throw error instanceof UnusableTable ? new UsageError(error.message) : error;
  }
}

function readFile(path: string) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`The file ${path} does not exist.`);
  if (!stat.isFile()) throw new UsageError(`${path} is no file.`);
  return { name: path.replaceAll("\\", "/"), bytes: readFileSync(path) };
}

/**
 * What settings can express of the tables: kind and licenses of the owner, runs per day, how the environment is paid.
 * `ownerMayRun`: what the owner holds counts for who runs the flow, where nothing says that there are others. A plan buys
 * by this guess; a finding must not call a license insufficient by it.
 */
export function tableLayer(
  { owners, licenses, runs, environments }: Inputs,
  flags: TableFlags,
  ownerMayRun = false,
): SettingsLayer {
  return {
    kind: "tables",
    origin: "the tables",
    folder: "",
    values: {},
    ignoreAt: [],
    declaredOf: (flow) => {
      const owner = owners?.of(flow) ?? null;
      const held = owner === null ? null : (licenses?.licensesOf(owner.owner) ?? null);
      const runsPerDay = runs?.of(flow)?.perDay ?? null;
      const environment = environments?.of(flow)?.kind ?? null;
      const said: [string | undefined, FlowValues | null, DeclaredValues["when"]?][] = [
        [flags.owners, owner?.kind ? { context: { owner: owner.kind } } : null],
        [flags.licenses, held && { context: { ownerLicenses: held } }],
        [flags.licenses, ownerMayRun && held ? { context: { userLicenses: held } } : null, saysNothingOfRunners],
        [flags.runs, runsPerDay === null ? null : { estimates: { runsPerDay } }],
        [flags.environments, environment && { context: { environment } }],
      ];
      return said.flatMap(([origin, values, when]) =>
        origin === undefined || values === null ? [] : { origin, values, ...(when && { when }) },
      );
    },
  };
}

function saysNothingOfRunners(below: FlowSettings): boolean {
  return runsAlone(below) && !below.origins.has("context.userLicenses");
}
