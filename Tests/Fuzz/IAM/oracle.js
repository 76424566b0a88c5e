// node oracle.js < policies: what aws-cdk-lib makes of each policy, one JSON text a line. NODE_PATH has to lead to aws-cdk-lib.
const cdk = require('aws-cdk-lib');
const iam = require('aws-cdk-lib/aws-iam');
const readline = require('readline');

const context = { '@aws-cdk/aws-iam:minimizePolicies': true, '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName': true, '@aws-cdk/core:aspectPrioritiesMutating': true,
  'aws:cdk:version-reporting': false, 'aws:cdk:disable-stack-trace': true, '@aws-cdk/core:defaultCrossStackReferences': 'weak' };

function build(recipe) {
  const app = new cdk.App({ context, treeMetadata: false, analyticsReporting: false });
  const env = recipe.isAgnostic ? {} : { account: '111111111111', region: 'eu-south-1' };
  const stack = new cdk.Stack(app, 'Stack', { env });
  const things = {};
  for (const id of ['T1', 'T2']) things[id] = new cdk.CfnResource(stack, id, { type: 'AWS::SNS::Topic' });
  for (const id of ['R1', 'R2']) things[id] = new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  things.I1 = iam.Role.fromRoleName(stack, 'I1', 'path/one');
  things.I2 = iam.Role.fromRoleArn(stack, 'I2', 'arn:aws:iam::333333333333:role/two');

  function value(v) {
    if (typeof v === 'string') return v;
    if (Array.isArray(v)) return v.map(value);
    if (v.ref) return things[v.ref].ref;
    if (v.att) return things[v.att[0]].getAtt(v.att[1]).toString();
    if (v.pseudo) return v.pseudo === 'region' ? cdk.Aws.REGION : cdk.Aws.ACCOUNT_ID;
    return v.join.map(value).join('');
  }
  const conditions = c => Object.fromEntries(Object.entries(c).map(([operator, keys]) =>
    [operator, Object.fromEntries(Object.entries(keys).map(([key, v]) => [key, value(v)]))]));

  function principal(p) {
    if (p.service) return new iam.ServicePrincipal(p.service, p.region ? { region: p.region } : {});
    if (p.account) return new iam.AccountPrincipal(p.account);
    if (p.accountRoot) return new iam.AccountRootPrincipal();
    if (p.arn) return new iam.ArnPrincipal(value(p.arn));
    if (p.canonicalUser) return new iam.CanonicalUserPrincipal(p.canonicalUser);
    if (p.anyone) return new iam.AnyPrincipal();
    if (p.star) return new iam.StarPrincipal();
    if (p.role) return things[p.role];
    if (p.importedRole) return things[p.importedRole];
    if (p.federated) return new iam.FederatedPrincipal(p.federated);
    if (p.composite) return new iam.CompositePrincipal(...p.composite.map(principal));
    if (p.sessionTags) return new iam.SessionTagsPrincipal(principal(p.sessionTags));
    if (p.organization) return new iam.OrganizationPrincipal(p.organization);
    if (p.conditional) return new iam.PrincipalWithConditions(principal(p.conditional), conditions(p.conditions));
    if (p.webIdentity) return new iam.WebIdentityPrincipal(p.webIdentity, conditions(p.conditions));
    return new iam.FederatedPrincipal(p.saml, conditions(p.conditions), 'sts:AssumeRoleWithSAML');
  }
  const principals = recipe.principals.map(principal);

  const statements = recipe.statements.map(s => new iam.PolicyStatement({
    effect: s.effect === 'Allow' ? iam.Effect.ALLOW : iam.Effect.DENY, sid: s.sid, actions: s.actions, notActions: s.notActions,
    resources: s.resources?.map(value), notResources: s.notResources?.map(value),
    principals: s.principals?.map(n => principals[n]), notPrincipals: s.notPrincipals?.map(n => principals[n]),
    conditions: s.conditions && conditions(s.conditions),
  }));
  if (recipe.kind === 'role' || recipe.kind === 'assume') {
    const role = new iam.Role(stack, 'Role', { assumedBy: principals[recipe.assumedBy], externalIds: [...recipe.externalIDs] });
    for (const statement of statements) {
      const dependent = new cdk.CfnResource(stack, 'After' + statements.indexOf(statement), { type: 'AWS::SNS::Topic' });
      const result = role.addToPrincipalPolicy(statement);
      dependent.node.addDependency(result.policyDependable);
    }
  } else {
    const document = new iam.PolicyDocument({ statements, minimize: recipe.minimize, assignSids: recipe.assignSids });
    new cdk.CfnResource(stack, 'Doc', { type: 'AWS::SNS::Topic', properties: { Doc: document } });
  }
  return app.synth().getStackByName('Stack').template.Resources;
}

readline.createInterface({ input: process.stdin }).on('line', line => {
  try {
    console.log(JSON.stringify(build(JSON.parse(line))));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
});
