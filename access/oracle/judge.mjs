// Asks the second engine. One line in: a JSON list of cases, as cases.py writes them. One line
// out: the decision on each, in order, and the milliseconds that deciding took.
import { createInterface } from 'node:readline'
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate'

const ACCOUNT = '123456789012'
const PRINCIPAL = `arn:aws:sts::${ACCOUNT}:assumed-role/learner/CognitoIdentityCredentials`

function named(documents) {
  return documents.map((policy, position) => ({ name: `policy-${position}`, policy }))
}

// The mode that validates would drop context keys it doesn't know for the action, Cognito's
// among them, so the other one is asked.
function decide({ identity, boundary, action, resource, context }) {
  try {
    return runUnsafeSimulation(
      {
        request: {
          principal: PRINCIPAL,
          action,
          resource: { resource, accountId: ACCOUNT },
          contextVariables: context,
        },
        identityPolicies: named(identity),
        permissionBoundaryPolicies: boundary.length ? named(boundary) : undefined,
        serviceControlPolicies: [],
        resourceControlPolicies: [],
      },
      {},
    )
  } catch (error) {
    return `Failed: ${error.message}`
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const cases = JSON.parse(line)
  const begun = performance.now()
  const decisions = cases.map(decide)
  const milliseconds = performance.now() - begun
  process.stdout.write(`${JSON.stringify({ decisions, milliseconds })}\n`)
}
