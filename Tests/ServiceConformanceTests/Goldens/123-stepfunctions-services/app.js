const cdk = require('aws-cdk-lib'), sfn = require('aws-cdk-lib/aws-stepfunctions'), tasks = require('aws-cdk-lib/aws-stepfunctions-tasks'), ddb = require('aws-cdk-lib/aws-dynamodb'), kms = require('aws-cdk-lib/aws-kms'), sns = require('aws-cdk-lib/aws-sns'), sqs = require('aws-cdk-lib/aws-sqs');
const { JsonPath: P, TaskInput: I, IntegrationPattern: W } = sfn, A = tasks.DynamoAttributeValue;
const env = { account: '111111111111', region: 'eu-south-1' };
const app = new cdk.App();
const s = new cdk.Stack(app, 'Services', { env });
const machine = (id, first, ...others) => new sfn.StateMachine(s, id, { definitionBody: sfn.DefinitionBody.fromChainable(others.reduce((chain, task) => chain.next(task), sfn.Chain.start(first))) });
const table = new ddb.Table(s, 'Table', { partitionKey: { name: 'id', type: ddb.AttributeType.STRING } });
const imported = ddb.Table.fromTableName(s, 'Imported', 'there');
const key = new kms.Key(s, 'Key');
const queue = new sqs.Queue(s, 'Queue'), encrypted = new sqs.Queue(s, 'Encrypted', { encryption: sqs.QueueEncryption.KMS, encryptionMasterKey: key }), ordered = new sqs.Queue(s, 'Ordered', { fifo: true });
const topic = new sns.Topic(s, 'Topic'), orderedTopic = new sns.Topic(s, 'OrderedTopic', { fifo: true });

machine('Items',
  new tasks.DynamoPutItem(s, 'Put', { table, item: {
    s: A.fromString('x'), sp: A.fromString(P.stringAt('$.s')), n: A.fromNumber(1.5), np: A.numberFromString(P.format('{}', P.numberAt('$.n'))), b: A.fromBinary('YQ=='), bp: A.fromBinary(P.stringAt('$.b')),
    ss: A.fromStringSet(['a', 'b']), ns: A.fromNumberSet([1, 2.5]), bs: A.fromBinarySet(['YQ==']), m: A.fromMap({ 1: A.fromString('y'), k: A.fromBoolean(true) }), mp: A.mapFromJsonPath('$.m'),
    l: A.fromList([A.fromString('z'), A.fromNumber(3), A.fromString(P.stringAt('$.e'))]), lp: A.listFromJsonPath(P.stringAt('$.l')), nul: A.fromNull(true), t: A.fromBoolean(false), tp: A.booleanFromJsonPath(P.stringAt('$.t')),
  }, conditionExpression: 'attribute_not_exists(#s) OR n > :n', expressionAttributeNames: { '#s': 's' }, expressionAttributeValues: { ':n': A.fromNumber(0) },
  returnConsumedCapacity: tasks.DynamoConsumedCapacity.TOTAL, returnItemCollectionMetrics: tasks.DynamoItemCollectionMetrics.SIZE, returnValues: tasks.DynamoReturnValues.ALL_OLD, resultPath: '$.put' }),
  new tasks.DynamoUpdateItem(s, 'Update', { table, key: { id: A.fromString(P.stringAt('$.id')) }, updateExpression: 'SET n = :n', expressionAttributeValues: { ':n': A.fromNumber(1) }, conditionExpression: 'attribute_exists(id)', returnValues: tasks.DynamoReturnValues.UPDATED_NEW, resultPath: P.DISCARD }),
  new tasks.DynamoUpdateItem(s, 'UpdatePlain', { table: imported, key: { id: A.fromString('x') }, updateExpression: 'REMOVE n' }),
  new tasks.DynamoGetItem(s, 'Get', { table, key: { id: A.fromString('x') } }),
  new tasks.DynamoGetItem(s, 'GetSome', { table: imported, key: { id: A.fromString('x') }, consistentRead: true, expressionAttributeNames: { '#s': 's' }, projectionExpression: [new tasks.DynamoProjectionExpression().withAttribute('#s').withAttribute('inner'), new tasks.DynamoProjectionExpression().withAttribute('l').atIndex(2)], returnConsumedCapacity: tasks.DynamoConsumedCapacity.INDEXES }),
  new tasks.DynamoDeleteItem(s, 'Delete', { table, key: { id: A.fromString('x') }, returnItemCollectionMetrics: tasks.DynamoItemCollectionMetrics.NONE }));

machine('Messages',
  new tasks.SqsSendMessage(s, 'Send', { queue, messageBody: I.fromText('text') }),
  new tasks.SqsSendMessage(s, 'SendObject', { queue: encrypted, messageBody: I.fromObject({ a: P.stringAt('$.a') }), delay: cdk.Duration.minutes(1), integrationPattern: W.REQUEST_RESPONSE }),
  new tasks.SqsSendMessage(s, 'SendOrdered', { queue: ordered, messageBody: I.fromJsonPathAt('$.body'), messageDeduplicationId: P.stringAt('$.d'), messageGroupId: 'g' }),
  new tasks.SqsSendMessage(s, 'Ask', { queue, messageBody: I.fromObject({ token: P.taskToken }), integrationPattern: W.WAIT_FOR_TASK_TOKEN, heartbeatTimeout: sfn.Timeout.duration(cdk.Duration.hours(1)) }));

machine('Notices',
  new tasks.SnsPublish(s, 'Publish', { topic, message: I.fromText('text'), subject: P.stringAt('$.subject'), messageAttributes: {
    s: { value: 'x' }, n: { value: 1.5 }, a: { value: ['x', 'y'] }, b: { value: 'YQ==', dataType: tasks.MessageAttributeDataType.BINARY }, p: { value: I.fromJsonPathAt('$.p') }, d: { value: topic.topicName },
  } }),
  new tasks.SnsPublish(s, 'PublishMany', { topic, message: I.fromObject({ default: 'd', email: P.stringAt('$.e') }), messagePerSubscriptionType: true }),
  new tasks.SnsPublish(s, 'PublishOrdered', { topic: orderedTopic, message: I.fromContextAt('$$.Execution.Input'), messageGroupId: 'g', messageDeduplicationId: 'd' }),
  new tasks.SnsPublish(s, 'AskTopic', { topic, message: I.fromObject({ token: P.taskToken }), integrationPattern: W.WAIT_FOR_TASK_TOKEN }));
app.synth();
