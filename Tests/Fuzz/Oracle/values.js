// The values of a recipe, as the original's tokens. The Swift counterpart is FuzzApp/RecipeValues.swift.
'use strict';
const { Aws, Fn, Lazy, ReferenceStrength, ResolutionTypeHint, Stack, Token } = require('aws-cdk-lib');

class Values {
  constructor(elements) {
    this.elements = elements;
  }

  any(value) {
    const [kind, ...rest] = value;
    switch (kind) {
      case 'str': case 'num': case 'bool': return rest[0];
      case 'null': return null;
      case 'undef': return undefined;
      case 'list': return rest[0].map((element) => this.any(element));
      case 'obj': return Object.fromEntries(rest[0].map(([key, member]) => [key, this.any(member)]));
      case 'lazyAny': return Lazy.any({ produce: () => this.any(rest[0]) });
      case 'lazyNumber': return Lazy.number({ produce: () => this.any(rest[0]) });
      case 'numberParameter': return this.elements.get(rest[0]).valueAsNumber;
      case 'if': return Fn.conditionIf(this.elements.get(rest[0]).logicalId, this.any(rest[1]), this.any(rest[2]));
      case 'transform': return Fn.transform(rest[0], Object.fromEntries(rest[1].map(([key, member]) => [key, this.any(member)])));
      case 'length': return Fn.len(this.list(rest[0]));
      default: return this.isList(kind) ? this.list(value) : this.string(value);
    }
  }

  isList(kind) {
    return ['strings', 'attList', 'split', 'splitCount', 'zones', 'cidr', 'lazyList', 'listParameter', 'importList', 'grown',
      'notificationArns', 'exportedList'].includes(kind);
  }

  string(value) {
    const [kind, a, b, c, d] = value;
    switch (kind) {
      case 'str': return a;
      case 'ref': return this.elements.get(a).ref;
      case 'att': return Token.asString(this.elements.get(a).getAtt(b));
      case 'blockName': return this.elements.get(a).name;
      case 'blockArn': return this.elements.get(a).arn;
      case 'exported': return this.elements.get(a);
      case 'consumed': return Stack.consumeReference(this.string(a), ReferenceStrength[b.toUpperCase()]);
      case 'logicalId': return this.elements.get(a).logicalId;
      case 'parameter': return this.elements.get(a).valueAsString;
      case 'cat': return a.map((piece) => (piece[0] === 'num' ? `${piece[1]}` : `${this.any(piece)}`)).join('');
      case 'join': return Fn.join(a, b.map((piece) => this.string(piece)));
      case 'joinList': return Fn.join(a, this.list(b));
      case 'select': return Fn.select(a, this.list(b));
      case 'sub': return b ? Fn.sub(a, Object.fromEntries(b.map(([key, member]) => [key, this.string(member)]))) : Fn.sub(a);
      case 'base64': return Fn.base64(this.string(a));
      case 'import': return Fn.importValue(this.string(a));
      case 'importOutput': return this.elements.get(a).importValue;
      case 'lookup': return this.elements.get(a).findInMap(this.string(b), this.string(c), d === undefined ? undefined : this.string(d));
      case 'findInMap': return Fn.findInMap(a, this.string(b), this.string(c));
      case 'ifString':
        return Token.asString(Fn.conditionIf(this.elements.get(a).logicalId, this.string(b), this.string(c)));
      case 'pseudo': return { AccountId: Aws.ACCOUNT_ID, Region: Aws.REGION, Partition: Aws.PARTITION, StackId: Aws.STACK_ID,
        StackName: Aws.STACK_NAME, URLSuffix: Aws.URL_SUFFIX, NoValue: Aws.NO_VALUE }[a];
      case 'lazyString': return Lazy.string({ produce: () => (a[0] === 'undef' ? undefined : this.string(a)) });
      case 'json': return this.elements.get(a).toJsonString(this.any(b), c === null ? undefined : c);
      case 'stackName': return this.elements.get(a).stackName;
      case 'stackId': return this.elements.get(a).stackId;
      case 'stackRegion': return this.elements.get(a).region;
      case 'stackAccount': return this.elements.get(a).account;
      case 'stackPartition': return this.elements.get(a).partition;
      case 'domain': return Fn.parseDomainName(this.string(a));
      case 'fnRef': return Fn.ref(a);
      case 'fnGetAtt': return Token.asString(Fn.getAtt(a, b));
      case 'stackOutput': return Fn.getStackOutput(this.string(a), this.string(b), c === null ? undefined : this.string(c));
      case 'assetKey': return this.elements.get(a).s3ObjectKey;
      case 'assetBucket': return this.elements.get(a).s3BucketName;
      case 'assetUrl': return this.elements.get(a).httpUrl;
      default: throw new Error(`no string value ${kind}`);
    }
  }

  list(value) {
    const [kind, a, b, c] = value;
    switch (kind) {
      case 'strings': return a.map((element) => this.string(element));
      case 'attList': return Token.asList(this.elements.get(a).getAtt(b, ResolutionTypeHint.STRING_LIST));
      case 'split': return Fn.split(a, this.string(b));
      case 'splitCount': return Fn.split(a, this.string(b), c);
      case 'zones': return a === null ? Fn.getAzs() : Fn.getAzs(this.string(a));
      case 'cidr': return Fn.cidr(this.string(a), b, c === null ? undefined : c);
      case 'lazyList': return Lazy.list({ produce: () => (a[0] === 'undef' ? undefined : this.list(a)) });
      case 'listParameter': return this.elements.get(a).valueAsList;
      case 'importList': return Fn.importListValue(this.string(a), b);
      case 'exportedList': return this.elements.get(a);
      case 'notificationArns': return Aws.NOTIFICATION_ARNS;
      case 'grown': {
        const grown = this.elements.get(a);
        return Lazy.list({ produce: () => grown.map((element) => this.string(element)) });
      }
      default: throw new Error(`no list value ${kind}`);
    }
  }

  condition(value) {
    const [kind, a, b] = value;
    switch (kind) {
      case 'equals': return Fn.conditionEquals(this.string(a), this.string(b));
      case 'not': return Fn.conditionNot(this.condition(a));
      case 'and': return Fn.conditionAnd(...a.map((part) => this.condition(part)));
      case 'or': return Fn.conditionOr(...a.map((part) => this.condition(part)));
      case 'condition': return this.elements.get(a);
      case 'contains': return Fn.conditionContains(this.list(a), this.string(b));
      case 'eachEquals': return Fn.conditionEachMemberEquals(this.list(a), this.string(b));
      case 'eachIn': return Fn.conditionEachMemberIn(this.list(a), this.list(b));
      default: throw new Error(`no condition ${kind}`);
    }
  }
}

module.exports = { Values };
