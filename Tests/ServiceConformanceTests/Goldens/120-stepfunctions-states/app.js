const cdk = require('aws-cdk-lib'), sfn = require('aws-cdk-lib/aws-stepfunctions');
const { Condition: C, JsonPath: P, Chain, DefinitionBody } = sfn;
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const s = new cdk.Stack(app, 'States', { env });
const machine = (id, chain, props = {}) => new sfn.StateMachine(s, id, { definitionBody: DefinitionBody.fromChainable(chain), ...props });

// Fields of the simple states.
const first = new sfn.Pass(s, 'First', {
  stateName: 'Renamed', comment: 'c', inputPath: '$.in', outputPath: '$.out', resultPath: P.DISCARD,
  parameters: { a: P.stringAt('$.a'), 'b.$': '$.b', n: 1.5, t: true, s: 'x', o: { z: P.numberAt('$.z'), l: [1, 'two', { p: P.stringAt('$.p') }] } },
  assign: { v: P.stringAt('$.v'), w: [1] },
});
const texts = new sfn.Pass(s, 'Texts', { result: sfn.Result.fromString("it's") });
const lists = new sfn.Pass(s, 'Lists', { result: sfn.Result.fromArray([1, null, { a: 'b' }]), resultPath: '$.list' });
const seconds = new sfn.Wait(s, 'Seconds', { time: sfn.WaitTime.duration(cdk.Duration.minutes(2)), comment: 'w' });
const path = new sfn.Wait(s, 'Path', { time: sfn.WaitTime.secondsPath('$.seconds') });
const until = new sfn.Wait(s, 'Until', { time: sfn.WaitTime.timestamp('2026-11-25T12:00:00Z') });
const untilPath = new sfn.Wait(s, 'UntilPath', { time: sfn.WaitTime.timestampPath('$.when') });
const done = new sfn.Succeed(s, 'Done', { comment: 'd', inputPath: '$.x', outputPath: '$.y' });
machine('Simple', first.next(texts).next(lists).next(seconds).next(path).next(until).next(untilPath).next(done));

// Functions and the context object.
machine('Functions', new sfn.Pass(s, 'Compute', { parameters: {
  array: P.array(P.stringAt('$.a'), 'b', P.stringAt('$$.Execution.Name')),
  partition: P.arrayPartition(P.listAt('$.a'), 4),
  contains: P.arrayContains(P.listAt('$.a'), 'x'),
  range: P.arrayRange(1, 9, 2),
  item: P.arrayGetItem(P.listAt('$.a'), 5),
  length: P.arrayLength(P.listAt('$.a')),
  unique: P.arrayUnique(P.listAt('$.a')),
  encode: P.base64Encode(P.stringAt('$.a')),
  decode: P.base64Decode('YQ=='),
  hash: P.hash(P.format('{}/{}', P.stringAt('$.a'), P.stringAt('$.b')), 'SHA-256'),
  merge: P.jsonMerge(P.objectAt('$.a'), P.objectAt('$.b')),
  parse: P.stringToJson(P.stringAt('$.a')),
  text: P.jsonToString(P.objectAt('$.a')),
  random: P.mathRandom(1, 10),
  add: P.mathAdd(P.numberAt('$.a'), -1),
  split: P.stringSplit(P.stringAt('$.a'), ','),
  uuid: P.uuid(),
  quoted: P.format("it's {} \\{no\\} a\\b", P.stringAt('$.a')),
  execution: [{ id: P.executionId, input: P.executionInput, name: P.executionName, role: P.executionRoleArn, start: P.executionStartTime }],
  state: { entered: P.stateEnteredTime, name: P.stateName, retries: P.stateRetryCount, machine: P.stateMachineId, machineName: P.stateMachineName },
  token: P.taskToken, all: P.entirePayload, context: P.entireContext,
  index: P.stringAt('$$.Map.Item.Index'),
} }));

// Every comparison.
const all = [];
for (const kind of ['string', 'number', 'timestamp']) {
  const value = kind === 'number' ? 1.5 : 'v';
  for (const name of ['Equals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals']) {
    all.push(C[kind + name]('$.x', value), C[kind + name + 'JsonPath']('$.x', '$.y'));
  }
}
all.push(C.booleanEquals('$.x', true), C.booleanEqualsJsonPath('$.x', '$.y'), C.stringMatches('$.x', 'a*'));
for (const kind of ['Present', 'Null', 'String', 'Numeric', 'Boolean', 'Timestamp']) all.push(C['is' + kind]('$.x'), C['isNot' + kind]('$.x'));
const yes = new sfn.Pass(s, 'Yes'), no = new sfn.Fail(s, 'No', { error: 'E', causePath: '$.cause', comment: 'f' });
const text = new sfn.Fail(s, 'Text', { errorPath: "States.Format('{}', $.e)", cause: 'C' });
const choice = new sfn.Choice(s, 'Choice', { inputPath: '$.i', outputPath: '$.o', comment: 'ch' })
  .when(C.or(...all), yes, { comment: 'any', assign: { x: P.stringAt('$.x') } })
  .when(C.and(C.not(all[0]), C.isPresent('$$.Execution.Input.a')), text)
  .otherwise(no);
machine('Comparisons', choice);

// Ways that meet again.
const after = new sfn.Pass(s, 'After');
const handled = new sfn.Pass(s, 'Handled');
const custom = new sfn.CustomState(s, 'Custom', { stateJson: { Type: 'Task', Resource: 'arn:aws:states:::athena:getQueryExecution', Parameters: { 'Id.$': '$.id' } } });
custom.addRetry({ errors: ['Added'], maxAttempts: 0 });
custom.addCatch(handled, { resultPath: '$.error' });
custom.addCatch(handled, { errors: ['Specific'], resultPath: P.DISCARD });
const ways = new sfn.Choice(s, 'Ways').when(C.isPresent('$.a'), custom).when(C.isPresent('$.b'), new sfn.Wait(s, 'Short', { time: sfn.WaitTime.seconds(1) }));
machine('Meeting', ways.afterwards({ includeErrorHandlers: true, includeOtherwise: true }).next(after));

// Parallel states, maps, fragments.
class Fragment extends sfn.StateMachineFragment {
  constructor(scope, id) {
    super(scope, id);
    const a = new sfn.Pass(this, 'A'), b = new sfn.Pass(this, 'B');
    this.startState = a;
    this.endStates = a.next(b).endStates;
  }
}
const parallel = new sfn.Parallel(s, 'Parallel', {
  comment: 'p', inputPath: '$.i', outputPath: '$.o', resultPath: '$.r', resultSelector: { one: P.stringAt('$[0]') }, parameters: { q: P.stringAt('$.q') }, assign: { v: 1 },
}).branch(new Fragment(s, 'One').prefixStates(), new Fragment(s, 'Two').prefixStates('2 ').next(new sfn.Pass(s, 'Later')));
parallel.addRetry().addRetry({ errors: ['X', 'Y'], interval: cdk.Duration.minutes(1), maxDelay: cdk.Duration.hours(1), backoffRate: 1, jitterStrategy: sfn.JitterType.NONE });
const failed = new sfn.Pass(s, 'Failed');
parallel.addCatch(failed, { assign: { e: P.stringAt('$.Error') } });
const map = new sfn.Map(s, 'Map', { comment: 'm', inputPath: '$.i', outputPath: '$.o', resultPath: '$.r', itemsPath: '$.items', maxConcurrencyPath: '$.max', itemSelector: { v: P.stringAt('$$.Map.Item.Value'), l: 1 }, resultSelector: { c: P.stringAt('$.c') }, assign: { a: P.stringAt('$.a') } });
map.itemProcessor(new Fragment(s, 'Three').toSingleState({ comment: 'single', resultPath: '$.x' }));
map.addRetry({ errors: ['States.Timeout'] });
map.addCatch(failed, { errors: ['States.TaskFailed'], resultPath: '$.e' });
const inner = new sfn.Map(s, 'Inner', { maxConcurrency: 0 }).itemProcessor(Chain.start(new sfn.Pass(s, 'Chained')).next(new sfn.Pass(s, 'Twice')).toSingleState('Whole'));
const outer = new sfn.Map(s, 'Outer').itemProcessor(inner);
machine('Nested', parallel.next(map).next(outer), { comment: 'all', timeout: cdk.Duration.days(1) });

// States that lead back, and ones that only lead here.
const loop = new sfn.Wait(s, 'Loop', { time: sfn.WaitTime.duration(cdk.Duration.seconds(5)) });
const check = new sfn.Choice(s, 'Check').when(C.booleanEquals('$.done', true), new sfn.Succeed(s, 'End')).otherwise(loop);
machine('Looping', loop.next(check));

// Distributed maps.
const labeled = new sfn.DistributedMap(s, 'Labeled', { itemsPath: '$.files', maxConcurrency: 100, label: 'files', toleratedFailurePercentage: 5, toleratedFailureCountPath: '$.count', mapExecutionType: sfn.StateMachineType.EXPRESS, resultPath: '$.r' });
labeled.itemProcessor(new sfn.Pass(s, 'File'));
machine('Distributed', labeled);
const unlabeled = new sfn.DistributedMap(s, 'Unlabeled', { toleratedFailureCount: 3 }).itemProcessor(new sfn.Pass(s, 'Item'));
machine('DistributedInside', new sfn.Parallel(s, 'Around').branch(unlabeled), { stateMachineName: 'inside' });

// JSONata.
const jsonata = sfn.QueryLanguage.JSONATA;
const transform = sfn.Pass.jsonata(s, 'Transform', { outputs: { o: '{% $states.input.x %}', l: [1] }, assign: { y: '{% $states.input.y %}' } });
const pause = sfn.Wait.jsonata(s, 'Pause', { time: sfn.WaitTime.seconds('{% $y %}') });
const each = sfn.Map.jsonata(s, 'EachJ', { items: sfn.ProvideItems.jsonata('{% $states.input.items %}'), jsonataMaxConcurrency: '{% $n %}', itemSelector: { v: '{% $states.context.Map.Item.Value %}' }, outputs: '{% $states.result %}' })
  .itemProcessor(sfn.Pass.jsonata(s, 'InnerJ', { outputs: '{% $states.input %}' }));
const decide = sfn.Choice.jsonata(s, 'Decide', { outputs: '{% $states.input %}', assign: { d: 1 } })
  .when(C.jsonata('{% $y > 1 %}'), sfn.Succeed.jsonata(s, 'SucceedJ', { outputs: { ok: true } }), { outputs: '{% 1 %}', assign: { z: 2 } })
  .otherwise(sfn.Fail.jsonata(s, 'FailJ', { error: '{% $states.input.e %}', cause: 'c' }));
each.addCatch(new sfn.Pass(s, 'HandledJ', { queryLanguage: jsonata }), { outputs: '{% $states.errorOutput %}', assign: { q: 1 } });
machine('Jsonata', transform.next(pause).next(each).next(decide), { queryLanguage: jsonata });
const mixed = sfn.Parallel.jsonata(s, 'Mixed', { outputs: '{% $states.result %}' }).branch(new sfn.Pass(s, 'Plain', { parameters: { a: P.stringAt('$.a') } }));
machine('SomeJsonata', new sfn.Pass(s, 'Before', { inputPath: '$.x' }).next(mixed));
app.synth();
