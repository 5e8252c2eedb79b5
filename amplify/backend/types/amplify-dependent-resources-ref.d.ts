export type AmplifyDependentResourcesAttributes = {
  "auth": {
    "lectern": {
      "AppClientID": "string",
      "AppClientIDWeb": "string",
      "IdentityPoolId": "string",
      "IdentityPoolName": "string",
      "LearnerRoleArn": "string",
      "LearnerRoleName": "string",
      "UserPoolArn": "string",
      "UserPoolId": "string",
      "UserPoolName": "string"
    }
  },
  "custom": {
    "acceleration": {
      "ClusterArn": "string",
      "Endpoint": "string"
    },
    "access": {
      "RoleName": "string"
    },
    "api": {
      "ApiId": "string",
      "StageName": "string",
      "Url": "string"
    },
    "edge": {
      "SiteFirewallArn": "string"
    },
    "groups": {
      "ModeratorsGroup": "string"
    },
    "ingest": {
      "ApiId": "string",
      "ApiKeyId": "string",
      "SecondApiKeyId": "string",
      "StageName": "string",
      "Url": "string",
      "WebhookUrl": "string"
    },
    "mail": {
      "ConfigurationSetName": "string"
    },
    "media": {
      "DistributionId": "string",
      "KeyPairId": "string",
      "MediaBucketName": "string",
      "MediaOrigin": "string",
      "PrivateMediaOrigin": "string",
      "SigningKeyArn": "string"
    },
    "network": {
      "CmsCallerGroupId": "string",
      "FunctionGroupId": "string",
      "InnerSubnetIds": "string",
      "OuterSubnetIds": "string",
      "VpcId": "string"
    },
    "observability": {
      "AlarmTopicArn": "string",
      "AlarmTopicName": "string",
      "DashboardName": "string"
    },
    "queues": {
      "ActivityFailuresQueueArn": "string",
      "ActivityFailuresQueueName": "string",
      "ActivityFailuresQueueUrl": "string",
      "DeadLetterQueueArn": "string",
      "DeadLetterQueueName": "string",
      "DeadLetterQueueUrl": "string",
      "EditorsQueueArn": "string",
      "EditorsQueueName": "string",
      "EditorsQueueUrl": "string",
      "IngestQueueArn": "string",
      "IngestQueueName": "string",
      "IngestQueueUrl": "string",
      "ParkedQueueArn": "string",
      "ParkedQueueName": "string",
      "ParkedQueueUrl": "string",
      "SweepFailuresQueueArn": "string",
      "SweepFailuresQueueName": "string",
      "SweepFailuresQueueUrl": "string"
    },
    "secrets": {
      "AuthorSecretArn": "string",
      "CmsSecretArn": "string",
      "EditorsSecretArn": "string",
      "WebhookSecretArn": "string"
    }
  },
  "function": {
    "activity": {
      "Arn": "string",
      "LambdaExecutionRole": "string",
      "LambdaExecutionRoleArn": "string",
      "Name": "string",
      "Region": "string"
    },
    "cmsIngest": {
      "Arn": "string",
      "LambdaExecutionRole": "string",
      "LambdaExecutionRoleArn": "string",
      "Name": "string",
      "Region": "string"
    },
    "confirmed": {
      "Arn": "string",
      "LambdaExecutionRole": "string",
      "LambdaExecutionRoleArn": "string",
      "Name": "string",
      "Region": "string"
    },
    "media": {
      "Arn": "string",
      "LambdaExecutionRole": "string",
      "LambdaExecutionRoleArn": "string",
      "Name": "string",
      "Region": "string"
    },
    "opsAlerts": {
      "Arn": "string",
      "LambdaExecutionRole": "string",
      "LambdaExecutionRoleArn": "string",
      "Name": "string",
      "Region": "string"
    },
    "packages": {
      "LambdaExecutionRoleArn": "string",
      "LayerArn": "string"
    },
    "search": {
      "Arn": "string",
      "LambdaExecutionRole": "string",
      "LambdaExecutionRoleArn": "string",
      "Name": "string",
      "Region": "string"
    },
    "sweep": {
      "Arn": "string",
      "LambdaExecutionRole": "string",
      "LambdaExecutionRoleArn": "string",
      "Name": "string",
      "Region": "string"
    },
    "tellEditors": {
      "Arn": "string",
      "LambdaExecutionRole": "string",
      "LambdaExecutionRoleArn": "string",
      "Name": "string",
      "Region": "string"
    }
  },
  "storage": {
    "content": {
      "Arn": "string",
      "MaxReadRequestUnits": "string",
      "MaxWriteRequestUnits": "string",
      "Name": "string",
      "PartitionKeyName": "string",
      "PartitionKeyType": "string",
      "Region": "string",
      "SortKeyName": "string",
      "SortKeyType": "string"
    },
    "learners": {
      "Arn": "string",
      "MaxReadRequestUnits": "string",
      "MaxWriteRequestUnits": "string",
      "Name": "string",
      "PartitionKeyName": "string",
      "PartitionKeyType": "string",
      "Region": "string",
      "SortKeyName": "string",
      "SortKeyType": "string",
      "StreamArn": "string"
    }
  }
}