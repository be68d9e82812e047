import type { Adjustable, FlowReport, SettingPath, Stated } from "../../../shared/flow-report";
import { element } from "../element";
import { lastPosition, positionOf, valueAt } from "../scale";
import { amount } from "../words";
import { region, type Section } from "./section";

export interface TryOutHandlers {
  /** Something else is tried out now. */
  readonly changed: (stated: readonly Stated[]) => void;
  readonly write: () => void;
}

export interface TryOut extends Section {
  /** What is tried out, without telling so. */
  set(stated: readonly Stated[]): void;
}

/** Sliders for what the export does not tell: all figures of the page follow them at once. */
export function tryOut({ changed, write }: TryOutHandlers): TryOut {
  const tried = new Map<string, Stated>();
  const rows = new Map<string, Row>();
  const list = element("div", { class: "sliders" });
  const writeButton = element("button", { type: "button", click: write }, "Write as settings");
  const resetButton = element("button", { type: "button", class: "second", click: () => reset() }, "Reset");
  const buttons = element("div", { class: "buttons" }, writeButton, resetButton);
  const root = region("try-out", "Try it out", list, buttons);
  const tellChange = (): void => {
    showButtons();
    changed([...tried.values()]);
  };
  const showButtons = (): void => {
    writeButton.disabled = tried.size === 0;
    resetButton.disabled = tried.size === 0;
  };
  const reset = (): void => {
    tried.clear();
    tellChange();
    rows.values().next().value?.focus();
  };
  return {
    element: root,
    set(stated) {
      tried.clear();
      for (const one of stated) tried.set(keyOf(one.setting), one);
      showButtons();
    },
    show({ adjustable }: FlowReport) {
      root.hidden = adjustable.length === 0;
      const keys = adjustable.map(({ setting }) => keyOf(setting));
      if (keys.join() !== [...rows.keys()].join()) {
        rows.clear();
        for (const one of adjustable) {
          rows.set(
            keyOf(one.setting),
            sliderRow(one, (value) => {
              tried.set(keyOf(one.setting), { setting: one.setting, value });
              tellChange();
            }),
          );
        }
        const all = [...rows.values()].map(({ element: row }) => row);
        const rest = all.slice(mostShown);
        list.replaceChildren(
          ...all.slice(0, mostShown),
          ...(rest.length === 0
            ? []
            : [element("details", {}, element("summary", {}, `${rest.length} more`), ...rest)]),
        );
      }
      for (const one of adjustable) rows.get(keyOf(one.setting))?.show(one, tried.has(keyOf(one.setting)));
      showButtons();
    },
  };
}

/** What a person takes in at a look; the rest can be opened. */
const mostShown = 6;

function keyOf(setting: SettingPath): string {
  return JSON.stringify(setting);
}

interface Row {
  readonly element: HTMLElement;
  show(adjustable: Adjustable, isTried: boolean): void;
  focus(): void;
}

let count = 0;

function sliderRow(first: Adjustable, tried: (value: number) => void): Row {
  const id = `slider-${++count}`;
  const name = labelOf(first);
  const slider = element("input", { type: "range", id, min: 0, max: lastPosition, "aria-describedby": `${id}-why` });
  const field = element("input", { type: "number", step: 1, "aria-label": `${name}, as a number` });
  const why = element("p", { class: "why", id: `${id}-why` });
  const label = element("label", { for: id }, name);
  let { least } = first;
  let most = farthest(first);
  const say = (value: number): void => slider.setAttribute("aria-valuetext", amount(value, nouns[first.kind]));
  slider.addEventListener("input", () => {
    const value = valueAt(Number(slider.value), least, most);
    field.value = String(value);
    say(value);
    tried(value);
  });
  field.addEventListener("input", () => {
    const value = Math.round(Number(field.value));
    if (field.value === "" || !(value >= least)) return;
    slider.value = String(positionOf(value, least, most));
    say(value);
    tried(value);
  });
  return {
    element: element("div", { class: "slider" }, label, slider, field, why),
    focus: () => slider.focus(),
    show(one, isTried) {
      least = one.least;
      most = Math.max(farthest(one), one.value ?? 0);
      field.min = String(least);
      slider.disabled = one.fixed !== null;
      field.disabled = one.fixed !== null;
      why.textContent =
        one.fixed ?? (isTried ? "Tried out; nothing is written yet." : one.assumed ? `Assumed. ${one.why}` : one.why);
      label.classList.toggle("tried", isTried);
      // Whoever types or drags is ahead of the answer.
      if (isTried && document.activeElement === field) return;
      if (one.value === null) {
        field.value = "";
        slider.value = "0";
        slider.setAttribute("aria-valuetext", "not known");
        return;
      }
      if (document.activeElement !== slider || !isTried) slider.value = String(positionOf(one.value, least, most));
      field.value = String(Math.round(one.value * 100) / 100);
      say(one.value);
    },
  };
}

const nouns = { items: "item", passes: "pass", runs: "run", people: "person" } as const;

function labelOf({ kind, name }: Adjustable): string {
  switch (kind) {
    case "items":
      return `Items of ${name}`;
    case "passes":
      return `Passes of ${name}`;
    case "runs":
      return "Runs a day";
    case "people":
      return "People who run it";
  }
}

/** How far a slider goes where nothing bounds the number. Source: own-choice. */
const farthestOf = { items: 10_000, passes: 1_000, runs: 2_000, people: 2_000 } as const;

function farthest({ kind, most }: Adjustable): number {
  return most === null ? farthestOf[kind] : Math.min(most, farthestOf.items * 10);
}
