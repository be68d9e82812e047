import type { FlowSettings } from "../../../shared/settings";
import type { LicenseOption } from "../facts/license/license-options";
import { processEntitlement } from "../holdings/flow-entitlement";
import { otherRequestLimit, requestLimit, serviceLimit } from "../reference/limits";
import type { Party } from "./parties";
import type { Purchase } from "./plan-problem";

/** Purchases by what makes them the same, in the order in which they are first asked for. */
export class Purchases {
  readonly all: Purchase[] = [];
  private readonly places = new Map<string, number>();

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
    return this.at(`flow\n${flow}\n${option.license}\n${option.held}\n${option.quantity}\n${stacks}`, () => ({
      ...(stacks ? onePiece(option) : priceOf(option)),
      holder: { kind: "flow", flow },
      most: stacks && !option.held ? serviceLimit("process-licenses-per-flow", null, settings.edition).value : 1,
      capacity: stacks ? capacityOf(settings) : null,
      places: null,
    }));
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
  const { price, ...priced } = priceOf(option);
  return { ...priced, quantity: 1, price: price === null ? null : price / option.quantity };
}

/** No page states what several give in the transition period, so that further ones count as they do officially. */
function capacityOf({ period, edition }: FlowSettings): Purchase["capacity"] {
  const first = requestLimit("high", period, edition).value;
  return { first, further: processEntitlement(2, edition) - processEntitlement(1, edition) };
}
