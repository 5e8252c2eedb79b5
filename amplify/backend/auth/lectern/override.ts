/**
 * What the CLI's auth category has no question for, set on the template that it builds.
 *
 * The pools outlive their stack: with the user pool go the passwords, and with the identity pool
 * the identity ids, which are the keys of all that learners wrote. The clients are kept with the
 * pool, since a session is of a client. Only SRP and refresh are allowed, so a password never
 * travels. Lectern uses nothing that the Lite plan lacks, and it costs a third of Essentials.
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
}

const AUTH_FLOWS = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];

export function override({
  userPool,
  userPoolClientWeb,
  userPoolClient,
  identityPool,
}: AuthResources): void {
  for (const resource of [userPool, userPoolClientWeb, userPoolClient, identityPool]) {
    resource.cfnOptions.deletionPolicy = "RetainExceptOnCreate";
    resource.cfnOptions.updateReplacePolicy = "Retain";
  }
  userPool.addPropertyOverride("DeletionProtection", "ACTIVE");
  userPool.addPropertyOverride("UserPoolTier", "LITE");
  identityPool.addPropertyOverride("AllowClassicFlow", false);
  for (const client of [userPoolClientWeb, userPoolClient]) {
    client.addPropertyOverride("ExplicitAuthFlows", AUTH_FLOWS);
    client.addPropertyOverride("PreventUserExistenceErrors", "ENABLED");
  }
}
