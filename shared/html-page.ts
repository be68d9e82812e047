/** What a page has of its own. Title, head and body are HTML. */
export interface HtmlPage {
  readonly title: string;
  /** Where scripts, style sheets and, if there are any, images come from, as a content security policy names it. */
  readonly scripts: string;
  readonly styles: string;
  readonly images?: string;
  readonly head: string;
  readonly body: string;
}

/** A page whose policy forbids whatever it does not name, so that nothing is loaded or fetched from elsewhere. */
export function htmlPage({ title, scripts, styles, images, head, body }: HtmlPage): string {
  const policy = [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${styles} 'sha256-${hashOfNothing}'`,
    ...(images === undefined ? [] : [`img-src ${images}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  // The empty style sheet is one that the graph library would add otherwise, against the policy.
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style id="__________cytoscape_stylesheet"></style>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

/** The SHA-256 of the empty style sheet, in base64. */
const hashOfNothing = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
