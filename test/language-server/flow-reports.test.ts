import { describe, expect, it } from "vitest";
import type { WorkspaceEdit } from "vscode-languageserver";
import type { Stated } from "../../shared/flow-report";
import { type ReportAnswer, reportRequest, type StateAnswer, stateRequest } from "../../shared/protocol";
import { applyToEach, button, compose } from "../report/flow-parts";
import { solutionFile } from "../report/lint-report";
import { testSessions } from "./sessions";
import { createsFiles } from "./stdio-client";

const { openIn } = testSessions();

const text = solutionFile({ triggers: button, actions: { Each: applyToEach({ Compose: compose }) } });
const items = (value: number): Stated => ({ setting: ["estimates", "loops", "Each"], value });
const runs = (value: number): Stated => ({ setting: ["estimates", "runsPerDay"], value });

async function start() {
  const { client, uri } = await openIn({ "a.json": text }, "a.json", { capabilities: createsFiles });
  const ask = <R>(method: string, stated: readonly Stated[], at = uri): Promise<R> =>
    client.connection.sendRequest(method, { textDocument: { uri: at }, flow: 0, stated });
  const likely = async (...stated: readonly Stated[]) => {
    const answer = await ask<ReportAnswer>(reportRequest, stated);
    const { requests } = answer.report.flow;
    return [requests?.perRun.likely, requests?.perDay?.likely];
  };
  return { ask, likely };
}

describe("the report on an open flow", () => {
  it("follows what is tried out, and forgets it", async () => {
    const { likely } = await start();
    expect(await likely()).toEqual([12, 120]);
    expect(await likely(items(50), runs(3))).toEqual([52, 156]);
    expect(await likely()).toEqual([12, 120]);
  });

  it("takes no number that cannot be meant", async () => {
    const { likely } = await start();
    const other: Stated = { setting: ["context", "owner"], value: 1 };
    expect(await likely(items(-1), items(1.5), runs(2e9), other)).toEqual([12, 120]);
  });

  it("is null where no flow is open", async () => {
    const { ask } = await start();
    expect(await ask(reportRequest, [], "file:///nowhere.json")).toBe(null);
  });

  it("is written into one entry of a settings file, which is made where there is none", async () => {
    const { ask } = await start();
    const { edit, reason } = await ask<StateAnswer>(stateRequest, [items(50), runs(3)]);
    expect(reason).toBe(null);
    const [made, change] = (edit as WorkspaceEdit).documentChanges ?? [];
    expect(made).toMatchObject({ kind: "create" });
    const written = change && "edits" in change ? (change.edits[0] as { newText: string }).newText : "";
    expect(JSON.parse(written)).toEqual({
      flows: [{ match: expect.any(String), estimates: { loops: { Each: 50 }, runsPerDay: 3 } }],
    });
  });

  it("is not written where there is nothing to write", async () => {
    const { ask } = await start();
    expect(await ask(stateRequest, [])).toEqual({ edit: null, reason: "There is nothing to write." });
  });
});
