import { expect, test } from "vitest";
import { decodeText } from "../../server/src/exports/decode-text";

const text = '{"name":"Über ☂"}';

function utf16(content: string, bigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(content.length * 2));
  for (let i = 0; i < content.length; i++) view.setUint16(i * 2, content.charCodeAt(i), !bigEndian);
  return new Uint8Array(view.buffer);
}

test.each([
  ["UTF-8", new TextEncoder().encode(text)],
  ["UTF-8 with a byte order mark", new TextEncoder().encode(`\ufeff${text}`)],
  ["UTF-16, little end first, with a mark", utf16(`\ufeff${text}`, false)],
  ["UTF-16, big end first, with a mark", utf16(`\ufeff${text}`, true)],
  ["UTF-16, little end first, without a mark", utf16(text, false)],
  ["UTF-16, big end first, without a mark", utf16(text, true)],
])("%s gives the text without a mark", (_, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

test("what is no UTF-8 becomes replacement characters", () => {
  expect(decodeText(Uint8Array.of(0x22, 0xe9, 0x22))).toBe('"\ufffd"');
});

test("an empty file is an empty text", () => {
  expect(decodeText(new Uint8Array())).toBe("");
});
