// aws-cdk-lib's own classes for resource types, by type: the class, its name and the file that declares it.
"use strict";

const fs = require("fs");
const path = require("path");

/** @param modules the directory of Node modules with aws-cdk-lib */
module.exports = function classes(modules) {
  const found = new Map();
  const library = path.join(modules, "aws-cdk-lib");
  for (const module of fs.readdirSync(library).filter((name) => name.startsWith("aws-") || name === "alexa-ask")) {
    const directory = path.join(library, module, "lib");
    if (!fs.existsSync(directory)) continue;
    for (const file of fs.readdirSync(directory).filter((name) => name.endsWith(".generated.js") && !name.includes("canned"))) {
      for (const [name, member] of Object.entries(require(path.join(directory, file)))) {
        const type = member && member.CFN_RESOURCE_TYPE_NAME;
        if (type) found.set(type, { Class: member, name, module, declarations: path.join(directory, file.replace(/\.js$/, ".d.ts")) });
      }
    }
  }
  return found;
};
