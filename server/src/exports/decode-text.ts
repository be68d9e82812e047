/**
 * The text in a file's bytes: UTF-8, or UTF-16 told by its byte order mark or by its NUL bytes. The mark is
 * dropped; bytes that are no valid UTF-8 become replacement characters.
 */
export function decodeText(bytes: Uint8Array): string {
  return decoders[encodingOf(bytes)].decode(bytes);
}

/** A text in the encoding of the bytes it takes the place of, with a byte order mark where those have one. */
export function encodeLike(text: string, bytes: Uint8Array): Uint8Array {
  const encoding = encodingOf(bytes);
  if (encoding === "utf8") return new TextEncoder().encode(startsWithMark(bytes) ? `\ufeff${text}` : text);
  const marked = decoders[encoding].decode(bytes.subarray(0, 2)) === "";
  const units = marked ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), encoding === "utf16LittleEndian");
  return new Uint8Array(view.buffer);
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

type Encoding = keyof typeof decoders;

const decoders = {
  utf8: new TextDecoder("utf-8"),
  utf16LittleEndian: new TextDecoder("utf-16le"),
  utf16BigEndian: new TextDecoder("utf-16be"),
};

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return "utf8";
  if (first === 0xff && second === 0xfe) return "utf16LittleEndian";
  if (first === 0xfe && second === 0xff) return "utf16BigEndian";
  // JSON and XML begin with a character of ASCII, so that one byte of its pair is NUL.
  if (first !== 0 && second === 0) return "utf16LittleEndian";
  if (first === 0 && second !== 0) return "utf16BigEndian";
  return "utf8";
}
