import { number, shownName } from "../describe/amounts";
import type { Fix } from "../findings/finding";
import type { DoUntilAction } from "../flow/flow";
import { unsafeFix } from "./fix";

/** Sets how often a Do until passes at most. */
export function limitUntil({ node, name }: DoUntilAction, count: number): Fix {
  const title = `Let ${shownName(name)} pass at most ${number(count)} times`;
  return unsafeFix(title, { kind: "set", in: node, path: ["limit", "count"], value: count });
}
