/** A definition as JSON.parse gives it. The simulator reads nothing else, so that it shares no mistake with the linter. */
export interface PlainDefinition {
  readonly triggers?: Readonly<Record<string, unknown>>;
  readonly actions?: PlainActions;
}

export type PlainActions = Readonly<Record<string, PlainAction>>;

export interface PlainAction {
  readonly type: string;
  readonly runAfter?: Readonly<Record<string, readonly string[]>>;
  readonly description?: string;
  readonly inputs?: unknown;
  readonly actions?: PlainActions;
  readonly else?: { readonly actions?: PlainActions };
  readonly cases?: Readonly<Record<string, { readonly actions?: PlainActions }>>;
  readonly default?: { readonly actions?: PlainActions };
  readonly tools?: Readonly<Record<string, { readonly actions?: PlainActions }>>;
  readonly foreach?: unknown;
  readonly limit?: { readonly count?: number | string };
}

/** The child flow that an action calls, in lower case; null for any other action and where an expression picks it. */
export function calledFlow(action: PlainAction): string | null {
  if (action.type.toLowerCase() !== "workflow") return null;
  const host = (action.inputs as { host?: { workflowReferenceName?: unknown } } | undefined)?.host;
  const id = host?.workflowReferenceName;
  return typeof id !== "string" || id.includes("@") ? null : id.toLowerCase();
}

/** The sides of a condition or switch: name and actions. The side that a file leaves out has none. */
export function sidesOf(
  action: PlainAction,
): readonly (readonly [name: string, actions: PlainActions, path: string])[] {
  if (action.type.toLowerCase() === "if") {
    return [
      ["if", action.actions ?? {}, "/actions"],
      ["else", action.else?.actions ?? {}, "/else/actions"],
    ];
  }
  return [
    ...Object.entries(action.cases ?? {}).map(
      ([name, one]) => [name, one.actions ?? {}, `/cases/${step(name)}/actions`] as const,
    ),
    ["default", action.default?.actions ?? {}, "/default/actions"],
  ];
}

/** A name as a step of a JSON pointer. */
export function step(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Finds the flow that a call means: by its id, in lower case, and by the flow that calls it. */
export type FindFlow = (id: string, from: PlainDefinition) => PlainDefinition | undefined;
