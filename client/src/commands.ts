import { commands, Disposable, type ExtensionContext, type LogOutputChannel } from "vscode";
import { type AmountArgument, declareAmountCommand, openSettingCommand } from "../../shared/protocol";
import { getStartedCommand, openSampleCommand, restartCommand, showOutputCommand } from "./command-names";
import { declareAmount } from "./declare-amount";
import { offerExplanations } from "./explain";
import { getStarted, openSample } from "./get-started";
import type { LaunchedServer } from "./launch";
import { openSetting } from "./open-setting";

/** The commands as package.json contributes them. */
export function registerCommands(
  context: ExtensionContext,
  output: LogOutputChannel,
  supervisor: { restart(): Promise<void>; readonly server: LaunchedServer | undefined },
): Disposable {
  return Disposable.from(
    commands.registerCommand(restartCommand, () => supervisor.restart()),
    commands.registerCommand(showOutputCommand, () => output.show()),
    commands.registerCommand(openSampleCommand, () => openSample(context)),
    commands.registerCommand(getStartedCommand, () => getStarted(context)),
    commands.registerCommand(openSettingCommand, (name: unknown, flow: unknown) =>
      openSetting(context.extension, supervisor.server, name, flow),
    ),
    commands.registerCommand(declareAmountCommand, (argument: AmountArgument, given?: number) =>
      declareAmount(supervisor.server, argument, given),
    ),
    offerExplanations(() => supervisor.server),
  );
}
