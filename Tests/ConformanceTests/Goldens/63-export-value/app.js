const cdk=require('aws-cdk-lib');
const {Construct}=require('constructs');
const env={account:'111111111111',region:'eu-south-1'};
const res=(s,id,properties,type='AWS::SNS::Topic')=>new cdk.CfnResource(s,id,{type,properties});
const list=(r,a)=>cdk.Token.asList(r.getAtt(a,cdk.ResolutionTypeHint.STRING_LIST));
const app=new cdk.App();
const p=new cdk.Stack(app,'Producer',{env,stackName:'producer-name'});
const t=res(new Construct(p,'L2'),'Resource',{}), ep=res(p,'Ep',{},'AWS::EC2::VPCEndpoint');
const n=new cdk.NestedStack(p,'N'); const i=res(n,'I',{}), iep=res(n,'IEp',{},'AWS::EC2::VPCEndpoint');
const values={
 A:p.exportValue(t.ref), B:p.exportValue(t.getAtt('TopicName'),{description:'described'}), Again:p.exportValue(t.ref),
 C:p.exportValue('literal',{name:'fixed-name'}), D:p.exportStringListValue(list(ep,'DnsEntries')), E:p.exportStringListValue(list(ep,'DnsEntries'),{name:'list-name',description:'list'}),
 F:p.exportValue(i.ref), G:p.exportStringListValue(list(iep,'DnsEntries')),
};
const stage=new cdk.Stage(app,'Stg',{env}); const q=new cdk.Stack(stage,'In'); const u=res(new Construct(new Construct(q,'Grp'),'Sub'),'Resource',{});
q.exportValue(u.ref);
res(new cdk.Stack(app,'Consumer',{env}),'U',values);
