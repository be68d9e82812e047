import { expect, it } from "vitest";
import { analyze } from "../../server/src/analyze";
import { readSettingsFile } from "../../server/src/settings/read-settings-file";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { button, everyDay } from "../report/flow-parts";
import { alone } from "../told";

/* What rules about people say of records that the pages of the rules have no room for. */

const api = (connector: string) => `/providers/Microsoft.PowerApps/apis/${connector}`;
const step = (connector: string, operationId: string, parameters: object = {}) => ({
  type: "OpenApiConnection",
  inputs: { host: { apiId: api(connector), operationId }, parameters },
});
const sql = step("shared_sql", "GetItems_V2");
const unlicensed = { triggers: everyDay, actions: { sql } };
const appLicense = { ownerLicenses: ["power-apps-premium"], userLicenses: ["power-apps-premium"] };
const principal = { owner: "servicePrincipal" };
const person = "@triggerOutputs()?['body/_createdby_value']";
const rowTrigger = {
  row: { ...step("shared_commondataserviceforapps", "SubscribeWebhookTrigger"), type: "OpenApiConnectionWebhook" },
};
const getUser = (entityName: string) =>
  step("shared_commondataserviceforapps", "GetItem", { entityName, recordId: person });
const mailTo = (address: string) => step("shared_office365", "SendEmailV2", { "emailMessage/To": address });
const mailUser = mailTo("@outputs('Get_user')?['body/internalemailaddress']");

interface Case {
  readonly says: string;
  readonly rule: string;
  readonly definition: object;
  readonly context?: object;
  readonly columns?: object;
  /** Severity and confidence; null where the rule finds nothing. */
  readonly found: readonly [string, string] | null;
}

it.each<Case>([
  {
    says: "an app's license outside of an app is a warning while nobody says whether the flow belongs to one",
    rule: "insufficient-license",
    definition: { triggers: button, actions: { sql } },
    context: appLicense,
    found: ["warning", "assumed"],
  },
  {
    says: "of an instant flow it is an error once that is said",
    rule: "insufficient-license",
    definition: { triggers: button, actions: { sql } },
    context: { ...appLicense, app: "none" },
    found: ["error", "certain"],
  },
  {
    says: "a service principal's flow without a license, of which nobody says that it has none",
    rule: "service-principal-owner",
    definition: unlicensed,
    context: principal,
    found: ["warning", "assumed"],
  },
  {
    says: "a designated licensee licenses the flow of a service principal",
    rule: "service-principal-owner",
    definition: unlicensed,
    context: principal,
    columns: { _licensee_value: "5a1b2c3d-0000-4000-8000-000000000002" },
    found: null,
  },
  {
    says: "a licensee is a person whom the flow depends on, without any setting",
    rule: "single-owner",
    definition: unlicensed,
    columns: { _licensee_value: "5a1b2c3d-0000-4000-8000-000000000002" },
    found: ["hint", "certain"],
  },
  {
    says: "a suspended row without a reason",
    rule: "suspended-flow",
    definition: unlicensed,
    columns: { statecode: 2 },
    found: ["warning", "certain"],
  },
  {
    says: "mail to the user who created the row, looked up by the trigger's column",
    rule: "possible-multiplexing",
    definition: { triggers: rowTrigger, actions: { Get_user: getUser("systemusers"), Mail: mailUser } },
    found: ["warning", "likely"],
  },
  {
    says: "another table's row is no person",
    rule: "possible-multiplexing",
    definition: { triggers: rowTrigger, actions: { Get_user: getUser("accounts"), Mail: mailUser } },
    found: null,
  },
  {
    says: "the person's id in the text of a mail is no address",
    rule: "possible-multiplexing",
    definition: { triggers: rowTrigger, actions: { Mail: mailTo("accounts@contoso.com") } },
    found: null,
  },
])("$rule: $says", ({ rule, definition, context, columns, found }) => {
  const text = JSON.stringify({
    workflowid: "0a1b2c3d-0000-4000-8000-000000000001",
    category: 5,
    ...columns,
    clientdata: JSON.stringify({ properties: { definition } }),
  });
  const file = { name: "flow-license.json", folder: "", isRoot: true };
  const { layer } = readSettingsFile(JSON.stringify(context ? { context } : {}), file);
  const { flows } = analyze({ uri: "row.json", version: 0, text }, alone, (flow) =>
    settingsForFlow([layer], flow, "2026-11-21"),
  );
  const finding = flows.flatMap(({ findings }) => findings).find((it) => it.rule === rule);
  expect(finding ? [finding.severity, finding.confidence] : null).toEqual(found);
});
