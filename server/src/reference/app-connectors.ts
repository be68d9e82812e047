import data from "../../data/app-connectors.json";
import { catalogueId } from "./connector-id";

/** The app whose data a connector works on, so that its flows run in the app's context; undefined for most. */
export function appOfConnector(connectorId: string): string | undefined {
  const id = catalogueId(connectorId);
  return data.rows.find((row) => row.id === id)?.app;
}
