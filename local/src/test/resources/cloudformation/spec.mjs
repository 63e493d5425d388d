// Prints as JSON what CloudFormation and SAM know of the resource types named on the command line:
// {"resources": {TYPE: {"attributes": [NAME], "properties": {NAME: PROPERTY}}}, "types": {ID: {"properties": …}}}
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const TEXT = { type: 'string' };
const FLAG = { type: 'boolean' };
const LIST = { type: 'array', element: TEXT };
const NUMBER = { type: 'integer' };

// The package's own picture of SAM is an old one. What it lacks SAM hands on to the resources that it makes, less what it
// calls by other names, or it stands here.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html
const SAM = {
  'AWS::Serverless::Function': {
    made: ['AWS::Lambda::Function'],
    renamed: ['Code', 'TracingConfig', 'DeadLetterConfig'],
    own: {
      AutoPublishAliasAllProperties: FLAG,
      PropagateTags: FLAG,
      Events: {
        type: 'map',
        element: {
          type: 'choice',
          of: {
            HttpApi: { named: 'HttpApiEvent' },
            SQS: { named: 'SQSEvent', made: ['AWS::Lambda::EventSourceMapping'], renamed: ['EventSourceArn', 'FunctionName'] },
            ScheduleV2: {
              made: ['AWS::Scheduler::Schedule'],
              renamed: ['Target', 'FlexibleTimeWindow'],
              own: {
                DeadLetterConfig: { type: 'object', properties: { Arn: TEXT, QueueLogicalId: TEXT, Type: TEXT } },
                FlexibleTimeWindow: { type: 'json' },
                Input: TEXT,
                OmitName: FLAG,
                PermissionsBoundary: TEXT,
                RetryPolicy: { type: 'object', properties: { MaximumEventAgeInSeconds: NUMBER, MaximumRetryAttempts: NUMBER } },
                RoleArn: TEXT,
              },
            },
          },
        },
      },
    },
  },
  'AWS::Serverless::HttpApi': {
    made: ['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Stage'],
    renamed: ['ApiId', 'Body', 'BodyS3Location', 'ProtocolType', 'AccessLogSetting'],
    own: {
      Auth: {
        type: 'object',
        properties: {
          DefaultAuthorizer: TEXT,
          EnableIamAuthorizer: FLAG,
          Authorizers: {
            type: 'map',
            element: {
              type: 'object',
              properties: {
                AuthorizationScopes: LIST,
                AuthorizerPayloadFormatVersion: TEXT,
                EnableFunctionDefaultPermissions: FLAG,
                EnableSimpleResponses: FLAG,
                FunctionArn: TEXT,
                FunctionInvokeRole: TEXT,
                Identity: {
                  type: 'object',
                  properties: { Context: LIST, Headers: LIST, QueryStrings: LIST, ReauthorizeEvery: NUMBER, StageVariables: LIST },
                },
                IdentitySource: TEXT,
                JwtConfiguration: { type: 'json' },
              },
            },
          },
        },
      },
    },
  },
};

const database = loadAwsServiceSpecSync();
const resource = (name) => database.lookup('resource', 'cloudFormationType', 'equals', name)[0];
const types = {};

function property({ type, required = false }) {
  return { ...shape(type), required };
}

function shape(type) {
  switch (type.type) {
    case 'ref':
      return { type: 'ref', id: define(type.reference.$ref) };
    case 'array':
    case 'map':
      return { type: type.type, element: shape(type.element) };
    case 'union':
      return { type: 'union', of: type.types.map(shape) };
    case 'tag':
      return { type: 'object', properties: { Key: { ...TEXT, required: true }, Value: { ...TEXT, required: true } } };
    default:
      return { type: type.type };
  }
}

function define(id) {
  if (!(id in types)) {
    types[id] = {};
    types[id].properties = properties(database.get('typeDefinition', id));
  }
  return id;
}

function properties(entity) {
  return Object.fromEntries(Object.entries(entity.properties).map(([name, it]) => [name, property(it)]));
}

function optional(all) {
  return Object.fromEntries(Object.entries(all).map(([name, it]) => [name, { ...it, required: false }]));
}

// What SAM takes: what it makes takes, what its own specification names, what stands above.
function expanded({ named, made = [], renamed = [], own = {} }, host, base = {}) {
  const handedOn = made.map((name) => optional(properties(resource(name))));
  const kept = Object.fromEntries(Object.entries(Object.assign({}, ...handedOn)).filter(([name]) => !renamed.includes(name)));
  const definition = named && database.follow('usesType', host).find(({ entity }) => entity.name === named).entity;
  return { ...kept, ...base, ...(definition ? properties(definition) : {}), ...own };
}

function choices(host, element) {
  const of = Object.fromEntries(
    Object.entries(element.of).map(([name, event]) => [name, { type: 'object', properties: expanded(event, host) }]),
  );
  return { ...element, of };
}

function described(name) {
  const found = resource(name);
  const sam = SAM[name];
  if (!sam) {
    return { attributes: Object.keys(found.attributes), properties: properties(found) };
  }
  const all = expanded(sam, found, properties(found));
  if (sam.own.Events) {
    all.Events = { ...all.Events, element: choices(found, all.Events.element) };
  }
  return { attributes: Object.keys(resource(sam.made[0]).attributes), properties: all };
}

const known = process.argv.slice(2).filter((name) => resource(name));
const resources = Object.fromEntries(known.map((name) => [name, described(name)]));
process.stdout.write(JSON.stringify({ resources, types }));
