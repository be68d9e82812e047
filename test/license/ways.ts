/*
 * Ids and list prices of licenses, as the licensing reference states them in USD a month (section 2.2), and ways to
 * license a flow in the line that `shownOption` makes of an option.
 */

export const premium = "power-automate-premium";
export const process = "power-automate-process";
export const hosted = "power-automate-hosted-process";
export const free = "power-automate-free";
export const office = "microsoft-365";
export const powerApps = "power-apps-premium";
export const perApp = "power-apps-per-app";
export const enterprise = "dynamics-365-enterprise";
export const professional = "dynamics-365-professional";
export const teamMember = "dynamics-365-team-member";
export const trial = "power-automate-trial";
export const perFlow = "power-automate-per-flow-legacy";
export const payAsYouGo = "pay-as-you-go";

/** Quantities of licenses that have a list price. */
export const buy = (quantity: number) => ({
  premium: `${premium} x ${quantity} = ${15 * quantity}`,
  powerApps: `${powerApps} x ${quantity} = ${20 * quantity}`,
  process: `${process} x ${quantity} = ${150 * quantity}`,
  hosted: `${hosted} x ${quantity} = ${215 * quantity}`,
  free: `${free} x ${quantity} = 0`,
});

/** Pay-as-you-go by what its runs cost in a month of 30 days. */
export const runsFor = (price: number): string => `${payAsYouGo} x 1 = ${price}`;

export const unpriced = (license: string, quantity = 1): string => `${license} x ${quantity} = ?`;
export const held = (license: string, quantity = 1): string => `${license} x ${quantity} held`;

export const one = buy(1);
export const premiumOrProcess = [one.premium, one.process];
export const anyPlan = [one.free, unpriced(office)];
export const inContext = [one.premium, one.powerApps, one.process];
export const inDynamics = [unpriced(enterprise), unpriced(professional), one.premium, one.process];
