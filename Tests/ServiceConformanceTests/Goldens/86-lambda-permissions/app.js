const cdk = require('aws-cdk-lib'), iam = require('aws-cdk-lib/aws-iam'), lambda = require('aws-cdk-lib/aws-lambda');
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const res = (s, id, properties) => new cdk.CfnResource(s, id, { type: 'AWS::SNS::Topic', properties });
const make = (s, id, more = {}) => new lambda.Function(s, id, {
  code: lambda.Code.fromInline('x'), runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', ...more });
const elsewhere = new cdk.Stack(app, 'Elsewhere', { env: { account: '222222222222', region: 'eu-south-1' } });
const foreign = new iam.Role(elsewhere, 'Foreign', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'), roleName: 'foreign' });
for (const [id, e] of [['Permissions', env], ['Agnostic', {}]]) {
  const s = new cdk.Stack(app, id, { env: e });
  const t = res(s, 'T');
  const role = new iam.Role(s, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  const f = make(s, 'F', { functionName: 'f' });
  f.addPermission('Service', { principal: new iam.ServicePrincipal('s3.amazonaws.com', { conditions: {
    ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::bucket' }, StringEquals: { 'aws:SourceAccount': '333333333333' } } }) });
  f.addPermission('Account', { principal: new iam.AccountPrincipal('333333333333'), action: 'lambda:GetFunction' });
  f.addPermission('Root', { principal: new iam.AccountRootPrincipal() });
  f.addPermission('Arn', { principal: new iam.ArnPrincipal('arn:aws:iam::333333333333:role/x') });
  f.addPermission('Organization', { principal: new iam.OrganizationPrincipal('o-1234567890') });
  f.addPermission('InOrganization', { principal: new iam.ArnPrincipal('*').inOrganization('o-1234567890') });
  f.addPermission('OfOrganization', { principal: new iam.AnyPrincipal(), organizationId: 'o-abcdefghij' });
  f.addPermission('RoleItself', { principal: role });
  f.addPermission('Alexa', { principal: new iam.ServicePrincipal('alexa-appkit.amazon.com'), eventSourceToken: 'amzn1.ask' });
  f.addPermission('Elsewhere', { principal: new iam.ServicePrincipal('sns'), sourceArn: t.ref, sourceAccount: '444444444444', scope: t });
  const g = make(s, 'G');
  g.grantInvoke(new iam.ServicePrincipal('events.amazonaws.com'));
  g.grantInvoke(new iam.ServicePrincipal('events.amazonaws.com'));
  g.grantInvoke(new iam.AccountPrincipal('333333333333'));
  g.grantInvoke(new iam.ArnPrincipal('arn:aws:iam::333333333333:role/x'));
  g.grantInvoke(new iam.OrganizationPrincipal('o-1234567890'));
  g.grantInvoke(new iam.ServicePrincipal('s3.amazonaws.com').withConditions({ StringEquals: { 'aws:SourceAccount': '333333333333' } }));
  g.grantInvokeCompositePrincipal(new iam.CompositePrincipal(new iam.ServicePrincipal('sns.amazonaws.com'), new iam.AccountPrincipal('555555555555')));
  g.grantInvoke(role); g.grantInvoke(f);
  g.grantInvokeUrl(role); g.grantInvokeUrl(new iam.AccountPrincipal('333333333333')); g.grantInvokeUrl(new iam.AccountPrincipal('333333333333'));
  const h = make(s, 'H');
  const version = h.currentVersion;
  h.grantInvokeVersion(role, version); h.grantInvokeLatestVersion(role);
  h.grantInvokeVersion(new iam.AccountPrincipal('333333333333'), lambda.Version.fromVersionAttributes(s, 'Second', { lambda: h, version: '2' }));
  const alias = version.addAlias('live');
  alias.grantInvoke(role); alias.grantInvoke(new iam.ServicePrincipal('events.amazonaws.com'));
  alias.addPermission('Perm', { principal: new iam.ServicePrincipal('sns.amazonaws.com'), sourceArn: t.ref });
  version.grantInvoke(new iam.AccountPrincipal('333333333333'));
  alias.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE, invokeMode: lambda.InvokeMode.RESPONSE_STREAM });
  alias.grantInvokeUrl(role);
  const url = g.addFunctionUrl({ cors: { allowedOrigins: ['https://a'], allowedMethods: [lambda.HttpMethod.GET], allowedHeaders: ['h'],
    exposedHeaders: ['e'], allowCredentials: true, maxAge: cdk.Duration.minutes(5) } });
  url.grantInvokeUrl(f);
  const named = lambda.Function.fromFunctionName(s, 'Named', 'there');
  named.grantInvoke(role); named.grantInvoke(new iam.AccountPrincipal('333333333333'));
  named.addToRolePolicy(new iam.PolicyStatement({ actions: ['a:B'], resources: ['*'] }));
  const same = lambda.Function.fromFunctionArn(s, 'Same', 'arn:aws:lambda:eu-south-1:111111111111:function:same');

  if (id === 'Permissions') { same.grantInvoke(role); same.addPermission('P', { principal: new iam.ServicePrincipal('sns.amazonaws.com') }); f.grantInvoke(foreign); }
  const skipped = lambda.Function.fromFunctionAttributes(s, 'Skipped', {
    functionArn: 'arn:aws:lambda:eu-south-1:666666666666:function:skipped', skipPermissions: true,
    role: iam.Role.fromRoleName(s, 'SkippedRole', 'skipped') });
  skipped.grantInvoke(new iam.AccountPrincipal('333333333333')); skipped.grantInvoke(role);
  skipped.addToRolePolicy(new iam.PolicyStatement({ actions: ['a:B'], resources: ['*'] }));
  const v = lambda.Version.fromVersionArn(s, 'V', 'arn:aws:lambda:eu-south-1:111111111111:function:same:7');
  v.grantInvoke(role);
  const va = lambda.Version.fromVersionAttributes(s, 'VA', { lambda: named, version: '3' });
  va.grantInvoke(role);
  const ia = lambda.Alias.fromAliasAttributes(s, 'IA', { aliasName: 'prod', aliasVersion: va });
  ia.grantInvoke(role); va.addAlias('four');
  res(s, 'Names', { a: f.functionArn, b: f.functionName, c: named.functionArn, d: named.functionName, e: same.functionName, f: version.functionArn,
    g: version.functionName, h: version.version, i: alias.functionArn, j: alias.functionName, k: v.functionName, l: v.version, m: v.lambda.functionArn,
    n: ia.functionArn, o: ia.functionName, p: url.url, q: url.functionArn, r: f.latestVersion.functionArn, s: alias.aliasName });
}
