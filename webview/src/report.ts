import type { FlowReport, Stated } from "../../shared/flow-report";
import type { ReportAnswer } from "../../shared/protocol";
import type { ExportFormat, FromPanel, PanelState } from "../../shared/report-panel";
import { readTheme } from "./charts/read-theme";
import { element } from "./element";
import { keepState, keptState, onTold, tell } from "./host";
import { newestOnly } from "./newest-only";
import type { DrawnSection } from "./sections/chart-box";
import { graph } from "./sections/graph";
import { headline, spoken } from "./sections/headline";
import { licenses } from "./sections/licenses";
import { limits } from "./sections/limits";
import { requests } from "./sections/requests";
import { type ExportKind, toolbar } from "./sections/toolbar";
import { tryOut } from "./sections/try-out";
import { amount } from "./words";
import "./theme.css";
import "./report.css";

/** The page of the report panel: it asks for a report whenever something has changed, and shows the newest answer. */
const page = document.getElementById("report") as HTMLElement;
let state: PanelState = keptState() ?? { uri: "", flow: 0, stated: [] };
let shown: ReportAnswer | null = null;

const title = element("h1");
const subtitle = element("p", { class: "muted" });
const basis = element("p", { class: "muted" });
const status = element("p", { class: "status", role: "status", "aria-live": "polite" });
const heard = element("p", { class: "unseen", role: "status", "aria-live": "polite" });
const tools = toolbar({
  pick: (flow) => become({ ...state, flow, stated: [] }),
  save: (kind) => void save(kind).catch((error) => say(`This could not be saved: ${error}`)),
});
const sliders = tryOut({
  changed: (stated) => become({ ...state, stated }),
  write: () => tell({ kind: "write", flow: state.flow, stated: state.stated }),
});
const glance = headline();
const drawn: Readonly<Record<"limits" | "requests" | "graph", DrawnSection>> = {
  limits: limits(),
  requests: requests(open),
  graph: graph(open),
};
const sections = [glance, sliders, drawn.limits, licenses(), drawn.requests, drawn.graph];
const content = [
  element("header", { class: "top" }, element("div", {}, title, subtitle), tools.element),
  status,
  heard,
  ...sections.map(({ element: root }) => root),
  element("footer", {}, basis),
];

const asking = newestOnly<Pick<PanelState, "flow" | "stated">, ReportAnswer | null>(
  (question, { flow, stated }) => tell({ kind: "ask", question, flow, stated }),
  show,
);

onTold((message) => {
  switch (message.kind) {
    case "start": {
      const isSame = state.uri === message.uri;
      state = isSame ? state : { uri: message.uri, flow: message.flow, stated: [] };
      sliders.set(state.stated);
      return asking.ask(state);
    }
    case "pick":
      if (message.flow !== state.flow) become({ ...state, flow: message.flow, stated: [] });
      return;
    case "changed":
      return asking.ask(state);
    case "answer":
      return asking.answered(message.question, message.answer);
    case "failed":
      say(message.message);
      return asking.failed();
    case "told":
      say(message.message);
      if (message.written) become({ ...state, stated: [] });
  }
});
tell({ kind: "ready" });
redrawWithTheme();

/** Turns to another flow, or tries out something else. */
function become(next: PanelState): void {
  if (next.stated.length === 0) sliders.set([]);
  state = next;
  keepState(state);
  asking.ask(state);
}

function show(answer: ReportAnswer | null): void {
  page.removeAttribute("aria-busy");
  if (answer === null) {
    if (shown === null) page.replaceChildren(element("p", {}, "There is no flow in this document."));
    else say("There is no flow in this document any more; this is what was there.");
    return;
  }
  const isFirst = shown === null;
  const { report } = answer;
  shown = answer;
  state = { ...state, flow: answer.flow };
  keepState(state);
  if (isFirst) page.replaceChildren(...content);
  title.textContent = report.name;
  subtitle.textContent = subtitleOf(report, state.stated);
  basis.textContent = report.words.basis;
  tools.show(answer.flows, answer.flow, report.flow.requests !== null);
  for (const section of sections) section.show(report);
  if (!isFirst) hear(spoken(report));
}

function subtitleOf({ words, parts }: FlowReport, stated: readonly Stated[]): string {
  const tried = stated.length === 0 ? "" : " · with what is tried out";
  return `${words.trigger}, ${amount(parts.actions, "action")}${tried}`;
}

function open(part: number): void {
  const place = shown?.report.parts.parts[part]?.place;
  if (place) tell({ kind: "reveal", line: place.line, character: place.character });
}

function say(message: string): void {
  status.textContent = message;
}

/** New figures, once they stand still: a screen reader could not follow a slider. */
let hearing: number | undefined;
function hear(words: string): void {
  if (heard.textContent === words) return;
  clearTimeout(hearing);
  hearing = window.setTimeout(() => {
    heard.textContent = words;
  }, quietTime);
}
const quietTime = 700;

async function save(kind: ExportKind): Promise<void> {
  if (shown === null) return;
  const { report } = shown;
  const [what, format] = kind.split(".") as [string, ExportFormat];
  const { base64Of, pngOf } = await import("./exports/png");
  const send = (base64: string): void =>
    tell({ kind: "save", name: `${report.name} ${what}`, format, base64 } satisfies FromPanel);
  if (kind === "parts.csv") return send(base64Of((await import("./exports/csv")).csvOf(report)));
  if (kind === "report.html") return send(base64Of(await wholePage(report)));
  const svg = await drawn[what as keyof typeof drawn].drawing();
  send(format === "png" ? await pngOf(svg) : base64Of(svg));
}

async function wholePage({ name, flow }: FlowReport): Promise<string> {
  const { pageOf } = await import("./exports/page");
  const background = readTheme(page).surface;
  const named = Object.entries(drawn).filter(([id]) => id !== "limits" || flow.requests !== null);
  const drawings = await Promise.all(
    named.map(async ([id, section]) => [id, { svg: await section.drawing(), background }] as const),
  );
  return pageOf(page, name, new Map(drawings));
}

/** VS Code changes the class of the body and the colors together. */
function redrawWithTheme(): void {
  const redraw = (): void => {
    for (const section of Object.values(drawn)) section.redraw();
  };
  new MutationObserver(redraw).observe(document.body, { attributeFilter: ["class", "data-vscode-theme-id"] });
}
