// What the page's charts need of Vega: its parser, its view, and the transforms behind marks, axes, legends and
// data. No maps, forces, trees, words in clouds or regressions; no expression is ever compiled, so that a page
// works under a policy without 'unsafe-eval'.
import * as data from "vega-transforms";
import * as guides from "vega-encode";
import * as layout from "vega-view-transforms";
import { expressionInterpreter as expr } from "vega-interpreter";
import { parse } from "vega-parser";
import { transforms } from "vega-dataflow";
import { View } from "vega-view";

Object.assign(transforms, data, layout, guides);

// A view of a compiled specification, not yet run.
globalThis.vegaView = (spec, config, options) => new View(parse(spec, config, { ast: true }), { expr, ...options });
