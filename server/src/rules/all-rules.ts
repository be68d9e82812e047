import { agentFlowCredits } from "./credits/agent-flow-credits";
import { appWithAi } from "./credits/app-with-ai";
import { creditsInLoop } from "./credits/credits-in-loop";
import { endedCredits } from "./credits/ended-credits";
import { missingCredits } from "./credits/missing-credits";
import { unlimitedPages } from "./credits/unlimited-pages";
import { contradictedByExport } from "./license/contradicted-by-export";
import { customConnector } from "./license/custom-connector";
import { desktopFlow } from "./license/desktop-flow";
import { guestRunners } from "./license/guest-runners";
import { http } from "./license/http";
import { insufficientLicense } from "./license/insufficient-license";
import { licenseNeeded } from "./license/license-needed";
import { manyRunners } from "./license/many-runners";
import { possibleMultiplexing } from "./license/possible-multiplexing";
import { premiumConnector } from "./license/premium-connector";
import { processOutsideSolution } from "./license/process-outside-solution";
import { runsAsUser } from "./license/runs-as-user";
import { servicePrincipalOwner } from "./license/service-principal-owner";
import { sharedServiceAccount } from "./license/shared-service-account";
import { singleOwner } from "./license/single-owner";
import { suspendedFlow } from "./license/suspended-flow";
import { unknownConnector } from "./license/unknown-connector";
import { unsettledLicense } from "./license/unsettled-license";
import { unusedPremiumConnector } from "./license/unused-premium-connector";
import { dailyLimitExceeded } from "./requests/daily-limit-exceeded";
import { dataOnlyLoop } from "./requests/data-only-loop";
import { emptyContainer } from "./requests/empty-container";
import { filterBehindTrigger } from "./requests/filter-behind-trigger";
import { filterInLoop } from "./requests/filter-in-loop";
import { frequentSchedule } from "./requests/frequent-schedule";
import { highVolume } from "./requests/high-volume";
import { nestedLoops } from "./requests/nested-loops";
import { oneActionScope } from "./requests/one-action-scope";
import { overwrittenValue } from "./requests/overwritten-value";
import { queryInLoop } from "./requests/query-in-loop";
import { repeatedCall } from "./requests/repeated-call";
import { requestBurst } from "./requests/request-burst";
import { requestsPerRun } from "./requests/requests-per-run";
import { retriesInLoop } from "./requests/retries-in-loop";
import { selfTriggering } from "./requests/self-triggering";
import { singleUseCompose } from "./requests/single-use-compose";
import { smallPages } from "./requests/small-pages";
import { unboundedLoop } from "./requests/unbounded-loop";
import { unchangedInLoop } from "./requests/unchanged-in-loop";
import { unfilteredList } from "./requests/unfiltered-list";
import { unusedResult } from "./requests/unused-result";
import { unusedVariable } from "./requests/unused-variable";
import { wideDoUntil } from "./requests/wide-do-until";
import type { Rule } from "./rule";
import { budgetExceeded } from "./settings/budget-exceeded";
import { noteNotUnderstood } from "./settings/note-not-understood";
import { unusedSuppression } from "./settings/unused-suppression";
import { connectorThrottling } from "./throttling/connector-throttling";
import { concurrencyOutOfRange } from "./turn-on/concurrency-out-of-range";
import { deepNesting } from "./turn-on/deep-nesting";
import { doUntilLimit } from "./turn-on/do-until-limit";
import { largeLoop } from "./turn-on/large-loop";
import { longExpression } from "./turn-on/long-expression";
import { longName } from "./turn-on/long-name";
import { longNote } from "./turn-on/long-note";
import { misplacedResponse } from "./turn-on/misplaced-response";
import { nestedVariable } from "./turn-on/nested-variable";
import { paginationThreshold } from "./turn-on/pagination-threshold";
import { retriesOutOfRange } from "./turn-on/retries-out-of-range";
import { scheduleOutOfRange } from "./turn-on/schedule-out-of-range";
import { shortDelay } from "./turn-on/short-delay";
import { terminateInLoop } from "./turn-on/terminate-in-loop";
import { textAsItems } from "./turn-on/text-as-items";
import { tooManyActions } from "./turn-on/too-many-actions";
import { tooManyCases } from "./turn-on/too-many-cases";
import { tooManyVariables } from "./turn-on/too-many-variables";
import { triggerConcurrency } from "./turn-on/trigger-concurrency";
import { unknownVariable } from "./turn-on/unknown-variable";

export const allRules: readonly Rule[] = [
  agentFlowCredits,
  appWithAi,
  budgetExceeded,
  concurrencyOutOfRange,
  connectorThrottling,
  contradictedByExport,
  creditsInLoop,
  customConnector,
  dailyLimitExceeded,
  dataOnlyLoop,
  deepNesting,
  desktopFlow,
  doUntilLimit,
  emptyContainer,
  endedCredits,
  filterBehindTrigger,
  filterInLoop,
  frequentSchedule,
  guestRunners,
  highVolume,
  http,
  insufficientLicense,
  largeLoop,
  licenseNeeded,
  longExpression,
  longName,
  longNote,
  manyRunners,
  misplacedResponse,
  missingCredits,
  nestedLoops,
  nestedVariable,
  noteNotUnderstood,
  oneActionScope,
  overwrittenValue,
  paginationThreshold,
  possibleMultiplexing,
  premiumConnector,
  processOutsideSolution,
  queryInLoop,
  repeatedCall,
  requestBurst,
  requestsPerRun,
  retriesInLoop,
  retriesOutOfRange,
  runsAsUser,
  scheduleOutOfRange,
  selfTriggering,
  servicePrincipalOwner,
  sharedServiceAccount,
  shortDelay,
  singleOwner,
  singleUseCompose,
  smallPages,
  suspendedFlow,
  terminateInLoop,
  textAsItems,
  tooManyActions,
  tooManyCases,
  tooManyVariables,
  triggerConcurrency,
  unboundedLoop,
  unchangedInLoop,
  unfilteredList,
  unknownConnector,
  unknownVariable,
  unlimitedPages,
  unsettledLicense,
  unusedPremiumConnector,
  unusedResult,
  unusedSuppression,
  unusedVariable,
  wideDoUntil,
];
