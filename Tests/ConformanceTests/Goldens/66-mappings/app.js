const cdk=require('aws-cdk-lib');
const {Construct}=require('constructs');
const env={account:'111111111111',region:'eu-south-1'};
const res=(s,id,properties,type='AWS::SNS::Topic')=>new cdk.CfnResource(s,id,{type,properties});
const list=(r,a)=>cdk.Token.asList(r.getAtt(a,cdk.ResolutionTypeHint.STRING_LIST));
const app=new cdk.App();
const s=new cdk.Stack(app,'M',{env}), o=new cdk.Stack(app,'O',{env});
const m=new cdk.CfnMapping(s,'Plain',{mapping:{a:{k:'v',n:1},'1':{k:'one'}}});
const lazy=new cdk.CfnMapping(s,'Lazy',{mapping:{a:{k:'lv',l:'x'}},lazy:true});
const unused=new cdk.CfnMapping(s,'UnusedLazy',{mapping:{a:{k:'v'}},lazy:true});
const lazyDyn=new cdk.CfnMapping(s,'LazyDynamic',{mapping:{a:{k:'v'},b:{k:'w'}},lazy:true});
const explicit=new cdk.CfnMapping(s,'Explicit',{mapping:{a:{k:'v'}},lazy:false});
const never=new cdk.CfnMapping(s,'Never',{mapping:{a:{k:'v'}}});
const last=new cdk.CfnMapping(s,'LastLiteral',{mapping:{a:{k:'v'}}});
m.setValue('b','k','added');
res(s,'R',{A:m.findInMap('a','k'),B:m.findInMap(cdk.Aws.REGION,'k'),C:m.findInMap('a',cdk.Aws.REGION),D:lazy.findInMap('a','k'),E:lazyDyn.findInMap(cdk.Aws.REGION,'k'),F:lazyDyn.findInMap('a','k'),G:explicit.findInMap('a','k'),
 H:m.findInMap('nope','k','dflt'),I:lazy.findInMap('nope','k','dflt'),J:lazy.findInMap('a','nope','dflt'),K:lazy.findInMap(cdk.Aws.REGION,'k','dflt2'),L:last.findInMap(cdk.Aws.REGION,'k'),M:last.findInMap('a','k'),N:`pre-${m.findInMap('1','k')}`});
res(o,'R',{A:m.findInMap('a','k'),B:lazy.findInMap('a','l'),C:lazyDyn.findInMap(cdk.Aws.REGION,'k'),D:m.findInMap(cdk.Aws.REGION,'n')});
