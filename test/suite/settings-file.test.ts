import {
  type CompletionItem,
  type CompletionList,
  commands,
  languages,
  Range,
  type TextDocument,
  WorkspaceEdit,
  workspace,
} from "vscode";
import { closeAll, hoverText, positionOf, show, uriOf } from "./editor";
import { equal, includes, until } from "./expect";

suite("flow-license.json", () => {
  suiteSetup(async () => workspace.fs.writeFile(uriOf(file), new TextEncoder().encode("{}")));
  teardown(closeAll);
  suiteTeardown(async () => workspace.fs.delete(uriOf(file)));

  test("completes rules and licenses with their names, by the schema", async () => {
    const rules = await offersIn('{ "rules": { "premium-conn" } }', "premium-conn", "premium-connector");
    equal(words(documentationOf(rules)), "Premium connector.", "name of the rule");
    const licenses = await offersIn('{ "context": { "ownerLicenses": [""] } }', '[""', "power-automate-premium", 2);
    equal(words(documentationOf(licenses)), "Power Automate Premium.", "name of the license");
    const prices = await offersIn('{ "prices": { "payg" } }', '"payg', "payg-hosted-run", 5);
    includes(documentationOf(prices), "on a machine that Microsoft hosts");
  });

  test("completes connectors by their names", async () => {
    const connector = await offersIn('{ "connectors": { "sql server" } }', '"sql server', "shared_sql", 11);
    equal(connector.detail, "SQL Server · premium connector", "detail");
  });

  test("explains what stands in it", async () => {
    const document = await write(
      '{ "rules": { "http": "off" }, "connectors": { "shared_sql": { "tier": "custom" } } }',
    );
    const hoverOn = (part: string) => hoverText(document, positionOf(document, part));
    includes(
      await until(
        "hover",
        () => hoverOn('"http"'),
        (text) => text !== "",
      ),
      "HTTP action or trigger",
    );
    includes(
      await until(
        "hover",
        () => hoverOn('"shared_sql"'),
        (text) => text.includes("SQL"),
      ),
      "premium connector",
    );
  });

  test("is checked by the schema as well", async () => {
    const document = await write('{ "context": { "owner": "nobody" } }');
    const messages = () => languages.getDiagnostics(document.uri).map(({ message }) => message);
    await until("messages", messages, (found) => found.some((it) => /serviceAccount/.test(it)));
  });
});

/** Away from the flows of the workspace, since some hosts save by themselves. */
const file = "plain/flow-license.json";

async function write(text: string): Promise<TextDocument> {
  const { document } = await show(file);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  await workspace.applyEdit(edit);
  return document;
}

/** What is offered by a label where a part of the text ends. */
async function offersIn(text: string, part: string, label: string, length = part.length): Promise<CompletionItem> {
  const document = await write(text);
  const position = document.positionAt(document.getText().indexOf(part) + length);
  const ask = async () => {
    const list = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      position,
      undefined,
      1000,
    );
    return list.items.find((item) => labelOf(item).replaceAll('"', "") === label);
  };
  return (await until(label, ask, (item) => item !== undefined)) as CompletionItem;
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

function documentationOf({ documentation }: CompletionItem): string {
  return typeof documentation === "string" ? documentation : (documentation?.value ?? "");
}

/** Without the marks of Markdown. */
function words(text: string): string {
  return text.replace(/\\/g, "").trim();
}
