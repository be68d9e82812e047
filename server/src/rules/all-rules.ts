import { customConnector } from "./license/custom-connector";
import { http } from "./license/http";
import { insufficientLicense } from "./license/insufficient-license";
import { licenseNeeded } from "./license/license-needed";
import { premiumConnector } from "./license/premium-connector";
import { unknownConnector } from "./license/unknown-connector";
import { requestBurst } from "./requests/request-burst";
import { requestsPerRun } from "./requests/requests-per-run";
import { unboundedLoop } from "./requests/unbounded-loop";
import type { Rule } from "./rule";
import { connectorThrottling } from "./throttling/connector-throttling";

export const allRules: readonly Rule[] = [
  connectorThrottling,
  customConnector,
  http,
  insufficientLicense,
  licenseNeeded,
  premiumConnector,
  requestBurst,
  requestsPerRun,
  unboundedLoop,
  unknownConnector,
];
