/**
 * The text in a file's bytes: UTF-8, or UTF-16 told by its byte order mark or by its NUL bytes. The mark is
 * dropped; bytes that are no valid UTF-8 become replacement characters.
 */
export function decodeText(bytes: Uint8Array): string {
  return decoders[encodingOf(bytes)].decode(bytes);
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
