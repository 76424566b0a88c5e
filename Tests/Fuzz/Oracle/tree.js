// The tree of a recipe, built with aws-cdk-lib. The Swift counterpart is FuzzApp/RecipeTree.swift.
'use strict';
const cdk = require('aws-cdk-lib');
const iam = require('aws-cdk-lib/aws-iam');
const { Bucket } = require('aws-cdk-lib/aws-s3');
const { Asset } = require('aws-cdk-lib/aws-s3-assets');
const { Topic } = require('aws-cdk-lib/aws-sns');
const { Queue } = require('aws-cdk-lib/aws-sqs');
const { Construct } = require('constructs');
const { Values } = require('./values');
const kinds = require('../kinds.json');
// The original's own reader of YAML, which reads what PyYAML writes.
const yaml = require(require('path').join(require.resolve('aws-cdk-lib/package.json'), '../node_modules/yaml'));

const STRENGTHS = { strong: cdk.ReferenceStrength.STRONG, weak: cdk.ReferenceStrength.WEAK, both: cdk.ReferenceStrength.BOTH };
const REMOVALS = {
  destroy: cdk.RemovalPolicy.DESTROY, retain: cdk.RemovalPolicy.RETAIN, snapshot: cdk.RemovalPolicy.SNAPSHOT,
  retainOnUpdateOrDelete: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
};

// Building blocks: how they are made, and what others read of them.
const BLOCKS = {
  queue: (scope, id, name) => { const made = new Queue(scope, id, { queueName: name }); return { made, name: made.queueName, arn: made.queueArn }; },
  topic: (scope, id, name) => { const made = new Topic(scope, id, { topicName: name }); return { made, name: made.topicName, arn: made.topicArn }; },
  bucket: (scope, id, name) => { const made = new Bucket(scope, id, { bucketName: name }); return { made, name: made.bucketName, arn: made.bucketArn }; },
  role: (scope, id, name) => {
    const made = new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'), roleName: name });
    return { made, name: made.roleName, arn: made.roleArn };
  },
};

class Tree {
  constructor(app, fixtures) {
    this.elements = new Map([['app', app]]);
    this.values = new Values(this.elements);
    this.fixtures = fixtures;
  }

  get(name) {
    return this.elements.get(name);
  }

  build(operations) {
    for (const operation of operations) {
      const made = this[operation.op](operation);
      if (operation.name) this.elements.set(operation.name, made);
    }
  }

  // Scopes

  // Constructs each below the one before; what comes later goes below the last.
  chain(op) {
    let construct = new Construct(this.get(op.in), op.id);
    for (let depth = 1; depth < op.depth; depth += 1) construct = new Construct(construct, 'd');
    return construct;
  }

  construct(op) { return new Construct(this.get(op.in), op.id); }

  stack(op) {
    return new cdk.Stack(this.get(op.in), op.id, {
      env: op.env, stackName: op.stackName, description: op.description, tags: op.tags,
      terminationProtection: op.terminationProtection, notificationArns: op.notificationArns,
      suppressTemplateIndentation: op.suppressTemplateIndentation, synthesizer: this.synthesizer(op.synthesizer),
    });
  }

  synthesizer(options) {
    if (!options) return undefined;
    const { kind, ...rest } = options;
    switch (kind) {
      case 'default': return new cdk.DefaultStackSynthesizer(rest);
      case 'bootstrapless': return new cdk.BootstraplessSynthesizer(rest);
      case 'cli': return new cdk.CliCredentialsStackSynthesizer(rest);
      default: throw new Error(`no synthesizer ${kind}`);
    }
  }

  stage(op) { return new cdk.Stage(this.get(op.in), op.id, { env: op.env, stageName: op.stageName }); }

  nested(op) {
    return new cdk.NestedStack(this.get(op.in), op.id, {
      description: op.description, removalPolicy: op.removal && REMOVALS[op.removal],
      timeout: op.timeout && cdk.Duration.minutes(op.timeout),
      parameters: op.parameters && Object.fromEntries(op.parameters.map(([key, value]) => [key, this.values.string(value)])),
    });
  }

  // Elements

  resource(op) {
    const properties = Object.fromEntries(op.properties.map(([key, value]) => [key, this.values.any(value)]));
    return new cdk.CfnResource(this.get(op.in), op.id, { type: op.type, properties });
  }

  typed(op) {
    const kind = kinds[op.kind];
    const type = require(`aws-cdk-lib/${kind.module}`)[kind.class];
    const properties = this.typedProperties(kind.properties, op.properties);
    if (op.tags) properties[kind.jsTags] = kind.tags === 'map'
      ? Object.fromEntries(op.tags)
      : op.tags.map(([key, value]) => ({ key, value, ...(kind.tags === 'autoScalingGroup' ? { propagateAtLaunch: true } : {}) }));
    return new type(this.get(op.in), op.id, properties);
  }

  typedProperties(shape, members) {
    return Object.fromEntries(members.map(([name, value]) => {
      const [written, inner] = shape[name];
      if (typeof inner === 'object') return [written, this.typedProperties(inner, value)];
      return [written, inner === 'list' ? this.values.list(value) : inner === 'string' ? this.values.string(value) : this.values.any(value)];
    }));
  }

  parameter(op) {
    return new cdk.CfnParameter(this.get(op.in), op.id, {
      type: op.type, default: op.default, description: op.description, allowedPattern: op.allowedPattern, allowedValues: op.allowedValues,
      constraintDescription: op.constraintDescription, minLength: op.minLength, maxLength: op.maxLength, minValue: op.minValue,
      maxValue: op.maxValue, noEcho: op.noEcho,
    });
  }

  mapping(op) {
    const mapping = Object.fromEntries(op.mapping.map(([key, row]) => [key, Object.fromEntries(row)]));
    return new cdk.CfnMapping(this.get(op.in), op.id, { mapping, lazy: op.lazy });
  }

  condition(op) {
    return new cdk.CfnCondition(this.get(op.in), op.id, { expression: op.expression && this.values.condition(op.expression) });
  }

  rule(op) {
    return new cdk.CfnRule(this.get(op.in), op.id, {
      ruleCondition: op.condition && this.values.condition(op.condition),
      // A rule without assertions has none here either, instead of an empty list.
      assertions: op.assertions.length === 0 ? undefined : op.assertions.map(([assert, assertDescription]) => ({ assert: this.values.condition(assert), assertDescription })),
    });
  }

  output(op) {
    return new cdk.CfnOutput(this.get(op.in), op.id, {
      value: this.values.string(op.value), description: op.description, exportName: op.exportName && this.values.string(op.exportName),
      condition: op.condition && this.get(op.condition), key: op.key,
    });
  }

  include(op) {
    return new cdk.CfnInclude(this.get(op.in), op.id, { template: op.template ?? yaml.parse(op.yaml, { schema: 'core' }) });
  }

  block(op) {
    const name = op.physicalName === 'generated' ? cdk.PhysicalName.GENERATE_IF_NEEDED : op.physicalName;
    return BLOCKS[op.kind](this.get(op.in), op.id, name);
  }

  export(op) {
    const stack = this.get(op.to);
    const options = { name: op.exportName, description: op.description };
    return this.values.isList(op.value[0])
      ? stack.exportStringListValue(this.values.list(op.value), options)
      : stack.exportValue(this.values.string(op.value), options);
  }

  asset(op) {
    return new Asset(this.get(op.in), op.id, {
      path: `${this.fixtures}/${op.path}`, assetHash: op.assetHash, displayName: op.displayName,
    });
  }

  // Changes

  grow() { return []; }
  append(op) { this.get(op.to).push(op.value); }

  override(op) { this.get(op.to).addOverride(op.path, this.values.any(op.value)); }
  propertyOverride(op) { this.get(op.to).addPropertyOverride(op.path, this.values.any(op.value)); }
  deletionOverride(op) { this.get(op.to).addDeletionOverride(op.path); }
  overrideId(op) { this.get(op.to).overrideLogicalId(op.id); }
  rename(op) { this.get(op.to).renameLogicalId(op.old, op.new); }
  removal(op) { this.get(op.to).applyRemovalPolicy(REMOVALS[op.policy]); }
  templateMetadata(op) { this.get(op.to).addMetadata(op.key, this.values.any(op.value)); }
  strength(op) { this.get(op.to).applyCrossStackReferenceStrength(STRENGTHS[op.strength]); }

  blockStrength(op) {
    this.get(op.to).made.node.defaultChild.applyCrossStackReferenceStrength(STRENGTHS[op.strength]);
  }

  options(op) {
    const options = this.get(op.to).cfnOptions;
    if (op.condition) options.condition = this.get(op.condition);
    if (op.description !== undefined) options.description = op.description;
    if (op.version !== undefined) options.version = op.version;
    if (op.creationPolicy) options.creationPolicy = { resourceSignal: { count: op.creationPolicy, timeout: 'PT5M' } };
    if (op.updatePolicy) options.updatePolicy = { autoScalingReplacingUpdate: { willReplace: true } };
  }

  assetMetadata(op) { this.get(op.asset).addResourceMetadata(this.get(op.to), op.property); }

  metadata(op) { this.get(op.to).node.addMetadata(op.type, this.values.any(op.value)); }
  context(op) { this.get(op.to).node.setContext(op.key, op.value); }
  validation(op) { this.get(op.to).node.addValidation({ validate: () => op.messages }); }
  depend(op) { this.get(op.to).node.addDependency(...op.on.map((name) => this.get(name))); }
  resourceDepend(op) { this.get(op.to).addResourceDependency(this.get(op.on)); }
  resourceUndepend(op) { this.get(op.to).removeResourceDependency(this.get(op.on)); }
  stackDepend(op) { this.get(op.to).addDependency(this.get(op.on)); }
  formatVersion(op) { this.get(op.to).templateOptions.templateFormatVersion = op.version; }

  annotate(op) {
    const annotations = cdk.Annotations.of(this.get(op.to));
    switch (op.kind) {
      case 'warning': annotations.addWarningV2(op.id, op.text); break;
      case 'info': annotations.addInfo(op.text); break;
      case 'error': annotations.addError(op.text); break;
      case 'acknowledge': annotations.acknowledgeWarning(op.id); break;
      default: throw new Error(`no annotation ${op.kind}`);
    }
  }

  // Aspects

  tag(op) {
    cdk.Tags.of(this.get(op.to)).add(op.key, this.values.string(op.value), {
      priority: op.priority, includeResourceTypes: op.including, excludeResourceTypes: op.excluding,
      applyToLaunchedInstances: op.launched,
    });
  }

  untag(op) {
    cdk.Tags.of(this.get(op.to)).remove(op.key, {
      priority: op.priority, includeResourceTypes: op.including, excludeResourceTypes: op.excluding,
    });
  }

  aspect(op) {
    const visit = (construct) => {
      switch (op.action) {
        case 'override':
          if (cdk.CfnResource.isCfnResource(construct) && (!op.type || construct.cfnResourceType === op.type)) {
            construct.addPropertyOverride(op.path, this.values.any(op.value));
          }
          break;
        case 'removal':
          if (cdk.CfnResource.isCfnResource(construct)) construct.applyRemovalPolicy(REMOVALS[op.policy]);
          break;
        case 'metadata': construct.node.addMetadata(op.type, construct.node.path); break;
        case 'child':
          if (construct === this.get(op.at) && !construct.node.tryFindChild(op.id)) {
            new cdk.CfnResource(construct, op.id, { type: op.type, properties: {} });
          }
          break;
        case 'tag':
          if (construct === this.get(op.at)) cdk.Tags.of(this.get(op.target)).add(op.key, 'late');
          break;
        default: throw new Error(`no aspect ${op.action}`);
      }
    };
    cdk.Aspects.of(this.get(op.to)).add({ visit }, op.priority === undefined ? undefined : { priority: op.priority });
  }
}

module.exports = { Tree };
