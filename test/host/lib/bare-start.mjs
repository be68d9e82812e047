import { spawnSync } from "node:child_process";

/** How many milliseconds a Node takes that has nothing to do: the median of several starts. */
export function bareStart(node) {
  const times = Array.from({ length: 15 }, () => {
    const begun = performance.now();
    spawnSync(node, ["-e", "0"]);
    return performance.now() - begun;
  });
  return times.sort((a, b) => a - b)[7];
}
