import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import {
  documentFlowsRequest,
  type FileParams,
  fileBytesRequest,
  fileKindRequest,
  folderNamesRequest,
  type PackageBytesParams,
  type PackageParams,
  type ScanParams,
  scanRequest,
} from "../../../shared/protocol";
import type { Editor } from "./editor";
import type { Packages, ZipFault } from "./packages";
import type { Session } from "./session";

/** Answers what only our own client asks. */
export function answerOwnRequests(connection: Connection, session: Session, editor: () => Promise<Editor>): void {
  connection.onRequest(documentFlowsRequest, ({ uri }: FileParams, token: CancellationToken) =>
    session.answer(uri, async () => (await editor()).flowsOf(uri, token)),
  );
  connection.onRequest(scanRequest, (params: ScanParams, token: CancellationToken) =>
    session.answer(params.folders[0] ?? "", async () => (await editor()).scan(params, token)),
  );
  connection.onRequest(fileKindRequest, (params: PackageParams) => inZip(params, (zips) => zips.kindOf(params)));
  connection.onRequest(folderNamesRequest, (params: PackageParams) => inZip(params, (zips) => zips.namesIn(params)));
  connection.onRequest(fileBytesRequest, (params: PackageBytesParams) => inZip(params, (zips) => zips.bytesOf(params)));

  async function inZip<T>({ uri }: PackageParams, ask: (zips: Packages) => Promise<T | ZipFault>): Promise<T> {
    const answer = await session.answer(uri, async () => ask((await editor()).packages));
    if (isFault(answer)) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.fault);
    return answer;
  }
}

function isFault(answer: unknown): answer is ZipFault {
  return typeof answer === "object" && answer !== null && "fault" in answer;
}
