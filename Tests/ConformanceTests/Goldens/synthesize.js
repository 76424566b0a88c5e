// Writes the goldens anew: node synthesize.js <pattern of case names> <folder of cases>
// `Tests/goldens` runs it, and says by NODE_PATH where aws-cdk-lib 2.275.0 and constructs 10.8.1 are.
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const context = JSON.parse(fs.readFileSync(path.join(__dirname, 'cdk.json'))).context;
const pattern = new RegExp(process.argv[2]);
const cases = path.resolve(process.argv[3]);

const names = fs.readdirSync(cases).filter(name => /^\d+-/.test(name) && pattern.test(name));
if (names.length === 0) {
  console.error(`No case in ${cases} has a name that matches ${pattern}.`);
  process.exitCode = 1;
}
for (const name of names) {
  const directory = path.join(cases, name);
  const own = path.join(directory, 'context.json');
  const values = { ...context, ...(fs.existsSync(own) ? JSON.parse(fs.readFileSync(own)) : {}) };
  fs.rmSync(path.join(directory, 'cdk.out'), { recursive: true, force: true });
  const run = spawnSync('node', ['app.js'], {
    cwd: directory,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH, NODE_PATH: process.env.NODE_PATH, HOME: fs.mkdtempSync(path.join(os.tmpdir(), 'goldens-')),
      CDK_CONTEXT_JSON: JSON.stringify(values), CDK_OUTDIR: 'cdk.out', CDK_VALIDATION: 'false', TZ: 'UTC', LANG: 'C.UTF-8',
    },
  });
  if (run.status !== 0) console.log(name, run.stderr);
  const output = path.join(directory, 'cdk.out');
  if (fs.existsSync(output)) pin(output);
}

// Leaves out what changes from run to run or is the same everywhere: stack traces and the list of feature flags.
function pin(directory) {
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory() && entry.name.startsWith('assembly-')) pin(file);
    if (entry.name.endsWith('.metadata.json')) {
      edit(file, metadata => Object.values(metadata).flat().forEach(item => delete item.trace));
    }
    if (entry.name === 'manifest.json') {
      edit(file, manifest => {
        const report = manifest.artifacts['aws-cdk-lib/feature-flag-report'];
        if (report) report.properties.flags = {};
      });
    }
  }
}

function edit(file, change) {
  const content = JSON.parse(fs.readFileSync(file));
  change(content);
  fs.writeFileSync(file, JSON.stringify(content, undefined, 2));
}
