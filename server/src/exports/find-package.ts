import { noMetadata } from "../flow/flow-metadata";
import type { Report } from "./companion-text";
import type { ExportPackage } from "./export-file";
import { contentsOrNothing, type FileTree } from "./file-tree";
import { legacyPackageAt } from "./legacy-package";
import { folderAbove } from "./paths";
import { solutionAt } from "./solution-package";
import { agentProjectAt, logicAppsProjectAt } from "./workflow-folders";
import { yamlLayoutAt } from "./yaml-layout";

/** The package around the files of a folder; null where there is none. */
export type FindPackage = (folder: string) => Promise<ExportPackage | null>;

/** Folders above a flow's own in which a package's root is looked for: `Microsoft.Flow/flows/<id>` is the deepest. */
const mostFoldersAbove = 4;

/**
 * Finds packages in a tree, the nearest one first. What lies above the paths that were given counts too, so that a
 * flow has the same metadata whether it, its folder or the whole solution was named.
 */
export function packagesIn(tree: FileTree, report: Report): FindPackage {
  const roots = new Map<string, Promise<ExportPackage | null>>();
  return async (folder) => {
    let at: string | null = folder;
    for (let above = 0; above <= mostFoldersAbove && at !== null; above++) {
      let root = roots.get(at);
      if (root === undefined) {
        root = packageAt(tree, at, report);
        roots.set(at, root);
      }
      const found = await root;
      if (found !== null) return found;
      at = folderAbove(at);
    }
    return null;
  };
}

/** A zip that is none of the known packages still keeps its files together. */
export function packageOfZip(label: string): ExportPackage {
  return { label, kind: "other", metadataOf: () => noMetadata, connectorOf: () => null };
}

async function packageAt(tree: FileTree, root: string, report: Report): Promise<ExportPackage | null> {
  const contents = await contentsOrNothing(tree, root);
  return (
    (await legacyPackageAt(tree, root, contents, report)) ??
    (await yamlLayoutAt(tree, root, contents, report)) ??
    (await solutionAt(tree, root, contents, report)) ??
    (await logicAppsProjectAt(tree, root, contents)) ??
    (await agentProjectAt(tree, root, contents, report))
  );
}
