/** By what people name a flow in their lists: its id, its name, or the file it stands in. */
export interface FlowKey {
  readonly id: string | null;
  readonly name: string | null;
  /** As the report names it. */
  readonly file: string;
}

/** What people declare of an estate beside its exports. Null: not declared. */
export interface Declarations {
  /** Who owns the flow: whatever names one person, one account or one service principal everywhere. */
  readonly ownerOf: (flow: FlowKey) => string | null;
  readonly environmentOf: (flow: FlowKey) => string | null;
  readonly runsPerDayOf: (flow: FlowKey) => number | null;
  /** Power Platform requests of a day that the admin center reports for the flow. */
  readonly actualRequestsOf: (flow: FlowKey) => number | null;
}

/** Nothing is declared. */
export const noDeclarations: Declarations = {
  ownerOf: () => null,
  environmentOf: () => null,
  runsPerDayOf: () => null,
  actualRequestsOf: () => null,
};
