// node generate.js <seed> <count>: random state machines, one JSON text a line, the same for the same seed.
const [seed, count] = process.argv.slice(2).map(Number);

// mulberry32
let state = seed >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = n => Math.floor(random() * n);
const pick = list => list[below(list.length)];
const chance = p => random() < p;
const some = (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make);
const maybe = (p, make) => (chance(p) ? make() : undefined);

let names;
/// Ids that are unique in the machine: among them array indices, which JavaScript puts first.
function id() {
  const base = pick(['A', 'State', 'a/b', '12', '7', 'é', 'quote"d', 'back\\slash', 'with space']);
  const name = names.has(base.replace('/', '--')) ? `${base}${names.size}` : base;
  names.add(name.replace('/', '--'));
  return name;
}

// --- Values

const path = () => pick(['$', '$.a', '$.b.c', '$.list[0]', "$['a b']", '$$.Execution.Name', '$$.State.EnteredTime', '$.x-y', '$..deep', '$.list[*].z']);
const place = () => pick(['$', '$.a', '$.b.c', '$.list[0]', "$['a b']"]);
const deferred = () => pick([{ ref: 'T1' }, { ref: 'T2' }, { att: ['T1', 'TopicName'] }, { pseudo: 'accountId' }, { pseudo: 'region' }]);
const text = () => pick(['', 'x', 'it\'s', 'quo"te', 'back\\slash', 'é', '$.not.a.path', '${placeholder}', 'line\nfeed', '10']);
const joined = () => ({ join: some(2, 4, () => (chance(0.5) ? deferred() : pick(['/', 'a"', ':', '\\', "'"]))) });

/// An argument of a function.
const argument = depth => pick([
  () => ({ path: path() }), () => ({ text: pick(['x', "it's", 'a\\b', 'a"b']) }), () => ({ number: pick([0, 1, -5, 2.5, 100]) }),
  () => (depth > 1 ? { path: path() } : call(depth + 1)),
])();
function call(depth = 0) {
  const a = () => argument(depth), p = () => ({ path: path() });
  return pick([
    () => ({ call: 'format', template: '{}', args: [a()] }),
    () => ({ call: 'format', template: "it's {} and {}", args: [a(), p()] }),
    () => ({ call: 'format', template: pick(['fixed', '\\{\\}', 'a"b']), args: [] }),
    () => ({ call: 'format', template: joined(), args: [] }),
    () => ({ call: 'array', args: some(0, 3, a) }),
    () => ({ call: 'arrayPartition', args: [p(), { number: 4 }] }),
    () => ({ call: 'arrayContains', args: [p(), a()] }),
    () => ({ call: 'arrayRange', args: [{ number: 1 }, { number: 9 }, { number: 2 }] }),
    () => ({ call: 'arrayGetItem', args: [p(), { number: 2 }] }),
    () => ({ call: 'arrayLength', args: [p()] }),
    () => ({ call: 'arrayUnique', args: [p()] }),
    () => ({ call: 'base64Encode', args: [p()] }),
    () => ({ call: 'base64Decode', args: [p()] }),
    () => ({ call: 'hash', args: [p()], algorithm: pick(['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']) }),
    () => ({ call: 'jsonMerge', args: [p(), p()] }),
    () => ({ call: 'stringToJson', args: [p()] }),
    () => ({ call: 'jsonToString', args: [p()] }),
    () => ({ call: 'mathRandom', args: [{ number: 1 }, { number: 10 }] }),
    () => ({ call: 'mathAdd', args: [p(), { number: -1 }] }),
    () => ({ call: 'stringSplit', args: [p(), { text: ',' }] }),
    () => ({ call: 'uuid', args: [] }),
  ])();
}

/// A payload template. In lists, paths have no name that could say that they are ones.
function template(depth = 0, language, isInList = false) {
  if (language === 'jsonata' && chance(0.3)) return { value: pick(['{% $states.input.x %}', '{% $y & "a" %}', '{% 1 + 2 %}']) };
  const kind = random();
  if (depth > 2 || kind < 0.35) return { value: pick([text(), 0, -1.5, 1e21, 1e-7, true, false]) };
  if (kind < 0.45) return { value: chance(0.5) ? deferred() : joined() };
  if (kind < 0.65 && !isInList && language !== 'jsonata') return { path: chance(0.6) ? { path: path() } : call() };
  if (kind < 0.8) return { list: some(0, 3, () => template(depth + 1, language, true)) };
  return object(depth, language);
}
function object(depth = 0, language) {
  const members = {};
  for (const key of some(0, 4, () => pick(['a', 'b', 'Key', '1', '0', 'é', 'with space', 'quo"te']))) members[key] = template(depth + 1, language);
  return { object: Object.entries(members) };
}
/// JSON without paths.
const json = (depth = 0) => (depth > 1 ? text() : pick([text, () => 1.5, () => null, () => true, () => some(0, 3, () => json(depth + 1)), () => ({ a: json(depth + 1), 1: json(depth + 1), b: deferred() }), deferred])());

function condition(language, depth = 0) {
  if (language === 'jsonata') return { jsonata: pick(['{% $x > 1 %}', '{% true %}']) };
  const kind = random();
  if (depth < 2 && kind < 0.15) return { and: some(1, 3, () => condition(language, depth + 1)) };
  if (depth < 2 && kind < 0.3) return { or: some(1, 3, () => condition(language, depth + 1)) };
  if (depth < 2 && kind < 0.4) return { not: condition(language, depth + 1) };
  const variable = pick(['$', '$.a', '$.b[0]', "$['a b']", '$$.Execution.Input.a']);
  if (kind < 0.6) return { is: pick(['Present', 'Null', 'String', 'Numeric', 'Boolean', 'Timestamp']), not: chance(0.5), variable };
  if (kind < 0.65) return { matches: pick(['a*', '*\\**']), variable };
  const type = pick(['string', 'number', 'timestamp', 'boolean']);
  const comparison = type === 'boolean' ? 'Equals' : pick(['Equals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals']);
  const result = { type, comparison, variable };
  if (chance(0.3)) result.path = place();
  else result.value = { string: text, number: () => pick([0, 1.5, -3]), timestamp: () => '2026-11-25T12:00:00Z', boolean: () => chance(0.5) }[type]();
  return result;
}

// --- States

const kinds = ['pass', 'pass', 'wait', 'choice', 'choice', 'succeed', 'fail', 'parallel', 'map', 'distributedMap', 'custom', 'call', 'job', 'events', 'execution'];
const continues = kind => !['choice', 'succeed', 'fail'].includes(kind);
const isFallible = kind => continues(kind) && !['pass', 'wait'].includes(kind);
const isJSONata = s => s.language === 'jsonata';

function makeState(kind, machineLanguage, depth) {
  const language = kind === 'custom' ? undefined : machineLanguage === 'jsonata' ? 'jsonata' : maybe(0.15, () => 'jsonata');
  const own = language ?? 'jsonPath';
  const s = { kind, id: id(), language };
  s.comment = kind === 'custom' ? undefined : maybe(0.2, text);
  if (kind !== 'custom') s.stateName = maybe(0.1, () => { const name = `Named ${names.size}`; names.add(name); return name; });
  const isTask = ['call', 'job', 'events', 'execution'].includes(kind);
  if (own === 'jsonPath') {
    if (!['fail', 'custom'].includes(kind)) {
      s.inputPath = maybe(0.2, () => pick([place(), 'DISCARD']));
      s.outputPath = maybe(0.2, () => pick([place(), 'DISCARD']));
    }
    if (['pass', 'parallel', 'map', 'distributedMap'].includes(kind) || isTask) s.resultPath = maybe(0.3, () => pick([place(), 'DISCARD']));
    if (['parallel', 'map', 'distributedMap'].includes(kind) || isTask) s.resultSelector = maybe(0.2, () => object());
    if (['pass', 'parallel'].includes(kind)) s.parameters = maybe(0.4, () => object());
    if (['pass', 'wait', 'choice', 'parallel', 'map', 'distributedMap'].includes(kind) || isTask) s.assign = maybe(0.2, () => object());
  } else if (kind !== 'fail') {
    s.outputs = maybe(0.4, () => object(0, own));
    if (kind !== 'succeed') s.assign = maybe(0.3, () => object(0, own));
  }
  if (isTask) {
    s.timeout = maybe(0.3, () => pick([{ seconds: 60 + below(1000) }, own === 'jsonata' ? { expression: '{% $t %}' } : { path: '$.timeout' }]));
    s.heartbeat = maybe(0.2, () => pick([{ seconds: 1 + below(59) }, own === 'jsonata' ? { expression: '{% $h %}' } : { path: '$.heartbeat' }]));
    s.credentials = maybe(0.15, () => pick([{ role: 'R' }, own === 'jsonata' ? { role: 'R' } : { path: '$.role' }]));
  }
  switch (kind) {
    case 'pass':
      if (own === 'jsonPath') s.result = maybe(0.3, () => ({ json: json() }));
      break;
    case 'wait':
      s.time = pick([() => ({ seconds: below(1000) }), () => ({ timestamp: '2026-11-25T12:00:00Z' }), ...(own === 'jsonata' ? [() => ({ expression: '{% $s %}' })] : [() => ({ secondsPath: place() }), () => ({ timestampPath: place() })])])();
      break;
    case 'fail':
      s.error = maybe(0.7, () => (own === 'jsonPath' && chance(0.4) ? { path: chance(0.5) ? { path: place() } : { call: 'format', template: 'E{}', args: [{ path: '$.e' }] } } : { text: chance(0.3) ? joined() : pick(['E', 'x"y']) }));
      s.cause = maybe(0.7, () => (own === 'jsonPath' && chance(0.4) ? { path: { path: place() } } : { text: pick(['C', "it's"]) }));
      break;
    case 'parallel':
      s.branches = some(1, 3, () => graph(machineLanguage, depth + 1));
      break;
    case 'map': case 'distributedMap':
      s.itemsPath = own === 'jsonPath' ? maybe(0.5, place) : undefined;
      s.items = own === 'jsonata' ? maybe(0.5, () => pick(['{% $states.input.items %}', [1, 'a', null]])) : undefined;
      s.itemSelector = maybe(0.4, () => object(0, own));
      s.maxConcurrency = maybe(0.5, () => pick([{ limit: below(20) }, own === 'jsonata' ? { expression: '{% $n %}' } : { path: '$.max' }]));
      if (kind === 'distributedMap') {
        s.executionType = maybe(0.5, () => pick(['STANDARD', 'EXPRESS']));
        s.percentage = maybe(0.3, () => pick([0, 5, 12.5, 100]));
        s.count = maybe(0.3, () => below(5));
        s.label = maybe(0.4, () => pick(['label', 'other-label']));
      }
      s.processor = graph(machineLanguage, depth + 1);
      break;
    case 'custom':
      s.definition = { Type: 'Task', Resource: 'arn:aws:states:::athena:getQueryExecution', [machineLanguage === 'jsonata' ? 'Arguments' : 'Parameters']: { a: text(), b: deferred() } };
      if (chance(0.3)) s.definition.Retry = [{ ErrorEquals: ['Own'], MaxAttempts: 2 }];
      if (chance(0.2)) s.definition.Comment = text();
      break;
    case 'call':
      s.service = pick(['s3', 'dynamodb', 'sfn', 'cloudwatchlogs', 'mediaPackageVod', 'bedrockagent']);
      s.action = pick(['getObject', 'listThings']);
      s.parameters = maybe(0.7, () => ({ object: Object.entries({ Bucket: template(1, own), Key: template(1, own), 9: template(1, own) }).slice(0, below(4)) }));
      s.resources = some(1, 2, () => pick(['*', 'arn:aws:s3:::a', { att: ['T1', 'TopicName'] }]));
      s.iamAction = maybe(0.2, () => 'own:Action');
      s.token = chance(0.1);
      break;
    case 'job':
      s.request = { object: [['Settings', object(0, own)], ['Queue', template(1, own)]] };
      s.runs = chance(0.5);
      break;
    case 'events':
      s.entries = some(1, 3, () => ({ source: pick(['video', 'a.b']), detailType: template(2, own), detail: maybe(0.8, () => template(1, own)), bus: maybe(0.4, () => pick(['arn:aws:events:eu-south-1:111111111111:event-bus/own', { att: ['T2', 'TopicName'] }])) }));
      break;
    case 'execution':
      s.machine = pick(['child', 'named', 'foreign']);
      // Without an input, the original hands the text '$' over in JSONata.
      s.input = own === 'jsonata' || chance(0.5) ? object(0, own) : undefined;
      s.executionName = maybe(0.3, () => template(2, own));
      s.associates = chance(0.2);
      s.pattern = pick(['requestResponse', 'requestResponse', 'runJob', 'runJob', 'waitForTaskToken']);
      break;
  }
  return JSON.parse(JSON.stringify(s));
}

const retry = () => {
  const interval = maybe(0.5, () => 1 + below(100));
  return JSON.parse(JSON.stringify({ errors: maybe(0.7, () => some(1, 3, () => pick(['E1', 'E2', 'States.Timeout', 'States.TaskFailed']))), interval, maxAttempts: maybe(0.5, () => below(5)), backoffRate: maybe(0.4, () => pick([1, 1.5, 2])), maxDelay: maybe(0.3, () => 101 + below(1000)), jitter: maybe(0.3, () => pick(['FULL', 'NONE'])) }));
};

/// States and the order in which they are joined. Each is led to from an earlier one, so all can be reached.
function graph(language, depth = 0) {
  const size = 1 + below(depth === 0 ? 7 : depth === 1 ? 4 : 2);
  const states = [];
  const links = [];
  const taken = new Set(), defaults = new Set();
  for (let index = 0; index < size; index++) {
    const isLast = index === size - 1;
    if (index > 0) link(pick(states.map((_, n) => n).filter(n => canLead(states[n], n))), index);
    let allowed = kinds.filter(kind => depth < 2 || !['parallel', 'map', 'distributedMap'].includes(kind));
    if (!isLast && !states.some((s, n) => canLead(s, n))) allowed = allowed.filter(kind => kind === 'choice' || continues(kind));
    const kind = pick(allowed);
    states.push(makeState(kind, language, depth));
  }
  // Each choice needs a rule, and has a default.
  states.forEach((s, n) => {
    if (s.kind !== 'choice') return;
    if (!links.some(l => l.from === n && l.kind === 'when')) links.push(when(n, below(size)));
    if (!defaults.has(n)) { defaults.add(n); links.push({ kind: 'otherwise', from: n, to: below(size) }); }
    if (chance(0.3)) links.push(when(n, below(size)));
  });
  // Ways back, and errors.
  states.forEach((s, n) => {
    if (continues(s.kind) && !taken.has(n) && chance(0.2)) { taken.add(n); links.push({ kind: 'next', from: n, to: below(size) }); }
    if (isFallible(s.kind)) {
      for (const options of some(0, chance(0.3) ? 3 : 0, retry)) links.push({ kind: 'retry', from: n, options });
      if (chance(0.2)) links.push(catching(n, below(size)));
    }
  });
  // Their order decides in which order the states are written.
  for (let index = links.length - 1; index > 0; index--) {
    const other = below(index + 1);
    [links[index], links[other]] = [links[other], links[index]];
  }
  // Some are joined only when the graph is in a map already. The original does not take in a default that is set then.
  const lastDefault = links.map(l => l.kind).lastIndexOf('otherwise');
  const late = depth > 0 && chance(0.3) ? lastDefault + 1 + below(links.length - lastDefault) : links.length;
  return { states, links: links.slice(0, late), late: links.slice(late), fragment: depth > 0 ? maybe(0.2, () => ({ id: id(), prefix: pick(['p: ', undefined]), single: chance(0.4) ? id() : undefined })) : undefined };

  function canLead(s, n) {
    if (s.kind === 'choice') return true;
    return (continues(s.kind) && !taken.has(n)) || isFallible(s.kind);
  }
  function link(from, to) {
    const s = states[from];
    if (s.kind === 'choice') {
      if (!defaults.has(from) && chance(0.4)) { defaults.add(from); links.push({ kind: 'otherwise', from, to }); }
      else links.push(when(from, to));
    } else if (!taken.has(from)) { taken.add(from); links.push({ kind: 'next', from, to }); }
    else links.push(catching(from, to));
  }
  function when(from, to) {
    const own = states[from].language;
    return JSON.parse(JSON.stringify({ kind: 'when', from, to, condition: condition(own), comment: maybe(0.2, text), assign: maybe(0.2, () => object(1, own)), outputs: own === 'jsonata' ? maybe(0.3, () => object(1, own)) : undefined }));
  }
  function catching(from, to) {
    // Custom states have no language of their own.
    const own = states[from].language ?? language;
    return JSON.parse(JSON.stringify({ kind: 'catch', from, to, errors: maybe(0.6, () => some(1, 2, () => pick(['E1', 'E2', 'States.Timeout']))), resultPath: own === 'jsonata' ? undefined : maybe(0.5, () => pick([place(), 'DISCARD'])), assign: maybe(0.2, () => object(1, own)), outputs: states[from].language === 'jsonata' ? maybe(0.3, () => object(1, own)) : undefined }));
  }
}

for (let index = 0; index < count; index++) {
  names = new Set(['T1', 'T2', 'R', 'child', 'childPass', 'named', 'foreign', 'Machine', 'Key', 'Logs']);
  const language = maybe(0.15, () => 'jsonata');
  const recipe = {
    isAgnostic: chance(0.3), language, comment: maybe(0.3, text), timeout: maybe(0.3, () => 1 + below(100000)),
    type: maybe(0.3, () => 'STANDARD'), hasRole: chance(0.2), isTraced: maybe(0.3, () => chance(0.5)), name: maybe(0.2, () => 'machine'),
    logs: maybe(0.2, () => ({ level: maybe(0.7, () => pick(['ALL', 'ERROR', 'FATAL', 'OFF'])), data: maybe(0.5, () => chance(0.5)) })),
    encryption: maybe(0.2, () => pick([{}, { key: true }, { key: true, period: 60 + below(800) }])),
    graph: graph(language),
  };
  console.log(JSON.stringify(recipe));
}
