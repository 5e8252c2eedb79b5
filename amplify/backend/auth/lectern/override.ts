/**
 * What the CLI's auth category has no question for, set on the template that it builds.
 *
 * The pools outlive their stack: with the user pool go the passwords and the `sub` of everybody,
 * which is the key of all that learners wrote. The clients are kept with the pool, since a session
 * is of a client. A first push that failed half-way takes what it made with it, so that the next
 * one finds no name taken (CloudFormation User Guide, "DeletionPolicy", RetainExceptOnCreate).
 * Only SRP and refresh are allowed, so a password never travels. Lectern uses nothing that the
 * Lite plan lacks, and it costs a third of Essentials.
 *
 * Learners get LearnerRole, not the CLI's AuthRole: at every push the CLI writes that one's trust
 * anew, without sts:TagSession. The identity pool puts the user pool's `sub` into the session as
 * the principal tag `sub` (Amazon Cognito developer guide, "Using attributes for access control"),
 * and asks the user pool before it gives credentials whether the user is still there and signed in
 * (API reference, CognitoIdentityProvider, ServerSideTokenCheck).
 *
 * No token is made, and no confirmation counts, without the function `confirmed`. Its stack comes
 * after this one, whose pool its role and its permission name, so it is named here by its fixed
 * name (AWS::Cognito::UserPool LambdaConfig). `proof` and `settled` are that function's: an app
 * client may write the first and read neither (cli-inputs.json). `proof` is mutable, since AWS says
 * nowhere that a client may be granted to write an immutable attribute; who could change it later
 * is settled, and asked for it no more.
 *
 * amplify/generated/auth is a copy of what comes out; `make push` compares the two.
 */

/** Of a CfnResource of the AWS CDK, what is used here; its package is 200 MB. */
interface CfnResource {
  cfnOptions: { deletionPolicy?: string; updateReplacePolicy?: string };
  addPropertyOverride(property: string, value: unknown): void;
}

interface AuthResources {
  userPool: CfnResource;
  userPoolClientWeb: CfnResource;
  userPoolClient: CfnResource;
  identityPool: CfnResource;
  identityPoolRoleMap: CfnResource;
  addCfnResource(props: { type: string; properties: unknown }, logicalId: string): void;
  addCfnOutput(props: { value: unknown; description?: string }, logicalId: string): void;
}

const AUTH_FLOWS = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
const LEARNER_ROLE = "LearnerRole";
const IDENTITY_POOL = { Ref: "IdentityPool" };
const LEARNER_ROLE_ARN = { "Fn::GetAtt": [LEARNER_ROLE, "Arn"] };

const FUNCTIONS = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function";
const CONFIRMED = { "Fn::Sub": `${FUNCTIONS}:lectern-confirmed-\${env}` };

const TRUST = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Federated: "cognito-identity.amazonaws.com" },
      Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
      Condition: {
        StringEquals: { "cognito-identity.amazonaws.com:aud": IDENTITY_POOL },
        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
      },
    },
  ],
};

function keep(resource: CfnResource): void {
  resource.cfnOptions.deletionPolicy = "RetainExceptOnCreate";
  resource.cfnOptions.updateReplacePolicy = "Retain";
}

/** The role of whoever is signed in, and the one tag by which its policies know the person. */
function addLearners(resources: AuthResources): void {
  const role = {
    RoleName: { "Fn::Sub": "lectern-learner-${env}" },
    Description: "What a signed-in browser is; its permissions are the access stack's",
    AssumeRolePolicyDocument: TRUST,
  };
  resources.addCfnResource({ type: "AWS::IAM::Role", properties: role }, LEARNER_ROLE);
  const tags = {
    IdentityPoolId: IDENTITY_POOL,
    IdentityProviderName: { "Fn::GetAtt": ["UserPool", "ProviderName"] },
    UseDefaults: false,
    PrincipalTags: { sub: "sub" },
  };
  const type = "AWS::Cognito::IdentityPoolPrincipalTag";
  resources.addCfnResource({ type, properties: tags }, "PersonTag");
  resources.identityPoolRoleMap.addPropertyOverride("Roles.authenticated", LEARNER_ROLE_ARN);
  resources.addCfnOutput({ value: { Ref: LEARNER_ROLE } }, "LearnerRoleName");
  resources.addCfnOutput({ value: LEARNER_ROLE_ARN }, "LearnerRoleArn");
}

/** Who gets tokens, and so may set up a second factor: docs/security.md, "Who chose the password". */
function admit(userPool: CfnResource): void {
  for (const [index, name] of ["proof", "settled"].entries()) {
    const attribute = { AttributeDataType: "String", Mutable: true, Name: name };
    userPool.addPropertyOverride(`Schema.${1 + index}`, attribute); // the first is the address
  }
  const triggers = { PostConfirmation: CONFIRMED, PreTokenGeneration: CONFIRMED };
  userPool.addPropertyOverride("LambdaConfig", triggers);
}

export function override(resources: AuthResources): void {
  const { userPool, userPoolClientWeb, userPoolClient, identityPool } = resources;
  for (const resource of [userPool, userPoolClientWeb, userPoolClient, identityPool]) {
    keep(resource);
  }
  userPool.addPropertyOverride("DeletionProtection", "ACTIVE");
  userPool.addPropertyOverride("UserPoolTier", "LITE");
  admit(userPool);
  identityPool.addPropertyOverride("AllowClassicFlow", false);
  for (const provider of [0, 1]) {
    const checked = `CognitoIdentityProviders.${provider}.ServerSideTokenCheck`;
    identityPool.addPropertyOverride(checked, true);
  }
  for (const client of [userPoolClientWeb, userPoolClient]) {
    client.addPropertyOverride("ExplicitAuthFlows", AUTH_FLOWS);
    client.addPropertyOverride("PreventUserExistenceErrors", "ENABLED");
  }
  addLearners(resources);
}
