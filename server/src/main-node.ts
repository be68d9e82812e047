import { version } from "../../package.json";
import { runCommandLine } from "./cli/arguments";

void runCommandLine(process.argv, version);
