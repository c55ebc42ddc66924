import { readArguments, siteAddressIn, usageError } from '../../lib/cli/command.ts'
import { engineFolder } from '../../lib/settings/installation.ts'
import { doctorCommands } from './commands.ts'
import { examineMachine } from './examine-machine.ts'
import { printFindings } from './finding/finding.ts'

/**
 * `npx masthead doctor [address]` prints the problems of this machine, or of how a host serves the site, and how to fix
 * them. Exit code 1 on any error. It must start where packages are missing, so code that needs one is imported late.
 */
const { values, positionals } = readArguments(doctorCommands.doctor)
const [address, ...others] = positionals
if (others.length > 0) usageError('One address at a time: npx masthead doctor https://news.example/')
const base = address === undefined ? undefined : addressFrom(address)
const hostChecks = base && (await import('./host/examine-host.ts'))
const findings = hostChecks ? await hostChecks.examineHost(base) : await examineMachine(engineFolder())
console.log(values.json ? JSON.stringify(findings, null, 2) : printFindings(findings))
if (base && !values.json) console.log(`\nTo compare each file with what was built: npx masthead verify ${base.href}`)
process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0

function addressFrom(text: string): URL {
  const url = siteAddressIn(text)
  return url ?? usageError(`“${text}” is not an address of the web. Write it whole: https://news.example/`)
}
