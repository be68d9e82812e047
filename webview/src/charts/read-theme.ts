import type { ChartTheme } from "./chart-theme";

/** Reads the custom properties that `theme.css` defines, as they hold for an element now. */
export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--flow-${name}`).trim();
  return {
    font: style.fontFamily,
    text: read("text"),
    muted: read("muted"),
    surface: read("surface"),
    border: read("border"),
    focus: read("focus"),
    within: read("within"),
    above: read("above"),
    premium: read("premium"),
    connector: read("connector"),
    builtIn: read("built-in"),
    control: read("control"),
    childFlow: read("child-flow"),
    highContrast: read("high-contrast") === "1",
  };
}
