const cdk=require('aws-cdk-lib');
const env={account:'111111111111',region:'eu-south-1'};
const app=new cdk.App();
let count=0;
const stack=(transforms,includes)=>{
  const s=new cdk.Stack(app,`S${++count}`,{env});
  for(const t of transforms) s.addTransform(t);
  includes.forEach((template,i)=>new cdk.CfnInclude(s,`I${i}`,{template}));
  return s;
};
const inc={Name:'AWS::Include',Parameters:{Location:'s3://b/k'}};
stack([],[{Transform:['A',inc]}]);
stack([],[{Transform:inc}]);
stack([],[{Transform:['A']}]);
stack([],[{Transform:['A','A']}]);
stack([],[{Transform:[]}]);
stack([],[{Transform:['A','A']},{Transform:'A'}]);
stack([],[{Transform:['A']},{Transform:['A']}]);
stack([],[{Transform:inc},{Transform:inc}]);
stack([],[{Transform:inc},{Transform:['A',inc,'A']},{Transform:'B'}]);
stack(['A'],[{Transform:['B',inc]}]);
stack(['A','B','A'],[{Transform:['B','C']}]);
stack(['A','A'],[{Transform:'A'}]);
stack(['A'],[{Transform:[]}]);
// All that a template can have beside.
const all=stack([],[{
  Description:'one',Metadata:{'AWS::CloudFormation::Interface':{ParameterGroups:[]}},Parameters:{},Conditions:{C:{'Fn::Equals':['a','b']}},
  Rules:{R:{Assertions:[{Assert:{'Fn::Contains':[['a'],{Ref:'P'}]}}]}},Hooks:{H:{Type:'AWS::CodeDeploy::BlueGreen',Properties:{}}},
  Mappings:{M:{a:{b:[1,'2',true]}}},Unknown:{x:[null,{y:null}]},Text:'t',Number:1,List:[1,[]],Nothing:null,Empty:{},
  Resources:{'Fn::ForEach::L':['x',['a'],{'R${x}':{Type:'AWS::SNS::Topic'}}],X:{Type:'AWS::SNS::Topic',Properties:{'Fn::Transform':inc}}},
},{Description:'two',Unknown:{z:1},Nothing:{a:1},Empty:{b:{}},Parameters:{P:{Type:'String'}},Resources:{Y:{Type:'My::Own::Type',Odd:[]}}}]);
all.templateOptions.metadata={own:1};
new cdk.CfnResource(all,'T',{type:'AWS::SNS::Topic'});
