/** Character codes of JSON's grammar, as `charCodeAt` gives them. */
export const space = 0x20;
export const quote = 0x22;
export const comma = 0x2c;
export const colon = 0x3a;
export const openBracket = 0x5b;
export const backslash = 0x5c;
export const closeBracket = 0x5d;
export const letterF = 0x66;
export const letterN = 0x6e;
export const letterT = 0x74;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
