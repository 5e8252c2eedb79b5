/** The environment that this build serves, read once from `/lectern.config.json`. */

import { answerTo } from "./answers.ts";
import { Failure } from "./failures.ts";
import { retrying } from "./retry.ts";

export interface Config {
  region: string;
  /** Only locally: one endpoint that stands in for every AWS service. */
  awsEndpoint?: string;
  userPoolId: string;
  userPoolClientId: string;
  identityPoolId: string;
  contentTable: string;
  learnersTable: string;
  apiUrl: string;
  mediaOrigin: string;
  /** Where a film below /private/ needs a signed address; absent where there are none. */
  privateMediaOrigin?: string;
}

let loading: Promise<Config> | null = null;

async function load(): Promise<Config> {
  const answer = await answerTo("/lectern.config.json");
  if (!answer.ok) throw new Failure("unavailable", `config ${answer.status}`);
  return JSON.parse(answer.text) as Config;
}

export function config(): Promise<Config> {
  loading ??= retrying(load).catch((failure: unknown) => {
    loading = null;
    throw failure;
  });
  return loading;
}

export function dynamodbEndpoint(from: Config): URL {
  return new URL(from.awsEndpoint ?? `https://dynamodb.${from.region}.amazonaws.com`);
}
