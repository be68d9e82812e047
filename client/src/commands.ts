import { commands, Disposable, type ExtensionContext, type LogOutputChannel } from "vscode";
import { openSettingCommand } from "../../shared/protocol";
import { getStartedCommand, openSampleCommand, restartCommand, showOutputCommand } from "./command-names";
import { getStarted, openSample } from "./get-started";
import { openSetting } from "./open-setting";

/** The commands as package.json contributes them. */
export function registerCommands(
  context: ExtensionContext,
  output: LogOutputChannel,
  server: { restart(): Promise<void> },
): Disposable {
  return Disposable.from(
    commands.registerCommand(restartCommand, () => server.restart()),
    commands.registerCommand(showOutputCommand, () => output.show()),
    commands.registerCommand(openSampleCommand, () => openSample(context)),
    commands.registerCommand(getStartedCommand, () => getStarted(context)),
    commands.registerCommand(openSettingCommand, (name: unknown) => openSetting(context.extension, name)),
  );
}
