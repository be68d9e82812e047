import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { htmlPage } from "../../shared/html-page";

const page = { title: "T", scripts: "'nonce-a'", styles: "'self'", head: "<link>", body: "<main></main>" };
const policyOf = (html: string) => /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];

it("a page allows what it names, and the one empty style sheet in it", () => {
  const hash = createHash("sha256").update("").digest("base64");
  const rest = "base-uri 'none'; form-action 'none'";
  expect(policyOf(htmlPage(page))).toBe(
    `default-src 'none'; script-src 'nonce-a'; style-src 'self' 'sha256-${hash}'; ${rest}`,
  );
  expect(policyOf(htmlPage({ ...page, images: "data:" }))).toContain(`${hash}'; img-src data:; ${rest}`);
  expect(htmlPage(page)).toContain('<style id="__________cytoscape_stylesheet"></style>');
});

it("the policy of a page stands before all that it governs", () => {
  const html = htmlPage(page);
  const at = html.indexOf("Content-Security-Policy");
  for (const part of ["<style", page.head, page.body]) expect(html.indexOf(part)).toBeGreaterThan(at);
});
