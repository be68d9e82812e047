/** What package.json contributes as settings of VS Code, worked out from the schema of flow-license.json. */
export declare function contributedSettings(schema: object): readonly {
  readonly title: string;
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}[];

/** What only an editor asks for, and no `flow-license.json` says. */
export declare const displaySettings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
