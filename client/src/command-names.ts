export const restartCommand = "flowLicense.restartServer";
export const showOutputCommand = "flowLicense.showOutput";
