import type { InputProblem } from "../../exports/export-file";

/** Collects what is wrong in one table, line by line. */
export interface TableProblems {
  readonly file: string;
  tell(line: number, severity: InputProblem["severity"], message: string): void;
  /** In the order in which they were told; beyond a number of them, only how many more there are. */
  readonly all: () => readonly InputProblem[];
}

/** So many are told one by one: a column that is wrong is wrong in every line. */
const mostTold = 20;

export function tableProblems(file: string): TableProblems {
  const told: InputProblem[] = [];
  let more = 0;
  let worst: InputProblem["severity"] = "information";
  return {
    file,
    tell(line, severity, message) {
      if (told.length < mostTold) told.push({ file, line, code: "declaration", severity, message });
      else {
        more++;
        if (severity === "error" || (severity === "warning" && worst === "information")) worst = severity;
      }
    },
    all: () =>
      more === 0
        ? told
        : [...told, { file, code: "declaration", severity: worst, message: `${more} more of the kind follow.` }],
  };
}

/** A name out of a table for a message: on one line, and not longer than names are. */
export function quoted(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return `"${plain.length > 60 ? `${plain.slice(0, 57)}...` : plain}"`;
}
