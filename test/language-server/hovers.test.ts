import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver";
import { listIn } from "../../shared/list-in";
import { reportOf } from "./report-of";
import { sharedSession } from "./sessions";

const exportsFolder = fileURLToPath(new URL("../exports/", import.meta.url));

/** Real exports, which together have every kind of thing that a hover explains. */
const flows: Readonly<Record<string, string>> = {
  "survey-responses": "survey-responses/Workflows/Contososurveyresponses-B479BB01-19CF-ED11-B597-00224825B359.json",
  "scheduled-parent":
    "child-flow-of-two-parents/Workflows/AutomationProjects-ScheduledSyncfromCoECore-44F7220E-BF3B-EC11-B6E5-00224809BAE4.json",
  "child-flow":
    "child-flow-of-two-parents/Workflows/AutomationProjects-PullfromCoECore-33A0AF05-B43B-EC11-B6E5-00224809B791.json",
  "custom-connector": "custom-connector/Microsoft.Flow/flows/c7c9bd68-9656-4099-8d60-0c1cb9b47415/definition.json",
  "ai-builder":
    "ai-builder-expense-reports/Workflows/AnalyzeIncomingExpenseReports-48145D99-32F9-EF11-9340-7C1E521A0E3F.json",
  "instant-flow": "tier-unknown/Workflows/4hourBatchJobsAnalysis-5699360C-309A-F011-BBD3-7C1E525BE9F7.json",
};

interface Card {
  /** Line and column, both from 1, and the key as it stands there. */
  readonly place: string;
  readonly key: string;
  readonly text: string;
}

const client = await sharedSession();

describe.each(Object.entries(flows))("the hovers of %s", (name, path) => {
  let cards: readonly Card[];
  beforeAll(async () => {
    cards = await cardsOf(exportsFolder + path);
  });

  it("read as expected", () => {
    const file = fileURLToPath(new URL(`hovers/${name}.expected.md`, import.meta.url));
    const places = new Map<string, string[]>();
    for (const { place, key, text } of cards) listIn(places, text).push(`${place} ${key}`);
    const all = [...places].map(([card, at]) => `<!-- ${at.join(", ")} -->\n\n${card}\n`).join("\n");
    const text = all.replaceAll(pathToFileURL(exportsFolder).href, "file:///exports/");
    if (process.env.UPDATE_EXPECTED === "1") writeFileSync(file, text);
    expect(text).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
  });

  it("say what the report says", () => {
    const flow = reportOf(exportsFolder + path);
    const cardOf = (pointer: string): string => {
      const key = JSON.stringify(
        pointer
          .slice(pointer.lastIndexOf("/") + 1)
          .replaceAll("~1", "/")
          .replaceAll("~0", "~"),
      );
      return cards
        .filter((card) => card.key === key)
        .map(({ text }) => text)
        .join("\n");
    };
    const { perRun, variables, limits, runsPerDay, perDay } = flow.requests;
    const trigger = cardOf(flow.trigger.at);
    const amount =
      perRun.least === perRun.most ? number(perRun.most) : `${number(perRun.least)} to ${number(perRun.most)}`;
    expect(trigger).toContain(`**${amount} request${perRun.most === 1 ? "" : "s"} a run**`);
    expect(trigger).toContain(flow.trigger.class === "child" ? "child flow" : flow.trigger.class);
    for (const limit of limits) {
      expect(trigger).toMatch(new RegExp(`\\| ${number(limit.limit)} \\| ${number(limit.runsPerDayAtLimit)} \\|`));
    }
    if (perDay === null || runsPerDay.value === null) {
      expect(trigger).toContain("as often as its parents call it");
    } else {
      expect(trigger).toContain(`Runs ${number(runsPerDay.value)} times a day`);
      expect(trigger).toMatch(new RegExp(`${number(perDay.most)} requests a day, at ${number(runsPerDay.value)} runs`));
    }
    for (const option of flow.license.options) {
      if (option.pricePerMonth > 0)
        expect(trigger).toContain(`${number(option.pricePerMonth)} ${option.currency} a month`);
    }
    for (const variable of variables.filter(({ file }) => file === null)) {
      const card = cardOf(variable.at);
      expect(card).toContain(`${number(variable.value)} pass`);
      expect(card).toContain(variable.most === null ? "Nothing bounds it" : number(variable.most));
    }
    for (const connector of flow.connectors) {
      const told = cards.filter(({ text }) => text.startsWith(`**${connector.name}** · `));
      expect(told.length, connector.name).toBeGreaterThan(0);
      const tier = connector.tier === "unknown" ? "connector of unknown tier" : `${connector.tier} connector`;
      for (const { text } of told) expect(text).toContain(tier);
    }
    for (const call of flow.childFlows) {
      expect(cardOf(call.at)).toContain(
        call.file === null ? "is not among the files" : `the run of [${call.name}](file://`,
      );
    }
  });
});

/** Every card of a file once, where its first key stands. */
async function cardsOf(path: string): Promise<Card[]> {
  const uri = pathToFileURL(path).href;
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  await client.open(uri, text);
  const cards = new Map<string, Card>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    for (const { index: column, 0: key } of line.matchAll(/"(?:[^"\\]|\\.)*"/g)) {
      const hover = await client.hover(uri, index, column + 1);
      const card = (hover?.contents as MarkupContent | undefined)?.value;
      if (card && !cards.has(card + key))
        cards.set(card + key, { place: `${index + 1}:${column + 1}`, key, text: card });
    }
  }
  return [...cards.values()];
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
