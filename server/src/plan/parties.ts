import type { EstateFlow, FlowLicense } from "../estate/estate-flow";
import type { EstateGraph } from "../estate/estate-graph";
import { runsAlone } from "../facts/runs-alone";

/** One person, account or group of people that pays for flows; the same id is the same payer in all environments. */
export interface Party {
  readonly id: string;
  readonly kind: "owner" | "runners";
  /** What is known of who it is: the name of an owner, or what it is the unknown owner of. */
  readonly name: string;
  readonly known: boolean;
  /** People who each need the license. */
  readonly people: number;
}

/** Who is taken to own flows of which nothing tells the owner. */
export type UnknownOwners =
  /** One person owns the flows of a solution, and another one each flow that stands alone. */
  "one-per-solution" | "one-for-all" | "one-per-flow";

/** Who pays for a flow by a license of people. */
export function payingParty(at: number, license: FlowLicense, graph: EstateGraph, unknown: UnknownOwners): Party {
  const flow = graph.flows[at] as EstateFlow;
  switch (license.payer) {
    case "invokingUser":
      return runnersOf(flow, license, unknown);
    case "parentInvoker":
    case "parentOwner": {
      const parent = graph.callers[at]?.[0];
      const of = parent === undefined ? flow : (graph.flows[parent] as EstateFlow);
      return license.payer === "parentInvoker"
        ? runnersOf(of, license, unknown)
        : ownerOf(of, license.runners, unknown);
    }
    case "parentFlow":
      return {
        id: `payer of the parent\n${flow.key.file}\n${flow.pointer}`,
        kind: "owner",
        name: `the parent of ${flow.key.name}`,
        known: false,
        people: license.runners,
      };
    default:
      return ownerOf(flow, license.runners, unknown);
  }
}

export function ownerOf(flow: EstateFlow, people: number, unknown: UnknownOwners): Party {
  const { owner, solution, environment, key, pointer } = flow;
  const of = { kind: "owner" as const, people };
  if (owner !== null) return { ...of, id: `owner\n${owner}\n${people}`, name: owner, known: true };
  if (unknown === "one-for-all") return { ...of, id: `owner of all\n${people}`, name: "all flows", known: false };
  if (unknown === "one-per-solution" && solution !== null) {
    const id = `owner of solution\n${solution}\n${environment ?? ""}\n${people}`;
    return { ...of, id, name: `solution ${shortName(solution)}`, known: false };
  }
  const id = `owner of flow\n${key.file}\n${pointer}\n${people}`;
  return { ...of, id, name: `flow ${key.name}`, known: false };
}

/** More than one are the same people for all flows of a solution that as many run. */
function runnersOf(flow: EstateFlow, { runners }: FlowLicense, unknown: UnknownOwners): Party {
  const { settings, solution, environment, key, pointer } = flow;
  if (runners === 1 && runsAlone(settings)) return ownerOf(flow, 1, unknown);
  const of = { kind: "runners" as const, known: false, people: runners };
  return solution === null || unknown === "one-per-flow"
    ? { ...of, id: `runners of flow\n${key.file}\n${pointer}\n${runners}`, name: `flow ${key.name}` }
    : {
        ...of,
        id: `runners of solution\n${solution}\n${environment ?? ""}\n${runners}`,
        name: `solution ${shortName(solution)}`,
      };
}

/** A solution that goes by where it stands is shown by its folder. */
function shortName(solution: string): string {
  return solution.split("/").at(-1) ?? solution;
}
