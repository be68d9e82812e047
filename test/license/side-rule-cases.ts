import { button, childId, everyDay, newItem } from "../report/flow-parts";
import type { Inputs } from "../report/lint-report";
import {
  alone,
  approval,
  associated,
  automated,
  automatedStandard,
  child,
  context,
  everyMonth,
  inPackage,
  inSolution,
  instant,
  instantStandard,
  newMail,
  own,
  powerApp,
  runAs,
  scheduled,
  sql,
  standard,
  transition,
} from "./flows";
import { perApp } from "./ways";

export interface SideRuleCase {
  /** The row, 17 to 27, that the case is about, whether it holds or not. */
  readonly row: number;
  readonly when: string;
  readonly inputs: Inputs;
  readonly settings?: object;
  /** All side rules that hold. */
  readonly side: readonly number[];
  readonly limit?: string;
}

const withProcess = own(childId, { processLicense: true });
const account = (sharedAccountUsers: number) => context({ owner: "serviceAccount", sharedAccountUsers });
const payAsYouGo = context({ environment: "payAsYouGo" });

/** Rows 17 to 27 of section 3: of each a flow for which it holds and one for which it does not. */
export const sideRuleCases: readonly SideRuleCase[] = [
  {
    row: 17,
    when: "a shared automated flow: still its owner",
    inputs: alone(automated),
    settings: context({ shared: true }),
    side: [17, 22, 24, 25],
  },
  {
    row: 17,
    when: "a shared scheduled flow",
    inputs: alone(scheduled),
    settings: context({ shared: true }),
    side: [17, 22, 25],
  },
  {
    row: 17,
    when: "a shared instant flow: its runners pay",
    inputs: alone(instant),
    settings: context({ shared: true }),
    side: [22],
  },

  { row: 18, when: "a flow in a solution, whose owner pays", inputs: inSolution(scheduled), side: [18, 22, 25] },
  { row: 18, when: "a flow in a solution, whose runners pay", inputs: inSolution(instant), side: [22] },
  {
    row: 18,
    when: "a flow in a solution with a Process license",
    inputs: inSolution(scheduled),
    settings: withProcess,
    side: [],
  },
  {
    row: 18,
    when: "a workflow file with nothing beside it: the solution is not known",
    inputs: alone(scheduled),
    side: [22, 25],
  },

  { row: 19, when: "a flow of a legacy package, whose owner pays", inputs: inPackage(scheduled), side: [19, 22, 25] },
  { row: 19, when: "a flow of a legacy package, whose runners pay", inputs: inPackage(instant), side: [22] },

  {
    row: 20,
    when: "guests with a license run it",
    inputs: alone(instant),
    settings: context({ guests: "licensed" }),
    side: [20, 22],
  },
  {
    row: 20,
    when: "guests of unknown license run the parent",
    inputs: child(sql, button),
    settings: context({ guests: "unknown" }),
    side: [20, 22],
  },
  {
    row: 20,
    when: "guests, and nobody runs it",
    inputs: alone(scheduled),
    settings: context({ guests: "unknown" }),
    side: [22, 25],
  },
  {
    row: 20,
    when: "guests, and the flow carries its license",
    inputs: alone(instant),
    settings: { ...context({ guests: "licensed" }), ...withProcess },
    side: [],
  },

  {
    row: 21,
    when: "three people behind the owner's account",
    inputs: alone(automated),
    settings: account(3),
    side: [21, 22, 24, 25],
  },
  {
    row: 21,
    when: "three people behind the account of a standard flow",
    inputs: alone(automatedStandard),
    settings: account(3),
    side: [21, 22, 24],
  },
  {
    row: 21,
    when: "one person behind the account",
    inputs: alone(automated),
    settings: account(1),
    side: [22, 24, 25],
  },
  {
    row: 21,
    when: "three people, and the flow carries its license",
    inputs: alone(automated),
    settings: { ...account(3), ...withProcess },
    side: [24],
  },

  {
    row: 22,
    when: "connections of others do not matter",
    inputs: alone({ triggers: everyDay, actions: sql }),
    side: [22, 25],
  },
  { row: 22, when: "a flow without connections", inputs: alone({ triggers: everyDay, actions: standard }), side: [] },
  {
    row: 22,
    when: "connections, and the flow carries its license",
    inputs: alone(scheduled),
    settings: withProcess,
    side: [],
  },

  {
    row: 23,
    when: "an approval in an automated flow",
    inputs: alone({ triggers: newItem, actions: approval }),
    side: [22, 23, 24],
  },
  {
    row: 23,
    when: "an approval in a flow with a Process license",
    inputs: alone({ triggers: everyDay, actions: { ...sql, ...approval } }),
    settings: withProcess,
    side: [23],
  },

  { row: 24, when: "a person adds the list item that starts it", inputs: alone(automated), side: [22, 24, 25] },
  {
    row: 24,
    when: "a person changes the row that starts it, and it runs as its owner",
    inputs: runAs(3),
    side: [22, 24, 25],
  },
  { row: 24, when: "it runs as the person who changed the row", inputs: runAs(1), side: [22] },
  { row: 24, when: "a mail starts it", inputs: alone({ triggers: newMail, actions: sql }), side: [22, 25] },

  {
    row: 25,
    when: "a child in the transition period, whose own owner pays",
    inputs: child(sql, button),
    settings: transition,
    side: [22, 25],
  },
  {
    row: 25,
    when: "a standard flow goes on without its owner's license",
    inputs: alone(automatedStandard),
    side: [22, 24],
  },
  {
    row: 25,
    when: "a service principal does not leave",
    inputs: alone(automated),
    settings: context({ owner: "servicePrincipal" }),
    side: [24],
  },

  {
    row: 26,
    when: "Power Apps starts it, and its users have per app",
    inputs: alone({ triggers: powerApp, actions: sql }),
    settings: context({ userLicenses: [perApp] }),
    side: [22, 26],
    limit: "6000 per user",
  },
  {
    row: 26,
    when: "it is associated with the app, and its owner has per app",
    inputs: associated(automated),
    settings: context({ app: "powerApps", ownerLicenses: [perApp] }),
    side: [18, 22, 24, 25, 26],
    limit: "6000 per user",
  },
  {
    row: 26,
    when: "the same in the transition period",
    inputs: associated(automated),
    settings: { ...transition, ...context({ app: "powerApps", ownerLicenses: [perApp] }) },
    side: [18, 22, 24, 25, 26],
    limit: "10000 per flow",
  },

  {
    row: 27,
    when: "an instant standard flow in a pay-as-you-go environment",
    inputs: alone(instantStandard),
    settings: payAsYouGo,
    side: [27],
  },
  {
    row: 27,
    when: "a monthly premium flow there, cheapest by its runs",
    inputs: alone({ triggers: everyMonth, actions: sql }),
    settings: payAsYouGo,
    side: [22, 25, 27],
    limit: "15000000 per environment",
  },
  {
    row: 27,
    when: "a flow in a Dataverse for Teams environment",
    inputs: alone(instantStandard),
    settings: context({ environment: "dataverseForTeams" }),
    side: [],
  },
];
