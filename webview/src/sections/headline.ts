import type { FlowReport } from "../../../shared/flow-report";
import { element } from "../element";
import { amount, number, percent, sentence, shortened } from "../words";
import type { Section } from "./section";
import { type Tile, tile } from "./tile";

/** What the flow costs, at a glance. */
export function headline(): Section {
  const list = element("dl", { class: "headline", "aria-label": "At a glance" });
  return {
    element: list,
    show(report) {
      list.replaceChildren(...tiles(report).map(tile));
    },
  };
}

function tiles({ flow, words, licenses }: FlowReport): Tile[] {
  const { requests, license } = flow;
  const recommended = licenses.find((row) => row.recommended);
  const day = requests?.perDay?.likely ?? null;
  const own = requests?.limits.find(({ profile }) => profile === requests.profile);
  const share = own?.share ?? null;
  const perRun: Tile = {
    label: `${sentence(words.noun)}s a run`,
    figure: words.perRun.replace(/ (request|action)s?$/, ""),
    below: words.formula === null ? sentence(words.trigger) : shortened(words.formula, longestFormula),
    isAlarming: false,
  };
  const perDay: Tile = {
    label: "Requests a day",
    figure: number(day),
    below:
      own === undefined || share === null
        ? (words.runs ?? "Nobody knows how often it runs.")
        : `${share > 1 ? "Above the limit: " : ""}${percent(share)} of the ${number(own.limit)} of the profile ${sentence(own.profile)}`,
    isAlarming: share !== null && share > 1,
  };
  const licensed: Tile = {
    label: "License",
    figure: recommended?.name ?? (license === null ? "None of Power Automate" : (words.license ?? "not known")),
    below: recommended ? `${sentence(recommended.price)}, for ${recommended.holder}` : "",
    isAlarming: false,
  };
  return requests === null ? [perRun, licensed] : [perRun, perDay, licensed];
}

/** In characters; the whole of it stands where the requests go. */
export const longestFormula = 110;

/** The same in one sentence, for whoever hears the page. */
export function spoken({ flow: { requests }, words, licenses }: FlowReport): string {
  const recommended = licenses.find((row) => row.recommended);
  const day = requests === null ? "" : `, ${amount(requests.perDay?.likely ?? null, "request")} a day`;
  const license = recommended ? `, ${recommended.name}, ${recommended.price}` : "";
  return `${words.perRun} a run${day}${license}.`;
}
