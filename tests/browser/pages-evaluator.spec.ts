import { readFileSync } from 'node:fs'
import path from 'node:path'
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { select } from 'hast-util-select'
import { attribute, pagesIn, treeOf } from './built-page.ts'
import { SITES } from './sites.ts'
import { expect, test } from './test.ts'

// Google's csp-evaluator on every policy there is: what pages say of themselves, and what hosts are told to send.
for (const site of ['seed', 'services', 'portable', 'partial'] as const) {
  test(`csp-evaluator finds nothing grave in any policy of the site “${site}”`, () => {
    const policies = new Set([...pagesIn(site).map((address) => pagePolicy(address, site)), hostPolicy(site)])
    expect(policies.size).toBeGreaterThan(3)
    for (const policy of policies) expect(grave(policy), policy).toEqual([])
  })
}

test('it would find a policy that lacks or loosens anything', () => {
  const policy = pagePolicy('/en/', 'seed')
  expect(grave(policy.replace(/script-src [^;]+/, "script-src 'unsafe-inline'"))).toEqual(['script-src'])
  expect(grave(policy.replace(/script-src [^;]+/, 'script-src https:'))).toEqual(['script-src'])
  expect(grave(policy.replace(/default-src [^;]+; script-src [^;]+; /, ''))).toEqual(['object-src', 'script-src'])
  expect(grave(policy.replace("'none'; script", "'none' script"))).toEqual(['default-src'])
  expect(grave(hostPolicy('seed').replace(/^script-src [^;]+; /, ''))).toEqual(['script-src'])
})

/** The directives in which it finds something of high severity, or what no browser could read. */
function grave(policy: string): string[] {
  const findings = new CspEvaluator(new CspParser(policy).csp).evaluate()
  return findings.filter(({ severity }) => severity <= Severity.SYNTAX).map(({ directive }) => directive)
}

function pagePolicy(address: string, site: keyof typeof SITES): string {
  return attribute(select('meta[http-equiv="Content-Security-Policy"]', treeOf(address, site)), 'content') ?? ''
}

/** As Netlify, Cloudflare and, by the same source, nginx, Apache and Caddy send it. */
function hostPolicy(site: keyof typeof SITES): string {
  return /Content-Security-Policy: (.*)/.exec(readFileSync(path.join(SITES[site], '_headers'), 'utf8'))?.[1] ?? ''
}
