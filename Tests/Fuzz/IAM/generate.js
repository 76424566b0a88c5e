// node generate.js <seed> <count>: random policies, one JSON text a line, the same for the same seed.
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

const actions = ['s3:GetObject', 's3:PutObject', 's3:Get*', 'sqs:SendMessage', 'sns:Publish', 'kms:Decrypt', 'ec2:RunInstances', '*'];

/// A value: a text, or pieces of which some are known only when the stack is deployed.
function value(isLong, isLiteral) {
  const literals = ['*', 'arn:aws:s3:::a', 'arn:aws:s3:::b', 'arn:aws:s3:::b/*', 'Z', 'é"\\', '10', '9'];
  const deferred = [{ ref: 'T1' }, { ref: 'T2' }, { att: ['T1', 'Arn'] }, { att: ['T2', 'Arn'] }, { pseudo: 'accountId' }, { pseudo: 'region' }];
  if (isLong) return `arn:aws:s3:::${'x'.repeat(20 + below(180))}-${below(1000)}`;
  const kind = random();
  if (isLiteral || kind < 0.5) return pick(literals);
  if (kind < 0.8) return pick(deferred);
  return { join: some(2, 4, () => (chance(0.5) ? pick(deferred) : pick(['/', 'a', ':', '/*']))) };
}

// Where a policy is split, aws-cdk-lib counts the length of its token texts, which depends on how many tokens it made before: conditions
// of roles are literal.
function conditions(prefix = '', isLiteral = false) {
  const result = {};
  for (const operator of some(1, 2, () => pick(['StringEquals', 'StringLike', 'ArnLike', 'Bool']))) {
    result[operator] = {};
    for (const key of some(1, 2, () => prefix + pick(['aws:SourceAccount', 'aws:SourceArn', 's3:prefix']))) {
      result[operator][key] = pick([value(false, isLiteral), some(1, 3, () => value(false, isLiteral)), 'true']);
    }
  }
  return result;
}

function principal(depth = 0) {
  const kinds = [
    () => ({ service: pick(['lambda', 'ec2.amazonaws.com', 'sqs.amazonaws.com.cn', 'a.b.c']) }),
    () => ({ service: 'logs.amazonaws.com', region: pick(['eu-south-1', 'eu-west-1', 'af-south-1']) }),
    () => ({ account: pick(['111111111111', '222222222222']) }),
    () => ({ accountRoot: true }),
    () => ({ arn: pick(['arn:aws:iam::111111111111:role/a', { att: ['T1', 'Arn'] }, '*']) }),
    () => ({ canonicalUser: pick(['abc', 'def']) }),
    () => ({ anyone: true }),
    () => ({ role: pick(['R1', 'R2']) }),
    () => ({ importedRole: pick(['I1', 'I2']) }),
    () => ({ federated: pick(['cognito-identity.amazonaws.com', 'x']) }),
  ];
  if (depth === 0) kinds.push(() => ({ composite: some(1, 3, () => principal(1)) }), () => ({ sessionTags: principal(1) }));
  return pick(kinds)();
}

function conditionalPrincipal() {
  return pick([
    () => ({ organization: pick(['o-1234567890', 'o-abcdefghij']) }),
    () => ({ conditional: principal(1), conditions: conditions('p:') }),
    () => ({ webIdentity: 'accounts.google.com', conditions: conditions('p:') }),
    () => ({ saml: 'arn:aws:iam::111111111111:saml-provider/p', conditions: conditions('p:') }),
  ])();
}

let sids = 0;

function statement(kind, pool) {
  const isLong = kind === 'role' && chance(0.7);
  const result = { effect: chance(0.85) ? 'Allow' : 'Deny' };
  // In policies of IAM, each has a name of its own; two of one name are refused here, as IAM does.
  if (chance(0.08)) result.sid = kind === 'resource' ? pick(['One', 'Two']) : `S${sids++}`;
  result[chance(0.9) ? 'actions' : 'notActions'] = some(1, 3, () => pick(actions));
  const resources = some(1, isLong ? 12 : 3, () => value(isLong));
  if (kind !== 'trust') result[chance(0.9) ? 'resources' : 'notResources'] = resources;
  if (kind === 'resource' || kind === 'trust') {
    const which = random();
    const key = chance(0.93) ? 'principals' : 'notPrincipals';
    if (which < 0.08) result[key] = [pool.star];
    else if (which < 0.3) result[key] = [pick(pool.conditional)];
    else result[key] = some(1, 3, () => pick(pool.plain));
  }
  if (chance(0.25)) result.conditions = conditions('', kind === 'role');
  return result;
}

for (let index = 0; index < count; index++) {
  const kind = pick(['identity', 'resource', 'resource', 'trust', 'role', 'assume']);
  // Principals are shared between statements: some are the same only as objects.
  const principals = [...some(2, 5, () => principal()), ...some(1, 3, () => conditionalPrincipal()), { star: true }];
  const numbers = principals.map((_, number) => number);
  const isConditional = number => ['organization', 'conditional', 'webIdentity', 'saml'].some(key => key in principals[number]);
  const pool = {
    star: principals.length - 1,
    conditional: numbers.filter(isConditional),
    plain: numbers.filter(number => !isConditional(number) && number !== principals.length - 1),
  };
  console.log(JSON.stringify({
    kind,
    isAgnostic: chance(0.3),
    minimize: kind === 'role' ? true : chance(0.85),
    assignSids: kind !== 'role' && chance(0.2),
    principals,
    assumedBy: chance(0.7) ? pick(pool.plain) : pick(pool.conditional),
    externalIDs: chance(0.2) ? some(1, 2, () => 'id' + below(3)) : [],
    statements: kind === 'assume' ? [] : some(0, kind === 'role' ? 60 : 8, () => statement(kind, pool)),
  }));
}
