/** Reads what stands in the page as JSON, packed with gzip and written in base64. */
export async function readPacked<Data>(base64: string): Promise<Data> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(unpacked).json()) as Data;
}
