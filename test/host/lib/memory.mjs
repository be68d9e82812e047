import { readdirSync, readFileSync } from "node:fs";

/** Watches how much memory this process and all below it take; returns a function that ends it and tells the peak in MB. */
export function watchMemory() {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, treeMegabytes());
  };
  const timer = setInterval(look, 500);
  timer.unref();
  return () => {
    clearInterval(timer);
    return peak;
  };
}

/** Proportional set sizes, as only Linux tells them; 0 elsewhere. */
function treeMegabytes() {
  if (process.platform !== "linux") return 0;
  const parents = new Map(processIds().map((id) => [id, parentOf(id)]));
  let kilobytes = 0;
  for (const id of parents.keys()) {
    let above = id;
    while (above !== undefined && above !== String(process.pid)) above = parents.get(above);
    if (above !== undefined) kilobytes += kilobytesOf(id);
  }
  return Math.round(kilobytes / 1024);
}

function processIds() {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
}

function parentOf(id) {
  const status = textOf(`/proc/${id}/stat`);
  return status.slice(status.lastIndexOf(")") + 2).split(" ")[1];
}

function kilobytesOf(id) {
  return Number(/\nPss:\s+(\d+)/.exec(textOf(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
}

/** Empty where the process has ended meanwhile. */
function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
