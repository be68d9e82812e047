import fc from "fast-check";
import type { PlainDefinition } from "./definition";

/** What random flows may contain. */
export interface FlowLimits {
  /**
   * `chain`: where there is a Terminate, actions run one after the other; `one-branch`: of actions side by side, one
   * at most can terminate the run; `parallel`: anywhere but in loops.
   */
  readonly terminates: "none" | "chain" | "one-branch" | "parallel";
  /** `down`: flows call only those behind them; `any`: also themselves and those before them. */
  readonly calls: "none" | "down" | "any";
  /** Greatest number of flows in one set of inputs. */
  readonly flows: number;
  /** Run-after names failures too, and calls have retry policies. */
  readonly failures?: true;
}

/** Some flows that may call each other, each as the text of an export. */
export interface RandomFlows {
  readonly flows: readonly RandomFlow[];
  readonly loops: readonly RandomLoop[];
  readonly branches: readonly RandomBranch[];
}

export interface RandomFlow {
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly definition: PlainDefinition;
}

export interface RandomLoop {
  readonly name: string;
  readonly kind: "Foreach" | "Until";
  /** What the note in the flow says; null without one. */
  readonly note: number | null;
  /** Length of the literal array, or the count of a Do until; null where nothing is stated. */
  readonly stated: number | null;
}

export interface RandomBranch {
  readonly name: string;
  /** The side that the note in the flow names; null without one. */
  readonly note: string | null;
  readonly sides: readonly string[];
}

type Kind = "plain" | "terminate" | "call" | "condition" | "switch" | "scope" | "foreach" | "until" | "unknown";

interface Shape {
  readonly kind: Kind;
  /** Numbers from which names, targets, statuses and spelling are taken. */
  readonly salt: number;
  readonly follows: "previous" | "nothing" | "some";
  readonly lists: readonly (readonly Shape[])[];
}

/** A JSON value whose properties keep their order, also of names that look like numbers. */
type Ordered = string | number | boolean | null | Ordered[] | Properties;
interface Properties {
  readonly properties: [string, Ordered][];
}

const shapes = fc.letrec<{ list: Shape[]; action: Shape; leaf: Shape; container: Shape }>((tie) => ({
  list: fc.array(tie("action"), { maxLength: 3, depthIdentifier: "flow" }),
  action: fc.oneof(
    { depthIdentifier: "flow", maxDepth: 3, depthSize: "medium" },
    { weight: 3, arbitrary: tie("leaf") },
    { weight: 4, arbitrary: tie("container") },
  ),
  leaf: fc.record({
    kind: fc.constantFrom<Kind>("plain", "plain", "terminate", "call"),
    salt: fc.noBias(fc.nat()),
    follows: fc.constantFrom("previous", "previous", "nothing", "some"),
    lists: fc.constant([]),
  }),
  container: fc.record({
    kind: fc.constantFrom<Kind>("condition", "condition", "switch", "scope", "foreach", "until", "unknown"),
    salt: fc.noBias(fc.nat()),
    follows: fc.constantFrom("previous", "previous", "nothing", "some"),
    lists: fc.array(tie("list"), { minLength: 1, maxLength: 3, depthIdentifier: "flow" }),
  }),
}));

/** Random flows with nested loops, branches, scopes, run-after sets, parallel branches, Terminates and child flows. */
export function randomFlows(limits: FlowLimits): fc.Arbitrary<RandomFlows> {
  return fc
    .array(fc.tuple(fc.array(shapes.action, { minLength: 1, maxLength: 5 }), fc.noBias(fc.nat())), {
      minLength: 1,
      maxLength: limits.flows,
    })
    .map((written) => writeFlows(written, limits));
}

const unknownChild = "99999999-9999-4999-8999-999999999999";

function idOf(index: number): string {
  return `0000000${index}-aaaa-4bbb-8ccc-00000000000${index}`;
}

function writeFlows(written: readonly (readonly [readonly Shape[], number])[], limits: FlowLimits): RandomFlows {
  const loops: RandomLoop[] = [];
  const branches: RandomBranch[] = [];
  let count = 0;

  const flows = written.map(([list, salt], index): RandomFlow => {
    const writeList = (shapesHere: readonly Shape[], inLoop: boolean): Properties => {
      const ending = shapesHere.filter((shape) => mayTerminate(shape, inLoop)).length;
      const parallel =
        ending === 0 || limits.terminates === "parallel" || (limits.terminates === "one-branch" && ending === 1);
      const names: string[] = [];
      const entries = shapesHere.map((shape, place): [string, Ordered] => {
        const name = nameOf(shape, count++);
        const runAfter = runAfterOf(shape, place, names, parallel, limits);
        names.push(name);
        return [name, writeAction(name, shape, runAfter, inLoop)];
      });
      // What runs when is told by run-after alone, so the order of the text is free.
      if (shapesHere.some((shape) => shape.salt % 7 === 0)) entries.reverse();
      return { properties: entries };
    };

    const writeAction = (name: string, shape: Shape, runAfter: Ordered | null, inLoop: boolean): Ordered => {
      const { salt } = shape;
      const [first = [], second = [], third = []] = shape.lists;
      const entries: [string, Ordered][] = runAfter === null ? [] : [["runAfter", runAfter]];
      const say = (note: string): void => void entries.push(["description", `Seen by all. \nflow-license: ${note}`]);
      const add = (more: [string, Ordered][]): void => void entries.push(...more);
      switch (kindOf(shape, inLoop, limits)) {
        case "plain":
          add([
            ["type", ["Compose", "SetVariable", "Http", "ParseJson", "Response"][salt % 5] as string],
            ["inputs", { properties: [["actions", "@outputs('x')"], ...retryPolicyOf(salt, limits)] }],
          ]);
          break;
        case "terminate":
          add([
            ["type", "Terminate"],
            ["inputs", { properties: [["runStatus", "Succeeded"]] }],
          ]);
          break;
        case "call": {
          const id = calleeOf(salt, index, written.length, limits);
          const host: Ordered = { properties: [["workflowReferenceName", id]] };
          add([
            ["type", "Workflow"],
            ["inputs", { properties: [["host", host], ...retryPolicyOf(salt, limits)] }],
          ]);
          break;
        }
        case "condition": {
          const note = salt % 6 === 0 ? (["if", "else"] as const)[salt % 4 === 0 ? 0 : 1] : null;
          if (note) say(`branch=${note}`);
          branches.push({ name, note, sides: ["if", "else"] });
          const parts: [string, Ordered][] = [["actions", writeList(first, inLoop)]];
          if (shape.lists.length > 1) parts.push(["else", { properties: [["actions", writeList(second, inLoop)]] }]);
          add([["type", "If"], ["expression", "@equals(1, 2)"], ...(salt % 2 ? parts.reverse() : parts)]);
          break;
        }
        case "switch": {
          const cases: [string, Ordered][] = [first, second]
            .slice(0, Math.max(shape.lists.length - 1, 1))
            .map((list, number): [string, Ordered] => [
              ["Case", "the other; one"][number] as string,
              {
                properties: [
                  ["case", number],
                  ["actions", writeList(list, inLoop)],
                ],
              },
            ]);
          const sides = [...cases.map(([side]) => side), "default"];
          const note = salt % 6 === 0 ? (sides[salt % sides.length] as string) : null;
          if (note !== null) say(`branch=${note === "default" ? note : `"${note}"`}`);
          branches.push({ name, note, sides });
          const parts: [string, Ordered][] = [["cases", { properties: cases }]];
          if (shape.lists.length > 1) {
            const list = shape.lists.length > 2 ? third : second;
            const last = shape.lists.length > 2 ? list : [];
            parts.push(["default", { properties: [["actions", writeList(last, inLoop)]] }]);
          }
          add([["type", "Switch"], ["expression", "@triggerBody()"], ...(salt % 2 ? parts.reverse() : parts)]);
          break;
        }
        case "scope":
          add([
            ["type", salt % 9 === 0 ? "scope" : "Scope"],
            ["actions", writeList(first, inLoop)],
          ]);
          break;
        case "unknown":
          add([
            ["type", "SomethingNew"],
            ["actions", writeList(first, inLoop)],
          ]);
          break;
        case "foreach": {
          const note = salt % 5 === 0 ? salt % 4 : null;
          const stated = salt % 3 === 0 ? salt % 5 : null;
          if (note !== null) say(`runs-per-day=3; items=${note}`);
          const source: Ordered = stated === null ? "@body('x')" : Array.from({ length: stated }, (_, item) => item);
          loops.push({ name, kind: "Foreach", note, stated });
          add([
            ["type", "Foreach"],
            ["foreach", source],
            ["actions", writeList(first, true)],
          ]);
          break;
        }
        case "until": {
          const note = salt % 5 === 0 ? 1 + (salt % 3) : null;
          const stated = salt % 3 === 0 ? 1 + (salt % 8) : null;
          if (note !== null) say(`passes=${note}`);
          const limit: [string, Ordered][] = [["timeout", "PT1H"]];
          if (stated !== null) limit.unshift(["count", salt % 2 ? stated : String(stated)]);
          loops.push({ name, kind: "Until", note, stated });
          add([
            ["type", "Until"],
            ["expression", "@true"],
            ["limit", { properties: limit }],
            ["actions", writeList(first, true)],
          ]);
        }
      }
      return { properties: entries };
    };

    const trigger: Ordered = {
      properties: [
        ["type", "Request"],
        ["kind", "Button"],
      ],
    };
    const definition: Ordered = {
      properties: [
        [
          "$schema",
          "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
        ],
        ["triggers", { properties: [["manual", trigger]] }],
        ["actions", writeList(list, false)],
      ],
    };
    const root: Ordered = {
      properties: [
        ["properties", { properties: [["definition", definition]] }],
        ["schemaVersion", "1.0.0.0"],
      ],
    };
    const text = write(root, layouts[salt % layouts.length] as string, "");
    const id = idOf(index);
    const file = `Workflows/Flow${index}-${id.toUpperCase()}.json`;
    const parsed = JSON.parse(text) as { properties: { definition: PlainDefinition } };
    return { id, file, text, definition: parsed.properties.definition };
  });
  return { flows, loops, branches };
}

function kindOf({ kind }: Shape, inLoop: boolean, limits: FlowLimits): Kind {
  if (kind === "terminate" && (inLoop || limits.terminates === "none")) return "plain";
  if (kind === "call" && limits.calls === "none") return "plain";
  return kind;
}

function mayTerminate({ kind, lists }: Shape, inLoop: boolean): boolean {
  if (inLoop || kind === "foreach" || kind === "until") return false;
  return kind === "terminate" || lists.some((list) => list.some((shape) => mayTerminate(shape, inLoop)));
}

function calleeOf(salt: number, from: number, flows: number, { calls }: FlowLimits): string {
  if (salt % 11 === 0) return "@parameters('child')";
  if (salt % 7 === 0) return unknownChild;
  if (calls === "any") return idOf(salt % flows).toUpperCase();
  const below = flows - from - 1;
  return below === 0 ? unknownChild : idOf(from + 1 + (salt % below));
}

/** Names that are awkward in JSON, in a pointer, or in an object with an order of its own. */
function nameOf({ salt }: Shape, count: number): string {
  const names = [
    `Action_${count}`,
    `${count}`,
    `a/b~c_${count}`,
    `It's "quoted" ${count}`,
    `Größe 🚀 ${count}`,
    `__proto__${count}`,
  ];
  return names[salt % names.length] as string;
}

function retryPolicyOf(salt: number, { failures }: FlowLimits): [string, Ordered][] {
  if (!failures || salt % 3 === 0) return [];
  const type = ["none", "fixed", "Exponential", "default"][Math.floor(salt / 3) % 4] as string;
  return [
    [
      "retryPolicy",
      {
        properties: [
          ["type", type],
          ["count", 1 + (salt % 4)],
        ],
      },
    ],
  ];
}

const statuses = ["Succeeded", "Failed", "Skipped", "TimedOut"];

/** What makers name: success, failure, both, and what was skipped. */
const usualStatuses = [
  ["Succeeded"],
  ["Succeeded"],
  ["Failed"],
  ["Failed", "TimedOut"],
  ["Succeeded", "Failed"],
  ["Skipped"],
  ["Succeeded", "Skipped"],
  ["TimedOut"],
  ["Failed", "Skipped", "TimedOut"],
  statuses,
];

function runAfterOf(
  shape: Shape,
  place: number,
  earlier: readonly string[],
  parallel: boolean,
  { failures }: FlowLimits,
): Ordered | null {
  const { salt } = shape;
  if (place === 0) return salt % 2 ? { properties: [] } : null;
  const previous = earlier.at(-1) as string;
  if (failures && (shape.follows === "previous" || salt % 3 === 0)) {
    const one = parallel && salt % 4 === 0 ? (earlier[salt % earlier.length] as string) : previous;
    return { properties: [[one, usualStatuses[Math.floor(salt / 8) % usualStatuses.length] as string[]]] };
  }
  if (!parallel || shape.follows === "previous") {
    return { properties: [[previous, [salt % 5 ? "Succeeded" : "SUCCEEDED"]]] };
  }
  if (shape.follows === "nothing") return salt % 2 ? { properties: [] } : null;
  const links = earlier.filter((_, index) => (salt >> index) & 1);
  return {
    properties: (links.length > 0 ? links : [previous]).map((name, index): [string, Ordered] => {
      const bits = Math.floor(salt / 2 ** (3 + index)) % 16;
      return [name, statuses.filter((_, status) => (bits >> status) & 1)];
    }),
  };
}

/** Line end and indentation; empty for a text in one line. */
const layouts = ["", "\n  ", "\r\n\t", "\n    "];

function write(value: Ordered, layout: string, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const end = /^\r?\n/.exec(layout)?.[0] ?? "";
  const deeper = indent + layout.slice(end.length);
  const parts = Array.isArray(value)
    ? value.map((item) => write(item, layout, deeper))
    : value.properties.map(([name, inside]) => `${JSON.stringify(name)}:${write(inside, layout, deeper)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (parts.length === 0) return `${open}${close}`;
  return `${open}${end}${deeper}${parts.join(`,${end}${deeper}`)}${end}${indent}${close}`;
}
