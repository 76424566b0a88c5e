const cdk = require('aws-cdk-lib');

const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const topic = (scope, id, properties) => new cdk.CfnResource(scope, id, { type: 'AWS::SNS::Topic', properties });

// The id of one stack in another, in a stack nested in it, and exported; an artifact id of characters beyond the BMP.
const producer = new cdk.Stack(app, 'S', { env });
topic(producer, 'T', { Own: producer.stackId });
const consumer = new cdk.Stack(app, 'O', { env });
topic(consumer, 'U', { Id: producer.stackId, Own: consumer.stackId });
const nested = new cdk.NestedStack(producer, 'N');
topic(nested, 'V', { Outer: producer.stackId, Own: nested.stackId });
producer.exportValue(producer.stackId);
topic(new cdk.Stack(app, '😀😀😀a', { env, stackName: 'emoji' }), 'T', {});
