import type { Connection } from "vscode-languageserver";
import {
  type AmountArgument,
  type AmountStatementParams,
  amountRequest,
  type ExplanationParams,
  explanationRequest,
  type SettingPlaceParams,
  settingPlaceRequest,
  stateAmountRequest,
} from "../../../shared/protocol";
import type { Editor } from "./editor";
import type { Session } from "./session";

/** Answers what our own client asks for its commands. */
export function serveQuestions(connection: Connection, session: Session, editor: () => Promise<Editor>): void {
  connection.onRequest(amountRequest, (argument: AmountArgument, token) =>
    session.answer(argument.uri, async () => (await editor()).amount(argument, token)),
  );
  connection.onRequest(stateAmountRequest, (params: AmountStatementParams, token) =>
    session.answer(params.uri, async () => (await editor()).statements(params, token)),
  );
  connection.onRequest(settingPlaceRequest, (params: SettingPlaceParams, token) =>
    session.answer(params.uri, async () => (await editor()).settingPlace(params, token)),
  );
  connection.onRequest(explanationRequest, (params: ExplanationParams, token) =>
    session.answer(params.uri, async () => (await editor()).explanation(params, token)),
  );
}
