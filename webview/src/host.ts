import type { FromPanel, PanelState, ToPanel } from "../../shared/report-panel";

/** What VS Code gives a page: it can be had once. */
interface VsCodeApi {
  postMessage(message: FromPanel): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

export function tell(message: FromPanel): void {
  api.postMessage(message);
}

/** What the panel was on before the window was loaded anew. */
export function keptState(): PanelState | undefined {
  return api.getState();
}

export function keepState(state: PanelState): void {
  api.setState(state);
}

export function onTold(handle: (message: ToPanel) => void): void {
  window.addEventListener("message", ({ data }: MessageEvent<ToPanel>) => handle(data));
}
