import { expect, test } from "vitest";
import { URI } from "vscode-uri";
import { pathOf, uriOf } from "../../server/src/language-server/document-path";
import { outermostZip, packageFolder } from "../../shared/package-address";

test.each([
  ["file:///c%3A/My exports/a.zip", "flow-package://file/c:/My exports/a.zip!"],
  ["vscode-vfs://github/owner/repo/A.ZIP", "flow-package://vscode-vfs~github/owner/repo/A.ZIP!"],
  ["vscode-remote://ssh-remote+host/x.zip", "flow-package://vscode-remote~ssh-remote+host/x.zip!"],
])("%s opens as %s, and leads back", (zip, folder) => {
  const address = URI.from(packageFolder(URI.parse(zip)));
  expect(address.toString(true)).toBe(URI.parse(folder).toString(true));
  const place = pathOf(URI.from({ ...address.toJSON(), path: `${address.path}/Workflows/x.json` }).toString());
  const outside = pathOf(zip);
  expect(place).toEqual({ origin: outside.origin, path: `${outside.path}!/Workflows/x.json` });
  expect(pathOf(uriOf(place))).toEqual(place);
});

test.each([
  ["/a.zip", null],
  ["/a.zip!", "/a.zip"],
  ["/x/a.zip!/b.zip!/c.json", "/x/a.zip"],
  ["/x/A.ZIP!/c.json", "/x/A.ZIP"],
  ["/x/a.zip!b/c.json", null],
  ["/x/old!/c.json", null],
])("%s leads into %s", (path, zip) => {
  expect(outermostZip(path)).toBe(zip);
});
