const cdk=require('aws-cdk-lib'),iam=require('aws-cdk-lib/aws-iam'),kms=require('aws-cdk-lib/aws-kms');
const env={account:'111111111111',region:'eu-south-1'}; const PS=iam.PolicyStatement; const app=new cdk.App();
const res=(s,id,properties,type='AWS::SNS::Topic')=>new cdk.CfnResource(s,id,{type,properties});
const st=(actions,resources,more={})=>new PS({actions,resources,...more});
const p=new cdk.Stack(app,'Keys',{env}); const near=new cdk.Stack(app,'Region',{env:{account:'111111111111',region:'us-east-1'}}); const far=new cdk.Stack(app,'Account',{env:{account:'222222222222',region:'eu-south-1'}}); const same=new cdk.Stack(app,'Same',{env});
const sv=new iam.ServicePrincipal('ec2.amazonaws.com'); const k=new kms.Key(p,'Key'); const k2=new kms.Key(p,'Key2'); k2.grantDecrypt(new iam.Role(near,'R',{assumedBy:sv,roleName:'near'})); k2.grantDecrypt(new iam.Role(far,'R',{assumedBy:sv,roleName:'far'})); k.grantDecrypt(new iam.Role(same,'R',{assumedBy:sv}));
far.addDependency(p); k.grantEncrypt(new iam.Role(far,'Later',{assumedBy:sv})); 
