const cdk=require('aws-cdk-lib'),iam=require('aws-cdk-lib/aws-iam'),kms=require('aws-cdk-lib/aws-kms');
const env={account:'111111111111',region:'eu-south-1'}; const PS=iam.PolicyStatement; const app=new cdk.App();
const res=(s,id,properties,type='AWS::SNS::Topic')=>new cdk.CfnResource(s,id,{type,properties});
const st=(actions,resources,more={})=>new PS({actions,resources,...more});
for(const [id,e] of [['Imported',env],['ImportedAgnostic',{}]]){ const s=new cdk.Stack(app,id,{env:e}); const t=res(s,'T',{});
const byName=iam.Role.fromRoleName(s,'ByName','folder/name'); byName.addToPrincipalPolicy(st(['s3:GetObject'],[t.ref])); byName.addToPrincipalPolicy(st(['s3:PutObject'],[t.ref]));
const byArn=iam.Role.fromRoleArn(s,'ByArn','arn:aws:iam::111111111111:role/path/to/role',{defaultPolicyName:'Mine'}); byArn.addToPrincipalPolicy(st(['s3:GetObject'],['*']));
const foreign=iam.Role.fromRoleArn(s,'Foreign','arn:aws:iam::222222222222:role/there'); foreign.addToPrincipalPolicy(st(['s3:GetObject'],['*']));
const frozen=iam.Role.fromRoleArn(s,'Frozen','arn:aws:iam::111111111111:role/fixed',{mutable:false,addGrantsToResources:true}); frozen.addToPrincipalPolicy(st(['s3:GetObject'],['*']));
const p=new cdk.CfnParameter(s,'RoleArn'); const deferred=iam.Role.fromRoleArn(s,'Deferred',p.valueAsString); deferred.addToPrincipalPolicy(st(['s3:GetObject'],['*']));
const inl=new iam.Policy(s,'Inline',{statements:[st(['a:B'],['*'])]}); for(const r of [byName,byArn,foreign,frozen,deferred]) inl.attachToRole(r);
const mp=new iam.ManagedPolicy(s,'Managed',{managedPolicyName:'managed',path:'/x/',statements:[st(['a:B'],['*'])],roles:[byName]}); byArn.addManagedPolicy(mp);
const u=iam.User.fromUserName(s,'User','me'); u.addToPrincipalPolicy(st(['a:B'],['*'])); const g=iam.Group.fromGroupArn(s,'Group','arn:aws:iam::111111111111:group/path/g'); g.addToPrincipalPolicy(st(['a:B'],['*'])); u.addToGroup(g); u.addToGroup(new iam.Group(s,'NewGroup',{groupName:'gg',path:'/p/',managedPolicies:[mp,iam.ManagedPolicy.fromManagedPolicyName(s,'N','named')]}));
const nu=new iam.User(s,'NewUser',{userName:'nu',path:'/u/',permissionsBoundary:iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess'),managedPolicies:[iam.ManagedPolicy.fromManagedPolicyArn(s,'A','arn:aws:iam::1:policy/x')]}); nu.addToPrincipalPolicy(st(['a:B'],['*'])); nu.addToGroup(g);
const bounded=new cdk.aws_iam.Role(s,'Bounded',{assumedBy:byName,permissionsBoundary:mp,managedPolicies:[mp,mp]}); bounded.addManagedPolicy(mp);
res(s,'Names',{a:byName.roleName,b:byArn.roleName,c:deferred.roleName,d:byName.roleArn,e:u.userName,f:g.groupName,g:mp.managedPolicyName,h:mp.managedPolicyArn,i:bounded.roleId,j:nu.userArn,k:foreign.roleName});
}
const b=new cdk.Stack(app,'Boundary',{env}); new iam.Role(b,'R',{assumedBy:new iam.AccountRootPrincipal()}); new iam.User(b,'U'); iam.PermissionsBoundary.of(b).apply(iam.ManagedPolicy.fromAwsManagedPolicyName('PowerUserAccess'));
