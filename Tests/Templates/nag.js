// What cdk-nag's pack AwsSolutions finds in templates: `NODE_PATH=… node nag.js TEMPLATE…`. Prints a JSON list for each.
const { App, Stack } = require("aws-cdk-lib");
const { CfnInclude } = require("aws-cdk-lib/cloudformation-include");
const { AwsSolutionsChecks } = require("cdk-nag");

const found = process.argv.slice(2).map((template) => {
  const app = new App({ analyticsReporting: false });
  new CfnInclude(new Stack(app, "Checked"), "Template", { templateFile: template, preserveLogicalIds: true });
  const report = new AwsSolutionsChecks(app, { verbose: true }).validateScope(app);
  return report.violations.flatMap((violation) =>
    violation.violatingResources.map((resource) => ({
      rule: violation.ruleName,
      severity: violation.severity || "error",
      resource: (resource.constructPath || resource.resourceLogicalId || "").split("/").pop(),
      message: violation.description,
    }))
  );
});
process.stdout.write(JSON.stringify(found));
