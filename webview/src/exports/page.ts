import styles from "../report.css";
import theme from "../theme.css";

/** A drawing to put in the place of the one on the page, and what is behind it. */
export interface Drawing {
  readonly svg: string;
  readonly background: string;
}

/** The page as it is shown, as one file that needs no other: no script, nothing to load, all tables open. */
export function pageOf(shown: HTMLElement, title: string, drawings: ReadonlyMap<string, Drawing>): string {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = "en";
  const policy = page.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; style-src 'unsafe-inline'";
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  const style = page.createElement("style");
  style.textContent = `${theme}\n${styles}`;
  page.head.prepend(charset, policy);
  page.head.append(style);
  const content = page.importNode(shown, true);
  for (const control of content.querySelectorAll(
    ".buttons, .toolbar, #try-out, .about, #graph-hint, .unseen[role=status]",
  ))
    control.remove();
  for (const button of content.querySelectorAll("button")) button.replaceWith(...button.childNodes);
  for (const details of content.querySelectorAll("details")) details.open = true;
  for (const [id, drawing] of drawings) {
    const place = content.querySelector<HTMLElement>(`#${id} .chart`);
    if (place) draw(place, drawing, page);
  }
  page.body.append(content);
  return `<!DOCTYPE html>\n${page.documentElement.outerHTML}\n`;
}

function draw(place: HTMLElement, { svg, background }: Drawing, page: Document): void {
  const { documentElement } = new DOMParser().parseFromString(svg, "image/svg+xml");
  documentElement.setAttribute("width", "100%");
  documentElement.removeAttribute("height");
  place.replaceChildren(page.importNode(documentElement, true));
  place.removeAttribute("tabindex");
  place.setAttribute("role", "img");
  place.classList.add("printed");
  place.style.background = background;
}
