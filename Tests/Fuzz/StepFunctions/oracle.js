// node oracle.js < machines: what aws-cdk-lib makes of each state machine, one JSON text a line. NODE_PATH has to lead to aws-cdk-lib.
const cdk = require('aws-cdk-lib');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');
const logs = require('aws-cdk-lib/aws-logs');
const sfn = require('aws-cdk-lib/aws-stepfunctions');
const tasks = require('aws-cdk-lib/aws-stepfunctions-tasks');
const readline = require('readline');
const { JsonPath } = sfn;

const context = { '@aws-cdk/aws-iam:minimizePolicies': true, '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName': true, '@aws-cdk/core:aspectPrioritiesMutating': true,
  '@aws-cdk/aws-stepfunctions:useDistributedMapResultWriterV2': true,
  'aws:cdk:version-reporting': false, 'aws:cdk:disable-stack-trace': true, '@aws-cdk/core:defaultCrossStackReferences': 'weak' };

function build(recipe) {
  const app = new cdk.App({ context, treeMetadata: false, analyticsReporting: false });
  const env = recipe.isAgnostic ? {} : { account: '111111111111', region: 'eu-south-1' };
  const stack = new cdk.Stack(app, 'Stack', { env });
  const things = {};
  for (const id of ['T1', 'T2']) things[id] = new cdk.CfnResource(stack, id, { type: 'AWS::SNS::Topic' });
  const role = new iam.Role(stack, 'R', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') });
  const machines = {
    child: new sfn.StateMachine(stack, 'child', { definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, 'childPass')) }),
    named: sfn.StateMachine.fromStateMachineName(stack, 'named', 'named'),
    foreign: sfn.StateMachine.fromStateMachineArn(stack, 'foreign', 'arn:aws:states:us-east-1:222222222222:stateMachine:foreign'),
  };

  // --- Values

  function value(v) {
    if (v === null || typeof v !== 'object') return v;
    if (Array.isArray(v)) return v.map(value);
    if (v.ref) return things[v.ref].ref;
    if (v.att) return things[v.att[0]].getAtt(v.att[1]).toString();
    if (v.pseudo) return v.pseudo === 'region' ? cdk.Aws.REGION : cdk.Aws.ACCOUNT_ID;
    if (v.join) return v.join.map(value).join('');
    return Object.fromEntries(Object.entries(v).map(([key, member]) => [key, value(member)]));
  }
  function argument(a) {
    if (a.path !== undefined) return JsonPath.objectAt(a.path);
    if (a.text !== undefined) return a.text;
    if (a.number !== undefined) return a.number;
    return expression(a);
  }
  function expression(e) {
    if (e.path !== undefined) return JsonPath.objectAt(e.path);
    const args = e.args.map(argument);
    if (e.call === 'format') return JsonPath.format(value(e.template), ...args);
    if (e.call === 'hash') return JsonPath.hash(args[0], e.algorithm);
    return JsonPath[e.call](...args);
  }
  function template(t) {
    if (t === undefined) return undefined;
    if ('value' in t) return value(t.value);
    if (t.path) return expression(t.path);
    if (t.list) return t.list.map(template);
    return Object.fromEntries(t.object.map(([key, member]) => [key, template(member)]));
  }
  /// A template that the original takes as a text only.
  const textTemplate = t => { const made = template(t); return made && cdk.Tokenization.isResolvable(made) ? made.toString() : made; };
  const input = t => (t === undefined ? undefined : new sfn.TaskInput(sfn.InputType.OBJECT, template(t)));
  const path = p => (p === 'DISCARD' ? JsonPath.DISCARD : p);

  function condition(c) {
    const C = sfn.Condition;
    if (c.jsonata) return C.jsonata(c.jsonata);
    if (c.and) return C.and(...c.and.map(condition));
    if (c.or) return C.or(...c.or.map(condition));
    if (c.is) return C[`is${c.not ? 'Not' : ''}${c.is}`](c.variable);
    if (c.not) return C.not(condition(c.not));
    if (c.matches) return C.stringMatches(c.variable, c.matches);
    if (c.path !== undefined) return C[`${c.type}${c.comparison}JsonPath`](c.variable, c.path);
    return C[`${c.type}${c.comparison}`](c.variable, c.value);
  }

  // --- States

  const timeout = t => t && (t.seconds ? sfn.Timeout.duration(cdk.Duration.seconds(t.seconds)) : t.path ? sfn.Timeout.at(t.path) : sfn.Timeout.jsonata(t.expression));

  function state(scope, s) {
    const language = s.language === 'jsonata' ? sfn.QueryLanguage.JSONATA : undefined;
    const props = {
      queryLanguage: language, stateName: s.stateName, comment: s.comment, inputPath: path(s.inputPath), outputPath: path(s.outputPath), resultPath: path(s.resultPath),
      resultSelector: template(s.resultSelector), outputs: template(s.outputs), assign: template(s.assign),
      taskTimeout: timeout(s.timeout), heartbeatTimeout: timeout(s.heartbeat),
      credentials: s.credentials && { role: s.credentials.role ? sfn.TaskRole.fromRole(role) : sfn.TaskRole.fromRoleArnJsonPath(s.credentials.path) },
    };
    switch (s.kind) {
      case 'pass': return new sfn.Pass(scope, s.id, { ...props, parameters: template(s.parameters), result: s.result && new sfn.Result(value(s.result.json)) });
      case 'wait': {
        const t = s.time, W = sfn.WaitTime;
        const time = t.seconds !== undefined ? W.duration(cdk.Duration.seconds(t.seconds)) : t.timestamp ? W.timestamp(t.timestamp)
          : t.secondsPath ? W.secondsPath(t.secondsPath) : t.timestampPath ? W.timestampPath(t.timestampPath) : W.seconds(t.expression);
        return new sfn.Wait(scope, s.id, { ...props, time });
      }
      case 'choice': return new sfn.Choice(scope, s.id, props);
      case 'succeed': return new sfn.Succeed(scope, s.id, props);
      case 'fail': {
        const reasons = {};
        for (const name of ['error', 'cause']) {
          if (s[name]?.path) reasons[name + 'Path'] = s[name].path.path ?? `States.Format('${s[name].path.template}', ${s[name].path.args[0].path})`;
          else if (s[name]) reasons[name] = value(s[name].text);
        }
        return new sfn.Fail(scope, s.id, { ...props, ...reasons });
      }
      case 'parallel': {
        const parallel = new sfn.Parallel(scope, s.id, { ...props, parameters: template(s.parameters) });
        for (const branch of s.branches) parallel.branch(graph(scope, branch));
        return parallel;
      }
      case 'map': case 'distributedMap': {
        const own = {
          ...props, itemsPath: s.itemsPath, itemSelector: template(s.itemSelector),
          items: s.items === undefined ? undefined : Array.isArray(s.items) ? sfn.ProvideItems.jsonArray(s.items) : sfn.ProvideItems.jsonata(s.items),
          maxConcurrency: s.maxConcurrency?.limit, maxConcurrencyPath: s.maxConcurrency?.path, jsonataMaxConcurrency: s.maxConcurrency?.expression,
        };
        const map = s.kind === 'map' ? new sfn.Map(scope, s.id, own) : new sfn.DistributedMap(scope, s.id, {
          ...own, mapExecutionType: s.executionType, toleratedFailurePercentage: s.percentage, toleratedFailureCount: s.count, label: s.label });
        return map.itemProcessor(graph(scope, s.processor));
      }
      case 'custom': return new sfn.CustomState(scope, s.id, { stateJson: value(s.definition) });
      case 'call': {
        const parameters = template(s.parameters);
        return new tasks.CallAwsService(scope, s.id, { ...props, service: s.service, action: s.action, iamResources: s.resources.map(value), iamAction: s.iamAction,
          parameters: s.token && language === undefined ? { ...parameters, Token: JsonPath.taskToken } : parameters,
          integrationPattern: s.token && language === undefined ? sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN : undefined });
      }
      case 'job': return new tasks.MediaConvertCreateJob(scope, s.id, { ...props, createJobRequest: { Role: role.roleArn, ...template(s.request) },
        integrationPattern: s.runs ? sfn.IntegrationPattern.RUN_JOB : undefined });
      case 'events': return new tasks.EventBridgePutEvents(scope, s.id, { ...props, entries: s.entries.map(entry => ({
        source: entry.source, detailType: textTemplate(entry.detailType), detail: input(entry.detail),
        eventBus: entry.bus && { eventBusRef: { eventBusArn: value(entry.bus), eventBusName: 'unused' } } })) });
      default: {
        const waits = s.pattern === 'waitForTaskToken' && language === undefined;
        const members = waits ? { object: [...(s.input?.object ?? []).filter(([key]) => key !== 'token'), ['token', { path: { path: '$$.Task.Token' } }]] } : s.input;
        return new tasks.StepFunctionsStartExecution(scope, s.id, { ...props, stateMachine: machines[s.machine], input: input(members), name: textTemplate(s.executionName),
          associateWithParent: s.associates || undefined,
          integrationPattern: s.pattern === 'runJob' ? sfn.IntegrationPattern.RUN_JOB : waits ? sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN : undefined });
      }
    }
  }

  function join(states, link) {
    const from = states[link.from], to = states[link.to];
    switch (link.kind) {
      case 'next': return from.next(to);
      case 'when': return from.when(condition(link.condition), to, { comment: link.comment, assign: template(link.assign), outputs: template(link.outputs) });
      case 'otherwise': return from.otherwise(to);
      case 'catch': return from.addCatch(to, { errors: link.errors, resultPath: path(link.resultPath), assign: template(link.assign), outputs: template(link.outputs) });
      case 'retry': {
        const { errors, interval, maxAttempts, backoffRate, maxDelay, jitter } = link.options;
        return from.addRetry({ errors, interval: interval && cdk.Duration.seconds(interval), maxAttempts, backoffRate, maxDelay: maxDelay && cdk.Duration.seconds(maxDelay), jitterStrategy: jitter });
      }
    }
  }

  const later = [];
  class Fragment extends sfn.StateMachineFragment {
    constructor(scope, id, g) {
      super(scope, id);
      const start = states(this, g);
      this.startState = start;
      this.endStates = [];
    }
  }
  function states(scope, g) {
    const made = g.states.map(s => state(scope, s));
    g.links.forEach(link => join(made, link));
    if (g.late.length) later.push(() => g.late.forEach(link => join(made, link)));
    return made[0];
  }
  function graph(scope, g) {
    if (!g.fragment) return states(scope, g);
    const fragment = new Fragment(scope, g.fragment.id, g);
    if (g.fragment.single) return fragment.toSingleState({ stateId: g.fragment.single, prefixStates: g.fragment.prefix });
    return fragment.prefixStates(g.fragment.prefix);
  }

  const start = graph(stack, recipe.graph);
  later.forEach(join => join());
  const group = recipe.logs ? new logs.LogGroup(stack, 'Logs') : undefined;
  const key = recipe.encryption?.key ? new kms.Key(stack, 'Key') : undefined;
  new sfn.StateMachine(stack, 'Machine', {
    definitionBody: sfn.DefinitionBody.fromChainable(start), comment: recipe.comment, timeout: recipe.timeout && cdk.Duration.seconds(recipe.timeout),
    stateMachineType: recipe.type, stateMachineName: recipe.name, role: recipe.hasRole ? role : undefined, tracingEnabled: recipe.isTraced,
    queryLanguage: recipe.language === 'jsonata' ? sfn.QueryLanguage.JSONATA : undefined,
    logs: recipe.logs && { destination: group, level: recipe.logs.level, includeExecutionData: recipe.logs.data },
    encryptionConfiguration: recipe.encryption && (key
      ? new sfn.CustomerManagedEncryptionConfiguration(key, recipe.encryption.period && cdk.Duration.seconds(recipe.encryption.period)) : new sfn.AwsOwnedEncryptionConfiguration()),
  });
  return app.synth().getStackByName('Stack').template.Resources;
}

readline.createInterface({ input: process.stdin }).on('line', line => {
  try {
    console.log(JSON.stringify(build(JSON.parse(line))));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
});
