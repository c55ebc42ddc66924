import { verifyFolder, verifySite } from '../press/verify-folder.ts'
import { outDir } from './settings.ts'

/**
 * `npm run verify [folder or address]`: proves that every file of the manifest is there with its bytes; in a folder also
 * that nothing else is. Exit code 1 if not.
 */
const subject = process.argv[2] ?? outDir()
const isAddress = /^https?:\/\//.test(subject)
const faults = isAddress ? await verifySite(new URL(subject.replace(/\/?$/, '/'))) : verifyFolder(subject)
for (const fault of faults) console.log(fault)
console.log(faults.length === 0 ? `${subject} is what was pressed.` : `Differences: ${faults.length}`)
process.exitCode = faults.length === 0 ? 0 : 1
