import { customConnector } from "./custom-connector";
import { http } from "./http";
import { licenseNeeded } from "./license-needed";
import { premiumConnector } from "./premium-connector";
import { requestBurst } from "./request-burst";
import { requestsPerRun } from "./requests-per-run";
import type { Rule } from "./rule";
import { unboundedLoop } from "./unbounded-loop";
import { unknownConnector } from "./unknown-connector";

export const allRules: readonly Rule[] = [
  customConnector,
  http,
  licenseNeeded,
  premiumConnector,
  requestBurst,
  requestsPerRun,
  unboundedLoop,
  unknownConnector,
];
