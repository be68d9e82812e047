import { otherRequestLimit, requestLimit } from "../../reference/limits";
import type { Decision } from "./decision";
import { profileOf } from "./held-licenses";
import { instantFlowLimit } from "./instant-flow-limit";
import { limitOf } from "./missing";
import { type PayerLimit, poolLimit } from "./pool-limit";

/**
 * The daily limit with the license that is held or recommended, in the chosen period; null where there is none, or
 * nothing tells it.
 */
export function limitOfPayer({ question, payer, held, recommended }: Decision): PayerLimit | null {
  const { period, edition, context } = question.settings;
  if (payer.payer === "agentCapacity") return null;
  if (payer.limitOf === "tenantPool") return poolLimit(question, payer);
  if (context.environment === "payAsYouGo") return requestLimit("unlimited", period, edition);
  if (payer.limitOf === "flowGroup") return otherRequestLimit("flow-group", edition);
  if (payer.limitOf === "parentFlow") {
    return payer.payer === "parentFlow" && payer.flowLicense === null ? null : requestLimit("high", period, edition);
  }
  if (payer.flowLicense !== null) {
    const limit = requestLimit("high", period, edition);
    return payer.flowLicense === "held" || !recommended?.limit ? limit : { ...limit, value: recommended.limit };
  }
  const ofInstantFlow = instantFlowLimit({ payer: payer.limitOf }, question.settings);
  if (ofInstantFlow !== null) return ofInstantFlow;
  const value = limitOf(held, payer, question.settings);
  if (value !== null) return { ...requestLimit(profileOf(held) ?? "low", period, edition), value };
  if (!recommended?.profile) return null;
  const limit = requestLimit(recommended.profile, period, edition);
  return recommended.limit === null ? limit : { ...limit, value: recommended.limit };
}
