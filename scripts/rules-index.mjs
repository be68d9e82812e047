// The page docs/rules.md, made from the rules: one table for each group.

/** The groups in the order of the page, with what they are about. */
export const groupTitles = {
  license: "Who needs which license",
  requests: "Power Platform requests",
  credits: "AI Builder credits and Copilot Credits",
  "turn-on": "What keeps a flow from being turned on",
  throttling: "Limits of connectors",
  settings: "Settings and notes",
};

/** The folder of a rule's file and page, seen from the root of the repository. */
export function ruleFolder({ group }) {
  return `server/src/rules/${group}`;
}

export function rulesIndex(rules) {
  const sections = Object.entries(groupTitles)
    .map(([group, title]) => [title, rules.filter((rule) => rule.group === group)])
    .filter(([, ofGroup]) => ofGroup.length > 0)
    .map(
      ([title, ofGroup]) =>
        `## ${title}\n\n| Rule | Title | Severity |\n| --- | --- | --- |\n${ofGroup.map(row).join("")}\n`,
    );
  return `${head}${sections.join("")}${severities}`;
}

function row({ id, group, title, severity }) {
  return `| [${id}](../${ruleFolder({ group })}/${id}.md) | ${title} | ${severity} |\n`;
}

const head = `# Rules

What the linter finds. Each page says what a rule finds, why it matters and what to do, with examples that are run as tests.

`;

const severities = `## Severities

Those above are the defaults, which [settings](settings.md#rules-how-findings-are-shown) change:

- **error**: with the settings given, the flow cannot run or be licensed as it stands;
- **warning**: it will be throttled, suspended, billed or refused;
- **information**: a requirement to know of;
- **hint**: worth a look; never a reason for a build to fail.
`;
