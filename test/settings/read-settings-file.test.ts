import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ignoreEntries } from "../../server/src/settings/ignore-entries";
import { readSettingsFile } from "../../server/src/settings/read-settings-file";
import { readSettingsObject } from "../../server/src/settings/read-settings-object";
import { nearestName } from "../../server/src/syntax/nearest-name";

const place = { name: "flow-license.json", folder: "", isRoot: true };

/** Problems with the text that they mark. */
function problemsOf(text: string, isRoot = true) {
  return readSettingsFile(text, { ...place, isRoot }).problems.map(
    ({ message, severity, offset, length, line, column }) =>
      `${line}:${column} ${severity} ${text.slice(offset, offset + length)} | ${message}`,
  );
}

describe("readSettingsFile", () => {
  it("reads the example of the page as it stands", () => {
    const page = readFileSync(new URL("../../docs/settings.md", import.meta.url), "utf8");
    const example = /```jsonc\n([\s\S]*?)```/.exec(page)?.[1] as string;
    const { layer, problems } = readSettingsFile(example, place);
    expect(problems).toEqual([]);
    expect(layer.values.estimates?.promptModel).toBe("basic");
    expect(layer.values.prices).toEqual({ currency: "USD", "power-automate-premium": 15 });
  });

  it("tells the nearest name of an unknown setting, and keeps the rest", () => {
    const text = '{\n  "estimates": { "loopItem": 4, "runsPerDay": 40 },\n  "colour": 1\n}';
    expect(problemsOf(text)).toEqual([
      '2:18 warning "loopItem" | `estimates.loopItem` is not a setting; did you mean `loopItems`?',
      '3:3 warning "colour" | `colour` is not a setting.',
    ]);
    expect(readSettingsFile(text, place).layer.values).toEqual({ estimates: { runsPerDay: 40 } });
  });

  it.each([
    ['{"loopItems": 1}', "`loopItems` is not a setting; did you mean `estimates.loopItems`?"],
    ['{"processLicense": true}', "`processLicense` is not a setting; did you mean `flows[].processLicense`?"],
    [
      '{"flows": [{"match": "*", "context": {"ownr": "user"}}]}',
      "`flows[0].context.ownr` is not a setting; did you mean `owner`?",
    ],
    [
      '{"estimates": {"loopItems": "ten"}}',
      '`estimates.loopItems` must be a whole number from 0 to 1000000000, not "ten".',
    ],
    [
      '{"estimates": {"loopItems": 1.5}}',
      "`estimates.loopItems` must be a whole number from 0 to 1000000000, not 1.5.",
    ],
    [
      '{"estimates": {"doUntilPasses": 0}}',
      "`estimates.doUntilPasses` must be a whole number from 1 to 1000000000, not 0.",
    ],
    [
      '{"estimates": {"loops": {"A/b": -1}}}',
      "`estimates.loops.A/b` must be a whole number from 0 to 1000000000, not -1.",
    ],
    ['{"estimates": []}', "`estimates` must be an object."],
    [
      '{"context": {"owner": "users"}}',
      '`context.owner` must be "user", "serviceAccount" or "servicePrincipal", not "users"; did you mean "user"?',
    ],
    ['{"context": {"shared": null}}', "`context.shared` must be true or false, not null."],
    [
      '{"context": {"ownerLicenses": ["windows", "power-automate-premum"]}}',
      '`context.ownerLicenses[1]` must be the id of a license, not "power-automate-premum"; did you mean "power-automate-premium"?',
    ],
    ['{"budgets": {"license": 365}}', "`budgets.license` must be the id of a license, not 365."],
    [
      '{"budgets": {"pricePerMonth": "15"}}',
      '`budgets.pricePerMonth` must be a number from 0 to 1000000000, or null, not "15".',
    ],
    [
      '{"prices": {"power-automate-premum": 1}}',
      '`prices.power-automate-premum` must be the id of a license or of a meter, or currency, not "power-automate-premum"; did you mean "power-automate-premium"?',
    ],
    [
      '{"prices": {"currency": "Euro"}}',
      '`prices.currency` must be a currency of three letters, such as USD, not "Euro".',
    ],
    ['{"asOf": "21.11.2026"}', '`asOf` must be a date as YYYY-MM-DD, or null, not "21.11.2026".'],
    [
      '{"rules": {"Nested Loops": "off"}}',
      '`rules.Nested Loops` must be the id of a rule, such as premium-connector, not "Nested Loops".',
    ],
    ['{"flows": [{"estimates": {}}]}', "`flows[0]` needs `match`."],
    ['{"flows": [{"match": 3}]}', "`flows[0].match` must be a text of 1 to 1000 characters, not 3."],
    ['{"connectors": {"shared_x": {"name": "X"}}}', "`connectors.shared_x` needs `tier`."],
    ["[]", "Settings must be an object."],
  ])("%s", (text, message) => {
    expect(readSettingsFile(text, place).problems.map((problem) => problem.message)).toEqual([message]);
  });

  it("marks keys, values and, of long values, the bracket", () => {
    expect(problemsOf('{ "rules": { "a b": "off", "http": "of" }, "flows": [ { } ] }')).toEqual([
      expect.stringMatching(/^1:14 error "a b" /),
      expect.stringMatching(/^1:36 error "of" .*did you mean "off"/),
      expect.stringMatching(/^1:55 error { /),
    ]);
  });

  it("does not quote long values", () => {
    const secret = "s".repeat(60);
    expect(problemsOf(`{"asOf": "${secret}"}`)[0]?.split(" | ")[1]).toBe(
      "`asOf` must be a date as YYYY-MM-DD, or null.",
    );
  });

  it("leaves out what is wrong with its entry, but no other entry", () => {
    const text = `{
      "flows": [{ "match": "" }, { "match": "A", "flowGroup": 1 }, 3],
      "connectors": { "shared_a": { "tier": "free" }, "shared_b": { "tier": "custom" } },
      "context": { "ownerLicenses": ["none", "windows"] },
      "ignore": [{ "rule": "R" }, { "reason": "none" },
        { "rule": "unbounded-loop" }]
    }`;
    const { layer, problems } = readSettingsFile(text, place);
    expect(problems).toHaveLength(7);
    expect(layer.values.flows).toEqual([{ match: "A" }]);
    expect(Object.keys(layer.values.connectors ?? {})).toEqual(["shared_b"]);
    expect(layer.values.context).toEqual({ ownerLicenses: ["windows"] });
    expect(ignoreEntries([layer])).toEqual([
      {
        entry: expect.objectContaining({ rule: "unbounded-loop" }),
        origin: "flow-license.json",
        at: { line: 6, column: 9 },
      },
    ]);
  });

  it("tells of rules that nobody knows, with the nearest right name, and keeps them for a newer version", () => {
    const text = `{
      "rules": { "premium-conector": "off" },
      "ignore": [3, { "rule": "htpp" }],
      "neverIgnore": ["licence-needed", "from-a-newer-version"]
    }`;
    const { layer, problems } = readSettingsFile(text, place);
    expect(
      problems.filter(({ severity }) => severity === "warning").map(({ line, message }) => [line, message]),
    ).toEqual([
      [
        2,
        '`rules.premium-conector`: there is no rule "premium-conector" in this version; did you mean "premium-connector"?',
      ],
      [3, '`ignore[1].rule`: there is no rule "htpp" in this version; did you mean "http"?'],
      [4, '`neverIgnore[0]`: there is no rule "licence-needed" in this version; did you mean "license-needed"?'],
      [4, '`neverIgnore[1]`: there is no rule "from-a-newer-version" in this version.'],
    ]);
    expect(layer.values).toMatchObject({
      rules: { "premium-conector": "off" },
      ignore: [{ rule: "htpp" }],
      neverIgnore: ["licence-needed", "from-a-newer-version"],
    });
  });

  it("takes what counts for everything from the root file only", () => {
    const text = '{"edition": "2026-11", "period": "no", "asOf": null, "rules": {}}';
    const { layer, problems } = readSettingsFile(text, { ...place, isRoot: false });
    expect(layer.values).toEqual({ rules: {} });
    expect(problems.map(({ message }) => message)).toEqual(
      ["edition", "period", "asOf"].map((name) => `\`${name}\` counts only in the settings file nearest to the root.`),
    );
  });

  it("reads what it can of a broken file", () => {
    const text = '{ "rules": { "unbounded-loop": "off" }, "context": { "owner": }';
    const { layer, problems } = readSettingsFile(text, place);
    expect(layer.values.rules).toEqual({ "unbounded-loop": "off" });
    expect(problems).toEqual([expect.objectContaining({ message: "Value expected.", severity: "error", line: 1 })]);
    expect(readSettingsFile("", place)).toMatchObject({ layer: { values: {} }, problems: [{ severity: "error" }] });
  });

  it("reads comments and a byte order mark", () => {
    expect(problemsOf('\ufeff{ // why\n "$schema": "x", /* and */ "asOf": null }')).toEqual([]);
  });

  it("survives names of the prototype", () => {
    const text =
      '{"__proto__": {"a": 1}, "constructor": 1, "rules": {"constructor": "off"}, "estimates": {"loops": {"__proto__": 3}}}';
    const { layer, problems } = readSettingsFile(text, place);
    expect(problems.map(({ message }) => message)).toEqual([
      "`__proto__` is not a setting.",
      "`constructor` is not a setting.",
      '`rules.constructor`: there is no rule "constructor" in this version.',
    ]);
    expect(layer.values.rules).toEqual({ constructor: "off" });
    expect(Object.keys(layer.values.estimates?.loops ?? {})).toEqual(["__proto__"]);
  });
});

describe("readSettingsObject", () => {
  it("reads the settings of an editor, where null means not set", () => {
    const value = { edition: "2026-11", asOf: null, context: { owner: "me", shared: true, app: null }, trace: null };
    const { layer, faults } = readSettingsObject(value, { kind: "editor", origin: "VS Code settings", folder: "" });
    expect(layer.values).toEqual({ edition: "2026-11", context: { shared: true } });
    expect(faults.map(({ path, part }) => [path, part])).toEqual([[["context", "owner"], "value"]]);
  });
});

it.each([
  ["loopItem", "loopItems"],
  ["LOOPITEMS", "loopItems"],
  ["loopsItem", "loopItems"],
  ["passes", null],
  ["", null],
])("nearestName(%j) is %j", (name, expected) => {
  expect(nearestName(name, ["loopItems", "doUntilPasses", "runsPerDay"])).toBe(expected);
});
