import { element } from "../element";

export type Appearance = "light" | "dark";

/** Light or dark: as the system has it, until someone chooses. `changed` is called when colors are others. */
export function appearanceButton(changed: () => void): HTMLElement {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen: Appearance | null = null;
  let isPrinting = false;
  const button = element("button", {
    type: "button",
    class: "second",
    click: () => {
      chosen = current() === "dark" ? "light" : "dark";
      apply();
    },
  });
  const current = (): Appearance => (isPrinting ? "light" : (chosen ?? (system.matches ? "dark" : "light")));
  const apply = (): void => {
    const { dataset } = document.documentElement;
    if (dataset.appearance !== current()) {
      dataset.appearance = current();
      changed();
    }
    button.textContent = current() === "dark" ? "Light colors" : "Dark colors";
  };
  const print = (printing: boolean) => (): void => {
    isPrinting = printing;
    apply();
  };
  system.addEventListener("change", apply);
  window.addEventListener("beforeprint", print(true));
  window.addEventListener("afterprint", print(false));
  apply();
  return button;
}
