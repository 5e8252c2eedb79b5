/** The environment that this build serves, read once. */

import { answerTo } from "./answers.ts";
import { CONFIG_NAME, type Config } from "./boundary.ts";
import { Failure } from "./failures.ts";
import { retrying } from "./retry.ts";

export type { Config };

let loading: Promise<Config> | null = null;

async function load(): Promise<Config> {
  const answer = await answerTo(`/${CONFIG_NAME}`);
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
