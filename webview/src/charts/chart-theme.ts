import type { FlowPartKind } from "../../../shared/flow-parts";

/** The colors and the font of charts, as CSS tells them. */
export interface ChartTheme {
  readonly font: string;
  readonly text: string;
  readonly muted: string;
  readonly surface: string;
  readonly border: string;
  readonly focus: string;
  readonly within: string;
  readonly above: string;
  readonly premium: string;
  readonly connector: string;
  readonly builtIn: string;
  readonly control: string;
  readonly childFlow: string;
  /** Shapes are told apart by outlines, and are not filled. */
  readonly highContrast: boolean;
}

/** What parts are told apart by, in drawings and their legends: what needs a license stands out, whatever else it is. */
export type PartLook = "premium" | "connector" | "childFlow" | "builtIn" | "control";

export function lookOf({ kind, premium }: { readonly kind: FlowPartKind; readonly premium: boolean }): PartLook {
  if (premium) return "premium";
  switch (kind) {
    case "connector":
    case "http":
      return "connector";
    case "childFlow":
      return "childFlow";
    case "builtIn":
    case "terminate":
    case "several":
    case "unknown":
      return "builtIn";
    default:
      return "control";
  }
}

/** How much of its color a filled shape has, so that text on it reads as on the page. */
export const tint = 0.22;
