// Prints the names that aws-cdk-lib has for resource types and what belongs to them, as JSON: `node names.js <modules>`.
"use strict";

const fs = require("fs");

const names = {};
for (const [type, { Class, name, module, declarations }] of require("./classes")(process.argv[2])) {
  const attributes = {};
  const accessors = [];
  for (const [member, { get }] of Object.entries(Object.getOwnPropertyDescriptors(Class.prototype))) {
    const attribute = get && /getAtt\("([^"]+)"/.exec(get.toString());
    if (attribute) attributes[attribute[1]] = member;
    else if (get) accessors.push(member);
  }
  const namespace = new RegExp(`^export declare namespace ${name} \\{\\n(.*?)^\\}`, "ms").exec(fs.readFileSync(declarations, "utf8"));
  const nested = namespace ? [...namespace[1].matchAll(/^ {4}interface (\w+)/gm)].map((match) => match[1]) : [];
  names[type] = { module, name, attributes, accessors, nested };
}
process.stdout.write(JSON.stringify(names));
