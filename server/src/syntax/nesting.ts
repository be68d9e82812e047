/** Nesting beyond which a text is not read: no export comes near, and recursion stays safe. */
export const greatestNesting = 1000;
