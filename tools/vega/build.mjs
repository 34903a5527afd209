// Writes src/cocrea/widgets/js/vega.js and the licences of what is in it: npm ci && node build.mjs
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { build } from "esbuild";

const TARGET = "../../src/cocrea/widgets/js/";
const RECIPE = ["build.mjs", "empty.cjs", "entry.js", "package-lock.json"];
const UNUSED = ["d3-geo", "d3-dsv", "topojson-client"]; // maps, and tables as text
const recipe = createHash("sha256");
for (const name of RECIPE) recipe.update(readFileSync(name));

const { metafile } = await build({
  entryPoints: ["entry.js"],
  outfile: `${TARGET}vega.js`,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  metafile: true,
  alias: Object.fromEntries(UNUSED.map((name) => [name, "./empty.cjs"])),
  banner: { js: `/* Vega and D3, cut to our charts by tools/vega (recipe ${recipe.digest("hex").slice(0, 12)}).`
    + " BSD-3-Clause and ISC: vega-LICENSES.txt */" },
});

const packages = new Set(Object.keys(metafile.inputs).map((path) => path.match(/^node_modules\/([^/]+)/)?.[1]));
const licences = new Map(); // text -> packages
for (const name of [...packages].filter(Boolean).sort()) {
  const path = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((file) => `node_modules/${name}/${file}`).find(existsSync);
  const text = readFileSync(path, "utf8").trim();
  licences.set(text, [...(licences.get(text) ?? []), name]);
}
const notice = [...licences].map(([text, names]) => `${names.join(", ")}\n\n${text}\n`);
writeFileSync(`${TARGET}vega-LICENSES.txt`, notice.join(`\n${"-".repeat(78)}\n\n`));
