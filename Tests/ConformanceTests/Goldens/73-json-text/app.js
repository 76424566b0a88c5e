const cdk=require('aws-cdk-lib');
const {Construct}=require('constructs');
const env={account:'111111111111',region:'eu-south-1'};
const res=(s,id,properties,type='AWS::SNS::Topic')=>new cdk.CfnResource(s,id,{type,properties});
const list=(r,a)=>cdk.Token.asList(r.getAtt(a,cdk.ResolutionTypeHint.STRING_LIST));
const app=new cdk.App();
const s=new cdk.Stack(app,'Json',{env}); const t=res(s,'T',{}); const n=new cdk.CfnParameter(s,'N',{type:'Number'}); const p=new cdk.CfnParameter(s,'P'); const {Fn,Lazy,Aws}=cdk;
new cdk.CfnCondition(s,'C',{expression:Fn.conditionEquals('a','b')});
res(s,'R',{Empty:s.toJsonString({}),Arr:s.toJsonString([]),Lit:s.toJsonString({a:'x"y',b:[1,true,null]}),Tok:s.toJsonString({a:t.ref,b:`pre "${t.ref}" post`,c:[t.getAtt('TopicName'),n.valueAsNumber,p.valueAsString]}),
 Nested:s.toJsonString({a:{b:{c:Fn.join('-',[t.ref,'q"q'])}}}),If:s.toJsonString({a:Fn.conditionIf('C',t.ref,'no "quotes"')}),Lazy:s.toJsonString({a:Lazy.string({produce:()=>`l-${Aws.REGION}`}),b:Lazy.number({produce:()=>7}),c:Lazy.any({produce:()=>({x:t.ref})}),d:Lazy.any({produce:()=>undefined})}),
 Key:s.toJsonString({[`k-${'x'}`]:1}),Sub:s.toJsonString({a:Fn.sub('${T}"x"')}),Ind:s.toJsonString({a:[],b:{},c:[1,{d:t.ref}]},4),Str:s.toJsonString('plain'),TokOnly:s.toJsonString(t.ref),Num:s.toJsonString({a:1.5,b:-0,c:1e21}),Uni:s.toJsonString({a:'é\u2028\n😀'}),
 Sel:s.toJsonString({a:Fn.select(0,Fn.split(',',t.ref)),b:Fn.importValue('x'),c:Fn.base64(t.ref)}),Twice:s.toJsonString({outer:s.toJsonString({inner:t.ref,q:'"'})})});
