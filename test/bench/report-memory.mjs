// Loaded into each measured process: tells its greatest memory, in kilobytes, when it ends.
process.on("exit", () => process.stderr.write(`maxRSS ${process.resourceUsage().maxRSS}\n`));
