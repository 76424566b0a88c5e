// Builds the samples of an assembly again with aws-cdk-lib: `node original.js <modules> <assembly> <output>`.
//
// A resource gets the properties that the assembly's tree.json shows, under the names that they have there. Names that aws-cdk-lib does
// not know are lost, so that its templates tell whether all names are right. What a class refuses is left out and noted in refused.json.
"use strict";

const fs = require("fs");
const path = require("path");

const [modules, assembly, outdir] = process.argv.slice(2);
const cdk = require("aws-cdk-lib");

// What the samples give as a date and time: see Sample.swift.
const DATE = "2026-11-25T12:00:00Z";

/** The value with what is deferred, and with dates, as such. */
function withTokens(value) {
  // A date's own text has milliseconds, which the one that it is made of has not.
  if (value === DATE) return Object.assign(new Date(value), { toJSON: () => value });
  if (Array.isArray(value)) return value.map(withTokens);
  if (value === null || typeof value !== "object") return value;
  if ("Fn::ImportValue" in value) return cdk.Token.asAny({ resolve: () => value });
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withTokens(member)]));
}

const types = require("./classes")(modules);
const refused = {};
const app = new cdk.App({ outdir, analyticsReporting: false, treeMetadata: true });
const tree = JSON.parse(fs.readFileSync(path.join(assembly, "tree.json"))).tree;
for (const [name, { children }] of Object.entries(tree.children)) {
  if (!children || name.endsWith("-copied")) continue;
  const stack = new cdk.Stack(app, name);
  for (const [id, { attributes }] of Object.entries(children)) {
    const type = attributes && attributes["aws:cdk:cloudformation:type"];
    if (!type) continue;
    if (!types.has(type)) throw new Error(`aws-cdk-lib has no class for ${type}`);
    try {
      const resource = new (types.get(type).Class)(stack, id, withTokens(attributes["aws:cdk:cloudformation:props"]));
      stack.resolve(resource._toCloudFormation());
    } catch (error) {
      stack.node.tryRemoveChild(id);
      refused[`${name} ${type}`] = error.message;
    }
  }
}
app.synth();
fs.writeFileSync(path.join(outdir, "refused.json"), JSON.stringify(refused, null, 1));
