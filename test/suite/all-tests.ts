// In this order: the first tests need an editor that has not shown a flow yet.
import "./other-json.test";
import "./diagnostics.test";
import "./hover.test";
import "./navigation.test";
import "./code-lenses.test";
import "./code-actions.test";
import "./flow-status.test";
import "./flow-tree.test";
import "./packages.test";
import "./settings.test";
import "./settings-file.test";
import "./commands.test";
import "./report-panel.test";
import "./get-started.test";
import "./task.test";
import "./server-life.test";
import "./activation.test";
