// `node test/bench/generate-estate.mjs FROM TO FLOWS`: a made-up estate of so many flows for measuring, out of the
// solution flows of FROM, as unpacked solutions in TO. Each copy has an id of its own, and calls the copies that belong
// to it; flows come in solutions of about forty.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const flowFile = /-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.json$/i;
const flowsPerSolution = 40;
/** Copies are made of flows of a usual size: together they average what real exports do. */
const [least, most] = [2 * 1024, 200 * 1024];

/** Writes the estate and says how large it became. */
export function generateEstate(from, to, count) {
  const sources = sourcesIn(from);
  if (sources.length === 0) throw new Error(`No flows of solutions in ${from}`);
  const known = new Set(sources.map(({ id }) => id));
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const { id, name, text } = sources[index % sources.length];
    const round = Math.floor(index / sources.length);
    const renamed = text.replace(guid, (found) => (known.has(found.toLowerCase()) ? copyOf(found, round) : found));
    const folder = solutionFolder(to, Math.floor(index / flowsPerSolution), index % flowsPerSolution === 0);
    writeFileSync(join(folder, `${name}-${copyOf(id, round).toUpperCase()}.json`), renamed);
    bytes += renamed.length;
  }
  return { flows: count, bytes };
}

function sourcesIn(from) {
  const names = readdirSync(from, { recursive: true }).filter((name) => flowFile.test(name));
  const byId = new Map();
  for (const name of names.sort()) {
    const text = readFileSync(join(from, name), "utf8");
    const id = flowFile.exec(name)[1].toLowerCase();
    if (text.length < least || text.length > most || !text.includes('"definition"')) continue;
    byId.set(id, { id, name: basename(name).replace(flowFile, ""), text });
  }
  return [...byId.values()];
}

/** The same id and round give the same copy, so that calls lead to flows of their own round. */
function copyOf(id, round) {
  const hex = createHash("md5").update(`${id.toLowerCase()} ${round}`).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function solutionFolder(to, number, isNew) {
  const root = join(to, `Solution${String(number).padStart(5, "0")}`);
  const workflows = join(root, "Workflows");
  if (!isNew) return workflows;
  mkdirSync(workflows, { recursive: true });
  mkdirSync(join(root, "Other"), { recursive: true });
  const manifest = `<UniqueName>Solution${number}</UniqueName><Version>1.0</Version><Managed>0</Managed>`;
  const xml = `<ImportExportXml><SolutionManifest>${manifest}</SolutionManifest></ImportExportXml>`;
  writeFileSync(join(root, "Other", "Solution.xml"), xml);
  return workflows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [from, to, count] = process.argv.slice(2);
  const { flows, bytes } = generateEstate(resolve(from), resolve(to), Number(count));
  console.log(`${flows} flows, ${(bytes / 1024 / 1024).toFixed(0)} MB, ${(bytes / flows / 1024).toFixed(1)} KB each`);
}
