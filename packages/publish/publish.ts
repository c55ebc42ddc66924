import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { readArguments, usageError } from '../../lib/cli/command.ts'
import { checkOnlySentence, readSite } from '../../lib/cli/site.ts'
import { newsroomFolder } from '../../lib/settings/installation.ts'
import { canAsk, updatesLines } from '../../lib/settings/process.ts'
import { contentDir } from '../../lib/settings/settings.ts'
import { siteFolder } from '../../lib/store/out-folder.ts'
import { publishCommands } from './commands.ts'
import { PublishProblem, publishProblem } from './plan/publish-problem.ts'
import { COMPRESSED, type Compressed, listedNames, type SiteToPublish, siteToPublish } from './plan/site-to-publish.ts'
import { type Permissions, type Published, publishSite } from './publish-site.ts'
import { addressOf, WITHOUT_ADDRESS } from './site-address.ts'
import { destinationOf, overlapOf, withoutPassword } from './targets/open-target.ts'
import { requireKeyFile } from './tell/news.ts'
import { commandReceiver, type Receiver, receiversOf } from './tell/receivers.ts'

/**
 * `npx masthead publish <where>` uploads what has changed in OUT_DIR since the last publication. Exit code 1 if it
 * fails; what readers see is whole in every case. `--json` prints `{where, uploaded, deleted, waiting, stages, removed,
 * kept}`.
 */
const { values, positionals } = readArguments(publishCommands.publish)
const [where, ...others] = positionals
if (where === undefined || where.trim() === '') usageError('Name the place: npx masthead publish s3://bucket/prefix')
if (others.length > 0) usageError('One place at a time: npx masthead publish s3://bucket/prefix')
const isDryRun = values['dry-run'] ?? false
const most = numberIn('max-deletes', values['max-deletes'] ?? '256')
const days = numberIn('grace', values.grace ?? '7')
const { adopt, create } = values
await publishOrAsk(where, { adopt, create, 'new-address': values['new-address'] }).catch(printProblem)

/** Publishes; where that needs a permission and somebody is at the terminal, asks for it. */
async function publishOrAsk(to: string, permissions: Permissions): Promise<void> {
  try {
    await publish(to, permissions)
  } catch (error) {
    if (!(error instanceof PublishProblem) || error.flag === undefined || values.json) throw error
    const question = error.flag === 'create' ? 'Make it?' : `${error.hint}\nPublish there?`
    if (!(await confirm(`${error.message} ${question}`))) throw error
    await publish(to, { ...permissions, [error.flag]: true })
  }
}

/**
 * Asks the user on the terminal whether to do something. False where nobody can answer, and for every answer but yes.
 */
async function confirm(question: string): Promise<boolean> {
  if (!canAsk()) return false
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  // Ctrl+D closes the terminal without an answer.
  const closed = new Promise<string>((resolve) => terminal.on('close', () => resolve('')))
  const answer = await Promise.race([terminal.question(`${question} [y/N] `), closed])
  terminal.close()
  return /^y(?:es)?$/i.test(answer.trim())
}

async function publish(to: string, permissions: Permissions): Promise<void> {
  const place = destinationOf(to, values.endpoint)
  const overlap = place.folder === undefined ? undefined : overlapOf(place.folder)
  if (overlap !== undefined) usageError(`${overlap}. Name another folder to publish to.`)
  const folder = siteFolder(newsroomFolder())
  const compressed = compressedIn(values.compressed, place.compressed)
  const site = siteToPublish(folder, compressed)
  if (addressOf(site) === '')
    console.error(`${WITHOUT_ADDRESS} For readers, build it with SITE_URL=https://news.example/.`)
  const receivers = receiversFor(site)
  const target = await place.open()
  const published = await publishSite(site, target, {
    compressed,
    mostRemoved: most < 0 ? undefined : most,
    grace: days * 86_400_000,
    isDryRun,
    ...permissions,
    now: new Date(),
    receivers,
    ...(values.json ? {} : { progress: printProgress }),
  })
  if (values.json) console.log(JSON.stringify(asData(target.where, published), null, 2))
  else console.log(asText(target.where, published))
  const more = checkOnlySentence(newsroomFolder())
  if (more) console.error(more)
}

/** Returns whom site.yaml and the options name to be told. */
function receiversFor(site: SiteToPublish): Receiver[] {
  const command = values['purge-with'] === undefined ? [] : [commandReceiver(values['purge-with'])]
  if (!existsSync(path.join(contentDir(), 'site.yaml'))) return command
  const { publication, root } = readSite()
  if (!publication) throw publishProblem('settings-wrong', { root })
  requireKeyFile(site, publication.tell?.indexNow?.key)
  return [...receiversOf(publication), ...command]
}

function asData(place: string, { plan, uploaded, deleted, kept, waiting, told, undelivered }: Published) {
  const stages = plan.stages.map(({ name, files }) => ({ stage: name, files: files.map((file) => file.name) }))
  const counts = { where: place, dryRun: isDryRun, uploaded, deleted, waiting }
  return { ...counts, stages, removed: plan.due, kept, told, undelivered }
}

function asText(place: string, { plan, uploaded, deleted, kept, waiting, told, undelivered }: Published): string {
  const names = isDryRun
    ? [
        ...plan.stages.flatMap(({ name, files }) => files.map((file) => `${name}: ${file.name}`)),
        ...plan.due.map((name) => `delete: ${name}`),
      ]
    : []
  const later = waiting > 0 ? ` ${waiting} are deleted later, because pages that readers have open may need them.` : ''
  const stay = kept.length > 0 ? ` Not deleted, because somebody else has changed them: ${listedNames(kept)}.` : ''
  const summary = isDryRun
    ? `Would upload ${uploaded} and delete ${deleted} files at ${place}.${stay} Nothing is changed.`
    : `${place}: ${uploaded} files uploaded, ${deleted} deleted.${later}${stay}`
  const news = Object.entries(told).flatMap(([name, count]) =>
    count > 0 ? [`Told ${name} of ${count} ${count === 1 ? 'address' : 'addresses'}.`] : [],
  )
  const failures = undelivered.map(
    ({ receiver, reason, count }) =>
      `Could not tell ${receiver} of ${count}: ${reason}. The next publication tries again.`,
  )
  return [...names, summary, ...news, ...failures].join('\n')
}

function printProgress(done: number, total: number, stage: string): void {
  const isLast = done === total
  const text = isLast ? `Uploaded all ${total} files.` : `Uploading ${stage}: ${done} of ${total} files`
  if (updatesLines()) process.stderr.write(`\r\u001b[K${text}${isLast ? '\n' : ''}`)
  else if (isLast || done % 1000 === 0) console.error(text)
}

function printProblem(error: unknown): void {
  if (!(error instanceof PublishProblem)) throw error
  const { message, hint } = error
  if (values.json)
    console.log(JSON.stringify({ where: withoutPassword(where ?? ''), problem: { message, hint } }, null, 2))
  else console.error(`Not published: ${message}\n  Hint: ${hint}`)
  process.exitCode = 1
}

function numberIn(option: string, text: string): number {
  return /^-?\d+$/.test(text) ? Number(text) : usageError(`--${option} is a whole number, not “${text}”.`)
}

function compressedIn(chosen: string | undefined, allowed: readonly Compressed[]): Compressed {
  const found = chosen === undefined ? allowed[0] : COMPRESSED.find((one) => one === chosen && allowed.includes(one))
  return found ?? usageError(`--compressed is one of these here: ${allowed.join(', ')}.`)
}
