// Runs CloudFront's functions, runtime 2.0, one request a line: {code, event, keys, now} in, {result} or {error} out.
//
// A function gets what CloudFront's runtime gives it, and no more: the modules `cloudfront` and `crypto`, and `Buffer`.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
import crypto from 'node:crypto';
import {createInterface} from 'node:readline';
import vm from 'node:vm';

const loaded = new Map();

async function load(code) {
    const state = {keys: {}, now: 0};
    const context = vm.createContext({Buffer});
    context.now = () => state.now;
    vm.runInContext('Date.now = now; delete globalThis.now;', context);
    const kvs = () => ({
        get: async name => {
            if (!Object.hasOwn(state.keys, name)) throw new Error('KeyNotFound');
            return state.keys[name];
        },
        exists: async name => Object.hasOwn(state.keys, name)
    });
    const given = {cloudfront: {kvs}, crypto: {createHash: crypto.createHash, createHmac: crypto.createHmac}};
    const module = new vm.SourceTextModule(`${code}\nexport {handler};`, {context});
    await module.link(name => {
        if (!Object.hasOwn(given, name)) throw new Error(`The runtime has no module ${name}.`);
        return new vm.SyntheticModule(['default'], function () { this.setExport('default', given[name]); }, {context});
    });
    await module.evaluate();
    return {handler: module.namespace.handler, state};
}

for await (const line of createInterface({input: process.stdin})) {
    const {code, event, keys, now} = JSON.parse(line);
    let answer;
    try {
        if (!loaded.has(code)) loaded.set(code, await load(code));
        const {handler, state} = loaded.get(code);
        Object.assign(state, {keys, now});
        answer = {result: await handler(event)};
    } catch (error) {
        answer = {error: String(error)};
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
}
