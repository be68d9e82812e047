import { worker } from "workerpool";

const loadWork = async () => (await import("./program")).program.estateWork;

/** A thread of the command line: it reads a part of the inputs. */
worker({
  lookAtPart: async (...part: Parameters<Work["lookAtPart"]>) => (await loadWork()).lookAtPart(...part),
  readPart: async (...part: Parameters<Work["readPart"]>) => (await loadWork()).readPart(...part),
});

type Work = Awaited<ReturnType<typeof loadWork>>;
