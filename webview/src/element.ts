/** What an element can be given: properties by name; `class` and `aria-*`, `data-*`, `role`, `for`, `scope` as attributes. */
export interface Given {
  readonly [name: string]: string | number | boolean | null | undefined | ((event: Event) => void);
}

/**
 * An element with what it is given and holds. Texts are always text: nothing here reads HTML, so a name out of a
 * document can be nothing else.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  given: Given = {},
  ...inside: readonly (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...inside.filter((it) => it !== null));
  return made;
}

/** A text that only a screen reader tells. */
export function unseen(text: string): HTMLElement {
  return element("span", { class: "unseen" }, text);
}

/** A control with its label, and what belongs to it. */
export function field(label: string, control: HTMLElement, ...more: readonly HTMLElement[]): HTMLElement {
  return element("div", { class: "field" }, element("label", { for: control.id }, label), control, ...more);
}

/** A text as a list of one paragraph each. */
export function paragraphs(texts: readonly string[], given: Given = {}): HTMLElement[] {
  return texts.map((text) => element("p", given, text));
}
