import { addAll } from "../../../shared/add-all";
import { type JsonNode, nodeAt, objectAt, textAt } from "../syntax/json-node";

/** A workflow resource of a deployment template. */
export interface ArmWorkflow {
  readonly definition: JsonNode | undefined;
  readonly references: JsonNode | undefined;
  /** The resource's name; a parameter's default where the name is one; null where it is computed. */
  readonly name: string | null;
}

/** Finds the workflows of a deployment template, nested deployments and child resources included. */
export function findArmWorkflows(template: JsonNode): ArmWorkflow[] {
  const found: ArmWorkflow[] = [];
  for (const resource of template.get("resources")?.items() ?? []) {
    const type = textAt(resource, "type") ?? "";
    if (/^Microsoft\.Logic\/workflows$/i.test(type)) {
      found.push({
        definition: objectAt(resource, "properties", "definition"),
        references: nodeAt(resource, "properties", "parameters", "$connections", "value"),
        name: resourceName(textAt(resource, "name"), template),
      });
    }
    if (/^Microsoft\.Resources\/deployments$/i.test(type)) {
      const nested = objectAt(resource, "properties", "template");
      if (nested) addAll(found, findArmWorkflows(nested));
    }
    if (resource.get("resources")?.kind === "array") addAll(found, findArmWorkflows(resource));
  }
  return found;
}

function resourceName(name: string | null, template: JsonNode): string | null {
  if (name === null || !name.startsWith("[")) return name;
  const parameter = /^\[parameters\('([^']+)'\)\]$/.exec(name)?.[1];
  return parameter === undefined ? null : textAt(template, "parameters", parameter, "defaultValue");
}
