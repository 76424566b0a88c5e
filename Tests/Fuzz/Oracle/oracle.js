// Builds recipes with aws-cdk-lib: one JSON line in, {recipe, output, fixtures}, one JSON line out, {error} or {}.
'use strict';
const readline = require('readline');
const cdk = require('aws-cdk-lib');
const { CURRENTLY_RECOMMENDED_FLAGS } = require('aws-cdk-lib/cx-api');
const { Tree } = require('./tree');

// What the CLI sets, without what changes from run to run.
const CLI_CONTEXT = {
  'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:version-reporting': false,
  'aws:cdk:disable-stack-trace': true, 'aws:cdk:disable-creation-stack-traces': true,
  '@aws-cdk/core:failSynthOnValidationErrors': false,
};

function build({ recipe, output, fixtures }) {
  // A cache of the process would make a recipe's result depend on the ones before it.
  cdk.AssetStaging.clearAssetHashCache();
  const app = new cdk.App({
    outdir: output, autoSynth: false, analyticsReporting: false,
    context: { ...CURRENTLY_RECOMMENDED_FLAGS, ...CLI_CONTEXT, ...recipe.context },
  });
  new Tree(app, fixtures).build(recipe.operations);
  app.synth();
}

// The original's own messages must not stand between the answers.
console.log = console.error;
readline.createInterface({ input: process.stdin }).on('line', (line) => {
  let answer = {};
  try {
    build(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error && error.message || error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
