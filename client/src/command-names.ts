export const restartCommand = "flowLicense.restartServer";
export const showOutputCommand = "flowLicense.showOutput";
export const openSampleCommand = "flowLicense.openSample";
export const getStartedCommand = "flowLicense.getStarted";
export const lintFolderCommand = "flowLicense.lintFolder";
