export const restartCommand = "flowLicense.restartServer";
export const showOutputCommand = "flowLicense.showOutput";
export const openSampleCommand = "flowLicense.openSample";
export const getStartedCommand = "flowLicense.getStarted";
export const lintFolderCommand = "flowLicense.lintFolder";

export const flowsView = "flowLicense.flows";
export const packagesView = "flowLicense.packages";

/** What the workspace remembers: addresses of the packages that are open. */
export const packagesKey = "flowLicense.packages";

/** Commands of the trees, whose code is loaded by the first of them. */
export const viewCommands = [
  "flowLicense.scanFlows",
  "flowLicense.cancelScan",
  "flowLicense.filterFlows",
  "flowLicense.clearFilter",
  "flowLicense.groupByLicense",
  "flowLicense.groupByPayer",
  "flowLicense.groupByRequests",
  "flowLicense.revealFlow",
  "flowLicense.openPackage",
  "flowLicense.closePackage",
  "flowLicense.addPackage",
] as const;

export type ViewCommand = (typeof viewCommands)[number];
