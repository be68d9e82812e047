import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { tableLayer } from "../../server/src/cli/declared-tables";
import { type Declarations, noDeclarations } from "../../server/src/estate/declarations";
import { estateGraph } from "../../server/src/estate/estate-graph";
import { readEstate } from "../../server/src/estate/read-estate";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import { licensePlan } from "../../server/src/plan/license-plan";
import { type PlanDifference, planDifference } from "../../server/src/plan/plan-difference";
import { planJson } from "../../server/src/report/plan-json";
import type { PlanReport } from "../../server/src/report/plan-report";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { type TableTexts, tableNames, tablesOf } from "../estate/tables";
import { memoryFiles } from "../exports/memory-files";
import { connectorStep, everyDay } from "../report/flow-parts";
import { projectFolder, solutionFile } from "../report/lint-report";
import { fileLayer, today } from "../settings/layers";

/** A made-up flow of an estate. */
export interface PlannedInput {
  readonly name: string;
  readonly solution: string;
  readonly actions: object;
  readonly triggers?: object;
  readonly owner?: string;
  readonly environment?: string;
}

/** The JSON of a plan, as far as tests read it. */
export interface Plan {
  readonly total: {
    readonly pricePerMonth: number;
    readonly lowerBound: number;
    readonly gap: number;
    readonly notPriced: number;
  };
  readonly withAllLicenses?: PlanDifference;
  readonly owners: {
    readonly flows: number;
    readonly ifOneOwnsAll: number | null;
    readonly ifEachHasAnother: number | null;
  };
  readonly licenses: readonly {
    readonly license: string;
    readonly quantity: number;
    readonly pricePerMonth: number | null;
    readonly held: boolean;
    readonly for: { readonly kind: string; readonly name: string | null };
    readonly flows: readonly number[];
    readonly steps: readonly { readonly do: string; readonly flows: readonly number[] }[];
  }[];
  readonly flows: readonly {
    readonly name: string;
    readonly by: string | null;
    readonly licenses: readonly number[];
    readonly why: string;
  }[];
  readonly assumptions: readonly { readonly what: string; readonly replacedBy: string | null }[];
  readonly graph: {
    readonly processes: readonly (readonly number[])[];
    readonly cycles: readonly (readonly number[])[];
    readonly copies: number;
  };
}

const schema = JSON.parse(readFileSync(join(projectFolder, "schemas/plan-1.schema.json"), "utf8"));
const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true }).compile(
  schema,
);

/** The id of a flow by its name, which is a word of up to eight letters. */
export function idOf(name: string): string {
  const hex = [...name].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8).padEnd(8, "0")}-aaaa-4bbb-8ccc-${hex.slice(8, 20).padEnd(12, "0")}`;
}

/** A row of a table that only the premium connector of SQL Server reaches. */
export function readTable(table: string) {
  return connectorStep("shared_sql", "GetItems_V2", {
    inputs: {
      host: {
        apiId: "/providers/Microsoft.PowerApps/apis/shared_sql",
        connectionName: "shared_sql",
        operationId: "GetItems_V2",
      },
      parameters: { server: "s", database: "d", table },
    },
  });
}

export async function reportOf(
  inputs: readonly PlannedInput[],
  settings: object = {},
  {
    without = [],
    tables = {},
    beside = {},
  }: {
    readonly without?: readonly string[];
    readonly tables?: TableTexts;
    /** Other files among the inputs. */
    readonly beside?: Readonly<Record<string, object>>;
  } = {},
): Promise<PlanReport> {
  const files: Record<string, string> = {};
  for (const { name, solution, actions, triggers, environment = "" } of inputs) {
    const folder = environment === "" ? solution : `${environment}/${solution}`;
    files[`${folder}/Workflows/${name}-${idOf(name).toUpperCase()}.json`] = solutionFile({
      triggers: triggers ?? everyDay,
      actions,
    });
    files[`${folder}/Other/Solution.xml`] =
      `<ImportExportXml><SolutionManifest><UniqueName>${solution}</UniqueName></SolutionManifest></ImportExportXml>`;
  }
  for (const [file, content] of Object.entries(beside)) files[file] = JSON.stringify(content);
  const layers = [fileLayer(settings), tableLayer(tablesOf(tables), tableNames, true)];
  const listing = await listExportFiles(["."], memoryFiles(files), defaultLimits);
  const declarations: Declarations = {
    ...noDeclarations,
    ownerOf: ({ name }) => inputs.find((it) => it.name === name)?.owner ?? null,
    environmentOf: ({ file }) =>
      inputs.find(({ environment }) => environment && file.includes(`${environment}/`))?.environment ?? null,
  };
  const estate = await readEstate(listing.files, (flow) => settingsForFlow(layers, flow, today), declarations);
  const graph = estateGraph(estate.flows);
  const { edition, period, asOf } = settingsForFlow(layers, { file: "", name: "", id: null }, today);
  const plan = licensePlan(graph, new Set(without));
  return {
    version: "0.0.0",
    edition,
    period,
    asOf,
    files: estate.files,
    graph,
    plan,
    without,
    difference: without.length === 0 ? null : planDifference(licensePlan(graph), plan),
    problems: estate.problems,
  };
}

export async function planOf(...of: Parameters<typeof reportOf>): Promise<Plan> {
  const plan: unknown = JSON.parse([...planJson(await reportOf(...of))].join(""));
  if (!validate(plan)) throw new Error(JSON.stringify(validate.errors?.slice(0, 3)));
  return plan as Plan;
}

/** What is to be bought, in one line each: "1 power-automate-process for Start: Start, Next". */
export function toBuy({ licenses, flows }: Plan): string[] {
  return licenses
    .filter(({ pricePerMonth }) => pricePerMonth !== 0)
    .map(({ license, quantity, for: holder, flows: covered }) => {
      const names = covered.map((at) => flows[at]?.name);
      return `${quantity} ${license} for ${holder.name}: ${names.join(", ")}`;
    });
}
