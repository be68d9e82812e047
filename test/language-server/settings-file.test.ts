import { describe, expect, it } from "vitest";
import type { CompletionItem, CompletionList, Hover, MarkupContent } from "vscode-languageserver";
import { sharedSession, testSessions } from "./sessions";
import { modern } from "./stdio-client";

const snippets = {
  ...modern,
  textDocument: { ...modern.textDocument, completion: { completionItem: { snippetSupport: true } } },
};

const { start } = testSessions();
const client = await sharedSession({ capabilities: snippets });
let opened = 0;

/** Opens a text in which | stands for the cursor. */
async function open(text: string, name = "flow-license.json", by = client) {
  const uri = `file:///settings-${++opened}/${name}`;
  const offset = text.indexOf("|");
  const whole = text.replace("|", "");
  await by.open(uri, whole);
  return { uri, whole, at: { textDocument: { uri }, position: { line: 0, character: offset } } };
}

async function complete(text: string, name?: string, by = client): Promise<CompletionList | null> {
  return by.connection.sendRequest("textDocument/completion", (await open(text, name, by)).at);
}

/** The text after the first offer was taken. */
async function completed(text: string, by = client): Promise<string> {
  const { whole, at } = await open(text, "flow-license.json", by);
  const list = (await by.connection.sendRequest("textDocument/completion", at)) as CompletionList;
  const edit = (list.items[0] as CompletionItem).textEdit;
  if (!edit || !("range" in edit)) throw new Error("nothing to insert");
  return whole.slice(0, edit.range.start.character) + edit.newText + whole.slice(edit.range.end.character);
}

describe("connectors in flow-license.json", () => {
  it("are offered by their names as well as by their ids", async () => {
    for (const typed of ["sql serv", "shared_sql", "SQL Server"]) {
      const list = await complete(`{ "connectors": { "${typed}|" } }`);
      expect(list?.items[0], typed).toMatchObject({
        label: "shared_sql",
        labelDetails: { description: "SQL Server" },
        detail: "SQL Server · premium connector",
        filterText: '"shared_sql SQL Server',
      });
    }
  });

  it("come in part where there are very many, and all where few fit", async () => {
    const all = await complete('{ "connectors": { "|" } }');
    expect(all).toMatchObject({ isIncomplete: true });
    expect(all?.items).toHaveLength(100);
    expect(JSON.stringify(all).length).toBeLessThan(60_000);
    const few = await complete('{ "connectors": { "sql|" } }');
    expect(few).toMatchObject({ isIncomplete: false });
    expect(few?.items.length).toBeGreaterThan(0);
  });

  const entry = '"shared_sql": { "tier": "$' + '{1|standard,premium,custom|}" }';
  it.each([
    ['{ "connectors": { "sql server|" } }', `{ "connectors": { ${entry} } }`],
    ['{ "connectors": { sql| } }', `{ "connectors": { ${entry} } }`],
    ['{ "connectors": { "sql server|": {} } }', '{ "connectors": { "shared_sql": {} } }'],
    ['{ "connectors": { "shared_http": {}, "sql| } }', `{ "connectors": { "shared_http": {}, ${entry} } }`],
  ])("in %s become a whole entry", async (before, after) => {
    expect(await completed(before)).toBe(after);
  });

  it("need no places to fill in where the editor has none", async () => {
    const plain = await start();
    expect(await completed('{ "connectors": { "sql server|" } }', plain)).toBe(
      '{ "connectors": { "shared_sql": { "tier": "premium" } } }',
    );
  });

  it.each([
    '{ "|": 1 }',
    '{ "connectors": |{} }',
    '{ "connectors": { "shared_sql": { "|": 1 } } }',
    '{ "rules": { "|" } }',
  ])("are not offered in %s", async (text) => {
    expect((await complete(text))?.items).toEqual([]);
  });

  it("are not offered in other files", async () => {
    expect(await complete('{ "connectors": { "|" } }', "other.json")).toBeNull();
  });

  it("tell on hovering what the catalogue says of them", async () => {
    const { at } = await open('{ "connectors": { "shared_s|ql": { "tier": "custom" } } }');
    const hover = (await client.connection.sendRequest("textDocument/hover", at)) as Hover;
    expect((hover.contents as MarkupContent).value).toMatch(/^\*\*SQL Server\*\* · premium connector in the table/);
    expect(hover.range).toEqual({ start: { line: 0, character: 18 }, end: { line: 0, character: 30 } });
    const { at: elsewhere } = await open('{ "connectors": { "shared_sql": { "ti|er": "custom" } } }');
    expect(await client.connection.sendRequest("textDocument/hover", elsewhere)).toBeNull();
    const { at: unknown } = await open('{ "connectors": { "shared_conto|so": { "tier": "custom" } } }');
    expect(await client.connection.sendRequest("textDocument/hover", unknown)).toBeNull();
  });
});
