import { describe, expect, it } from "vitest";
import type { FlowKey } from "../../server/src/estate/declarations";
import {
  type GivenTables,
  readInputs,
  type TableKind,
  UnusableTable,
} from "../../server/src/estate/inputs/read-inputs";

const id = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
const otherId = "3f2504e0-4f89-11d3-9a0c-0305e82c3302";
const invoice: FlowKey = { id, name: "Invoice: Approval", file: "Invoice.json" };
const payment: FlowKey = { id: otherId, name: "Payment", file: "Payment.json" };
const unnamed: FlowKey = { id: null, name: null, file: "x.json" };

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
const windows1252 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

function read(kind: TableKind, text: string | Uint8Array) {
  const bytes = typeof text === "string" ? utf8(text) : text;
  return readInputs({ [kind]: { name: `${kind}.csv`, bytes } } as GivenTables);
}

/** What is told, as people see it. */
function told({ problems }: ReturnType<typeof readInputs>): string[] {
  return problems().map(({ file, line, severity, message }) => `${file}:${line} ${severity} ${message}`);
}

describe("a list of owners", () => {
  const owner = "kim@contoso.com";

  it.each<[string, string | Uint8Array]>([
    ["commas", `Flow ID,Flow name,Owner\n${id},Invoice,${owner}\n`],
    ["semicolons", `Flow ID;Flow name;Owner\n${id};Invoice;${owner}\n`],
    ["tabs, and CRLF", `Flow ID\tFlow name\tOwner\r\n${id}\tInvoice\t${owner}\r\n`],
    ["old line ends", `Flow ID,Owner\r${id},${owner}\r`],
    ["a byte order mark", `\ufeffFlow ID,Owner\n${id},${owner}\n`],
    ["UTF-16", utf16(`Flow ID\tOwner\n${id}\t${owner}\n`)],
    ["a line that states the delimiter", `sep=;\nFlow ID;Owner\n${id};${owner}\n`],
    ["a stated delimiter that nobody would guess", `sep=^\nFlow ID^Owner\n${id}^${owner}\n`],
    ["other cases, order and signs", `OWNER,flow_id\n${owner},${id.toUpperCase()}\n`],
    ["braces around the id", `Flow ID,Owner\n{${id.toUpperCase()}},${owner}\n`],
    ["quotation marks", `"Flow ID","Owner"\n"${id}","${owner}"\n`],
    ["texts that Excel keeps as texts", `Flow ID,Owner\n"=""${id}""",${owner}\n`],
    ["empty columns and lines behind", `Flow ID,Owner,,,\n,,,,\n${id},${owner},,,\n,,,,\n\n`],
    ["the names that PowerShell gives columns", `FlowName,DisplayName,Owner\n${id},Something else,${owner}\n`],
    ["the name alone, as files write it", `Name,Owner\nInvoiceApproval,${owner}\n`],
    ["the name in another case", `Flow,Owner\ninvoice: approval,${owner}\n`],
    ["a name over two lines", `Owner,Flow\n${owner},"Invoice:\nApproval"\n`],
    ["the best name of an owner", `Flow ID,Owner display name,Owner UPN\n${id},Kim,${owner}\n`],
  ])("is read with %s", (_, text) => {
    const inputs = read("owners", text);
    expect(inputs.declarations.ownerOf(invoice)).toBe(owner);
    expect(inputs.declarations.ownerOf(payment)).toBeNull();
    expect(inputs.declarations.ownerOf(unnamed)).toBeNull();
    expect(told(inputs)).toEqual([]);
  });

  it("is read in the characters of Windows", () => {
    const inputs = read("owners", windows1252(`Flow;Owner\nPrüfung;Jörg\n`));
    expect(inputs.declarations.ownerOf({ id: null, name: "Prüfung", file: "x" })).toBe("Jörg");
  });

  it("tells the kind of an owner, and a kind that is none", () => {
    const inputs = read("owners", `Flow,Owner,Owner type\nA,svc,Service account\nB,app,Application\nC,kim,Robot\n`);
    const kind = (name: string) => inputs.owners?.of({ id: null, name, file: name })?.kind;
    expect(["A", "B", "C"].map(kind)).toEqual(["serviceAccount", "servicePrincipal", null]);
    expect(told(inputs)).toEqual([
      'owners.csv:4 warning "Robot" is no kind of owner: user, service account or service principal. The owner counts, the kind does not.',
    ]);
  });

  it("loses no line for the faults of others", () => {
    const inputs = read("owners", `Flow,Owner\n,kim\nA,\n\nB,lee\nB,kim\nB,lee\nC,max\n`);
    const owners = ["A", "B", "C"].map((name) => inputs.declarations.ownerOf({ id: null, name, file: name }));
    expect(owners).toEqual([null, "lee", "max"]);
    expect(told(inputs)).toEqual([
      "owners.csv:2 error The line names no flow, and does not count.",
      "owners.csv:3 warning The line names no owner, and does not count.",
      'owners.csv:6 warning "B" stands in line 5 already, with something else, which counts.',
    ]);
  });

  it("tells lines that meet no flow, and a name that meets several", () => {
    const inputs = read("owners", `Flow,Owner\nInvoice: Approval,kim\nOld,lee\nOlder,lee\n`);
    expect(inputs.declarations.ownerOf(invoice)).toBe("kim");
    expect(inputs.declarations.ownerOf({ ...invoice, id: otherId })).toBe("kim");
    expect(inputs.declarations.ownerOf(invoice)).toBe("kim");
    expect(told(inputs)).toEqual([
      'owners.csv:2 warning 2 flows are called "Invoice: Approval"; the line counts for each of them. Their ids would tell them apart.',
      'owners.csv:3 information 2 lines name flows that are not among the inputs: "Old" in line 3, "Older" in line 4.',
    ]);
    expect(told(inputs)).toHaveLength(2);
  });

  it("takes a line by its name where its id is of no flow, but not where several lines have the name", () => {
    const one = read("owners", `Flow ID,Flow name,Owner\n${otherId},Invoice: Approval,kim\n`);
    expect(one.declarations.ownerOf(invoice)).toBe("kim");
    expect(told(one)[0]).toBe(
      `owners.csv:2 information No flow has the id ${otherId}; the line counts for the one that is called "Invoice: Approval".`,
    );
    const third = otherId.replace("3302", "3303");
    const two = read("owners", `Flow ID,Flow name,Owner\n${otherId},Payment,kim\n${third},Payment,lee\n`);
    expect(two.declarations.ownerOf({ ...payment, id })).toBeNull();
    expect(two.declarations.ownerOf(payment)).toBe("kim");
  });

  it("takes quotation marks that are not closed for themselves, and loses nothing behind them", () => {
    const inputs = read("owners", `Flow,Owner\nA,kim\n"B,lee\nC,max\n`);
    const owners = ["A", "B", "C"].map((name) => inputs.declarations.ownerOf({ id: null, name, file: name }));
    expect(owners).toEqual(["kim", "lee", "max"]);
    expect(told(inputs)).toEqual([
      "owners.csv:3 warning A quotation mark is not closed, so that those from here on stand for themselves.",
    ]);
  });

  it.each([
    ["nothing", ""],
    ["no known column", "a,b\n1,2\n"],
    ["a flow but no owner", `Flow ID\n${id}\n`],
  ])("with %s cannot be used", (_, text) => {
    expect(() => read("owners", text)).toThrow(UnusableTable);
    expect(() => read("owners", text)).toThrow("owners.csv needs a header line with columns for a flow");
  });

  it("keeps formulas, NULs and control characters out of what it does and prints", () => {
    const inputs = read("owners", `Flow,Owner\n"=HYPERLINK(""http://x"")\0\u001b[31m",kim\n${"x".repeat(500)},lee\n`);
    const [only = ""] = told(inputs);
    expect(only).toContain('"=HYPERLINK("http://x") [31m" in line 2');
    expect(only).not.toMatch(/[^ -~]/);
    expect(only.length).toBeLessThan(220);
  });
});

describe("a list of licenses", () => {
  it("knows the names of admin centers, PowerShell and our own, several in a cell and in several lines", () => {
    const inputs = read(
      "licenses",
      `User principal name;Display name;Licenses
kim@contoso.com;Kim;Office 365 E3+Power Automate Premium+Visio Plan 2
lee@contoso.com;Lee;FLOW_PER_USER, POWERAPPS_PER_USER
lee@contoso.com;Lee;dynamics-365-enterprise
max@contoso.com;Max;Unlicensed
ann@contoso.com;Ann;Visio Plan 2
`,
    );
    const held = (user: string) => inputs.licenses?.licensesOf(user);
    expect(held("kim@contoso.com")).toEqual(["microsoft-365", "power-automate-premium"]);
    expect(held(" KIM ")).toEqual(held("kim@contoso.com"));
    expect(held("lee@contoso.com")).toEqual([
      "dynamics-365-enterprise",
      "power-apps-premium",
      "power-automate-per-user-legacy",
    ]);
    expect(held("max@contoso.com")).toEqual([]);
    expect(held("nobody@contoso.com")).toBeNull();
    expect(told(inputs)).toEqual([
      'licenses.csv:2 information "Visio Plan 2" is no license of which anything is known, here and in 1 more; it counts for nothing.',
    ]);
  });

  it("does not take two people of one name for one", () => {
    const inputs = read(
      "licenses",
      "UPN,Display name,License\na@x,Kim,Power Automate Premium\nb@x,Kim,Office 365 E3\n",
    );
    expect(inputs.licenses?.licensesOf("Kim")).toBeNull();
    expect(inputs.licenses?.licensesOf("b@x")).toEqual(["microsoft-365"]);
  });
});

describe("a list of runs", () => {
  it.each([
    ["Runs per day", "Flow,Runs per day\nInvoice: Approval,12.5\n", 12.5],
    ["a decimal comma", "Flow;Runs per day\nInvoice: Approval;12,5\n", 12.5],
    ["thousands", 'Flow,Runs per day\nInvoice: Approval,"1,440"\n', 1440],
    ["thousands by points", "Flow;Runs per day\nInvoice: Approval;1.440\n", 1440],
    ["both marks", "Flow;Runs per day\nInvoice: Approval;1.440,5\n", 1440.5],
    ["Swiss thousands", "Flow;Runs per day\nInvoice: Approval;1'440.5\n", 1440.5],
    ["weeks", "Flow,Weekly runs\nInvoice: Approval,70\n", 10],
    ["months", "Flow,Runs per month\nInvoice: Approval,730\n", 24],
    ["Excel's powers of ten", "Flow,Runs per day\nInvoice: Approval,1.2E+03\n", 1200],
    ["days", "Date,Flow,Runs\n1.2.2026,Invoice: Approval,10\n2.2.2026,Payment,1\n2.2.2026,Invoice: Approval,5\n", 7.5],
  ])("is read with %s", (_, text, runs) => {
    const inputs = read("runs", text);
    expect(inputs.declarations.runsPerDayOf(invoice)).toBeCloseTo(runs, 10);
  });

  it("tells lines without a number, and refuses runs of which nobody says for how long", () => {
    const inputs = read("runs", "Flow,Runs per day\nA,often\nB,\nC,-1\nD,3\nE,1E+99\n");
    expect(inputs.declarations.runsPerDayOf({ id: null, name: "D", file: "d" })).toBe(3);
    expect(told(inputs).map((text) => text.slice(0, 20))).toEqual([
      "runs.csv:2 error The",
      "runs.csv:3 warning T",
      "runs.csv:4 error The",
      "runs.csv:6 error The",
    ]);
    expect(() => read("runs", "Flow,Runs\nA,100\n")).toThrow("runs per day, or runs and a date");
  });

  it("tells many faults in short", () => {
    const inputs = read("runs", `Flow,Runs per day\n${"A,often\n".repeat(1000)}`);
    expect(told(inputs)).toHaveLength(21);
    expect(told(inputs).at(-1)).toBe("runs.csv:undefined error 980 more of the kind follow.");
  });
});

describe("a list of environments", () => {
  it("tells the environment and how it is paid", () => {
    const inputs = read(
      "environments",
      "Flow,Environment,Environment type,Billing policy\nA,Default,Default,\nB,Sales,Production,Policy 1\nC,Team,Teams,\n",
    );
    const of = (name: string) => inputs.environments?.of({ id: null, name, file: name });
    expect(["A", "B", "C"].map((name) => of(name)?.kind)).toEqual(["standard", "payAsYouGo", "dataverseForTeams"]);
    expect(inputs.declarations.environmentOf({ id: null, name: "B", file: "b" })).toBe("Sales");
    const without = read("environments", "Flow,Environment\nA,Default\n");
    expect(without.environments?.of({ id: null, name: "A", file: "a" })?.kind).toBeNull();
  });
});

describe("two lines about one flow", () => {
  const pairs = [`Payment,kim\n${otherId},lee\n`, `${otherId},lee\nPayment,kim\n`];

  it.each(pairs)("by name and by id: the id counts, whichever comes first, and the other is told", (lines) => {
    const inputs = read("owners", `Flow,Owner\n${lines}`);
    expect(inputs.declarations.ownerOf(payment)).toBe("lee");
    const [byName, byId] = lines.startsWith("Payment") ? [2, 3] : [3, 2];
    expect(told(inputs)).toEqual([
      `owners.csv:${byName} warning "Payment" stands in line ${byId} by its id, with something else, which counts.`,
    ]);
  });

  it("that say the same contradict nothing", () => {
    const inputs = read("owners", `Flow,Owner\nPayment,lee\n${otherId},lee\n`);
    expect(inputs.declarations.ownerOf(payment)).toBe("lee");
    expect(told(inputs)).toEqual([]);
  });

  it("leave the name to other flows that are called so", () => {
    const inputs = read("owners", `Flow,Owner\nPayment,kim\n${otherId},lee\n`);
    expect(inputs.declarations.ownerOf({ ...payment, id })).toBe("kim");
    expect(inputs.declarations.ownerOf(payment)).toBe("lee");
    expect(told(inputs)).toHaveLength(1);
  });
});

describe("a report on requests", () => {
  const perFlow = (lines: string) =>
    `Environment ID,Environment Name,Environment Region,Caller ID,Caller Type,Usage Datetime,Entitled Quantity,Consumed Quantity\n${lines}`;

  it("is read by flow and day, in whatever way a day is written", () => {
    const inputs = read(
      "requestReport",
      perFlow(`e,Sales,,${id},Flow,3/1/2026 12:00:00 AM,250000,100
e,Sales,,${id},Flow,3/1/2026 1:00:00 PM,250000,50
e,Sales,,${id},Flow,3/2/2026 12:00:00 AM,250000,30
e,Sales,,${otherId},Flow,3/3/2026 12:00:00 AM,250000,30
`),
    );
    // Three days: the flow used nothing on the third.
    expect(inputs.declarations.actualRequestsOf(invoice)).toBe(60);
    expect(inputs.requests?.of(invoice)).toEqual({ perDay: 60, fullest: 150, days: 3 });
    expect(inputs.declarations.actualRequestsOf(payment)).toBe(10);
    expect(inputs.requests?.has(invoice)).toBe(true);
    expect(inputs.requests?.has(unnamed)).toBe(false);
    expect(told(inputs)).toEqual([]);
  });

  it("is read by the resource where the caller is a person", () => {
    const inputs = read(
      "requestReport",
      `Caller ID,Caller Type,Resource Type,Resource ID,Usage Datetime,Consumed Quantity
x,System,Power Automate,${id},2026-03-01T00:00:00Z,40
x,System,Dataverse,${otherId},2026-03-01T00:00:00Z,4000
`,
    );
    expect(inputs.declarations.actualRequestsOf(invoice)).toBe(40);
    expect(inputs.declarations.actualRequestsOf(payment)).toBeNull();
    expect(told(inputs)).toEqual([
      "requestReport.csv:1 information Lines about Dataverse or Power Apps do not count (1 of them).",
    ]);
  });

  it("on users tells that it does not tell flows", () => {
    const inputs = read(
      "requestReport",
      `Environment ID,Caller ID,Caller Type,Usage Datetime,Entitled quantity,Total consumed quantity,Power Automate Requests\ne,${id},User,2026-03-01,40000,10,10\n`,
    );
    expect(inputs.declarations.actualRequestsOf(invoice)).toBeNull();
    expect(told(inputs)).toEqual([
      "requestReport.csv:2 warning Lines about users, not flows, do not count (1 of them): the report on licensed users does not tell the flow.",
    ]);
  });
});

describe("many lines", () => {
  it("are read in linear time: hundreds of thousands in seconds, and 50,000 flows are found in no time", () => {
    const guid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
    const lines = Array.from({ length: 250_000 }, (_, n) => `${guid(n)},Flow ${n},user${n % 1000}@contoso.com`);
    const started = performance.now();
    const inputs = read("owners", `Flow ID,Flow name,Owner\n${lines.join("\n")}\n`);
    for (let n = 0; n < 50_000; n++) {
      const found = inputs.declarations.ownerOf({ id: guid(n * 5), name: `Flow ${n * 5}`, file: "x" });
      if (found !== `user${(n * 5) % 1000}@contoso.com`) throw new Error(`${n}: ${found}`);
    }
    expect(performance.now() - started).toBeLessThan(30_000);
  }, 60_000);
});
