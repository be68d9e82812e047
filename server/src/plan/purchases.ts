import type { Edition, FlowSettings, Period } from "../../../shared/settings";
import type { LicenseOption } from "../facts/license/license-options";
import { processEntitlement } from "../holdings/flow-entitlement";
import { otherRequestLimit, requestLimit, serviceLimit } from "../reference/limits";
import type { Party } from "./parties";
import type { Purchase } from "./plan-problem";

/** Purchases by what makes them the same, in the order in which they are first asked for. */
export class Purchases {
  readonly all: Purchase[] = [];
  private readonly places = new Map<string, number>();
  private readonly ofFlows = new Map<number, { readonly at: number; readonly of: readonly unknown[] }[]>();
  private readonly processLimits = new Map<string, ProcessLimits>();

  ofPeople(party: Party, option: LicenseOption): number {
    const held = option.held ? "held" : "";
    return this.at(`people\n${party.id}\n${option.license}\n${held}`, () => ({
      ...priceOf(option),
      holder: { kind: "people", party },
      most: 1,
      capacity: null,
      places: null,
    }));
  }

  /** On a flow; Process that is bought takes further units for more requests, unless it is for sessions of a machine. */
  onFlow(flow: number, option: LicenseOption, settings: FlowSettings, stacks: boolean): number {
    const known = this.ofFlows.get(flow) ?? [];
    this.ofFlows.set(flow, known);
    const of = [option.license, option.held, option.quantity, stacks];
    const same = known.find((it) => it.of.every((value, index) => value === of[index]));
    if (same) return same.at;
    known.push({ at: this.all.length, of });
    this.all.push({
      ...(stacks ? onePiece(option) : priceOf(option)),
      holder: { kind: "flow", flow },
      most: stacks && !option.held ? this.limitsOf(settings).most : 1,
      capacity: stacks ? this.limitsOf(settings).capacity : null,
      places: null,
    });
    return this.all.length - 1;
  }

  private limitsOf({ period, edition }: FlowSettings): ProcessLimits {
    const name = `${period} ${edition}`;
    const limits = this.processLimits.get(name) ?? processLimits(period, edition);
    this.processLimits.set(name, limits);
    return limits;
  }

  groupIn(environment: string | null, option: LicenseOption, { edition }: FlowSettings): number {
    const limit = otherRequestLimit("flow-group", edition).value;
    return this.at(`group\n${environment ?? ""}`, () => ({
      ...onePiece(option),
      holder: { kind: "group", environment },
      most: Number.MAX_SAFE_INTEGER,
      capacity: { first: limit, further: limit },
      places: serviceLimit("flow-group-flows", null, edition).value,
    }));
  }

  payAsYouGo(flow: number, option: LicenseOption): number {
    const holder = { kind: "environment" as const, flow };
    return this.at(`payg\n${flow}`, () => ({ ...priceOf(option), holder, most: 1, capacity: null, places: null }));
  }

  private at(key: string, make: () => Purchase): number {
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.all.length);
    this.all.push(make());
    return this.all.length - 1;
  }
}

type Priced = Pick<Purchase, "license" | "quantity" | "price" | "currency" | "priceSource" | "held">;

function priceOf({ license, quantity, pricePerMonth, currency, priceSource, held }: LicenseOption): Priced {
  return { license, quantity, price: held ? 0 : pricePerMonth, currency, priceSource, held };
}

function onePiece(option: LicenseOption): Priced {
  const priced = priceOf(option);
  return { ...priced, quantity: 1, price: priced.price === null ? null : priced.price / option.quantity };
}

type ProcessLimits = Pick<Purchase, "most" | "capacity">;

/** No page states what several give in the transition period, so that further ones count as they do officially. */
function processLimits(period: Period, edition: Edition): ProcessLimits {
  const first = requestLimit("high", period, edition).value;
  const most = serviceLimit("process-licenses-per-flow", null, edition).value;
  return { most, capacity: { first, further: processEntitlement(2, edition) - processEntitlement(1, edition) } };
}
