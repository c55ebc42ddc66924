import { verifyFolder, verifySite } from '../../builder/verify/verify-folder.ts'
import { outDir, withoutPasswords } from '../../settings/settings.ts'
import { readArguments, siteAddressIn, usageError } from '../command.ts'
import { coreCommands } from '../commands.ts'

/**
 * `npm run verify [folder or address]` verifies that every file of the manifest exists with the same bytes. In a folder
 * it also verifies that there are no other files. Exit code 1 if not. `--json` prints `{subject, faults}`.
 */
const { values, positionals } = readArguments(coreCommands.verify)
const [subject = outDir(), ...others] = positionals
if (others.length > 0) usageError('One folder or address at a time: npx masthead verify https://news.example/')
const site = siteAddressIn(subject)
const differences = site ? await verifySite(site) : verifyFolder(subject).map(withoutPasswords)
if (values.json) console.log(JSON.stringify({ subject: withoutPasswords(subject), faults: differences }, null, 2))
else {
  const summary =
    differences.length === 0 ? `${withoutPasswords(subject)} is what was built.` : `Differences: ${differences.length}`
  console.log([...differences, summary].join('\n'))
}
process.exitCode = differences.length === 0 ? 0 : 1
