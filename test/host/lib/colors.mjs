/** The lines of the editor with the color of each character, as the browser has computed them, and what lies behind. */
export function lineColors(page) {
  return page.evaluate(() => {
    const { getComputedStyle, document } = globalThis;
    const lines = [...document.querySelectorAll(".monaco-editor .view-line")].map((line) => {
      const spans = [...line.querySelectorAll("span > span")];
      const colors = spans.flatMap((span) => [...span.textContent].map(() => getComputedStyle(span).color));
      return { text: spans.map((span) => span.textContent.replaceAll("\u00a0", " ")).join(""), colors };
    });
    const editor = document.querySelector(".monaco-editor-background");
    return { lines, background: getComputedStyle(editor).backgroundColor };
  });
}

/** The contrast of two colors, from 1 to 21, as the guidelines for accessible pages (WCAG 2) define it. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color) {
  const [red, green, blue] = color.match(/[\d.]+/g).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
