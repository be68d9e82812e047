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

/** The color of a part: what needs a license stands out, whatever else it is. */
export function colorOf(
  { kind, premium }: { readonly kind: FlowPartKind; readonly premium: boolean },
  theme: ChartTheme,
): string {
  if (premium) return theme.premium;
  switch (kind) {
    case "connector":
    case "http":
      return theme.connector;
    case "childFlow":
      return theme.childFlow;
    case "builtIn":
    case "terminate":
    case "several":
    case "unknown":
      return theme.builtIn;
    default:
      return theme.control;
  }
}
