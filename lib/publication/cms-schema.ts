import { z } from 'zod'
import { isInWorkflow, ownRepository } from '../settings/own-repository.ts'
import { text, webAddress } from '../source/values.ts'

/** The schema of `editor` in site.yaml: it turns on the CMS and says where the CMS stores the newsroom’s files. */
export const cmsSchema = z
  .strictObject({
    host: z.enum(['folder', 'github', 'gitlab', 'gitea']).describe('A folder of the editor’s computer, or a Git host.'),
    repo: z
      .string()
      .regex(/^(own|[^/:\s]+(\/[^/:\s]+)+)$/, { error: 'write owner/name, or own' })
      .describe('The repository on the Git host; `own`: the one that builds.')
      .meta({ examples: ['owner/name', 'own'] })
      .optional(),
    branch: text.describe('The branch, if it is not the default branch.').optional(),
    folder: z
      .string()
      .regex(/^(?!(.*\/)?\.\.(\/|$))[^\\]*$/, { error: 'write a folder of the repository, with / between names' })
      .describe('The content folder in the repository; `.` for its root.')
      .transform(plainPath)
      .default('content'),
    server: webAddress.describe('The address of the Git host, if it is not the public one.').optional(),
    signIn: webAddress
      .describe(
        'For GitHub: the service that exchanges a sign-in for a token; without it editors use their own tokens.',
      )
      .optional(),
    app: text.describe('For GitLab and Gitea: the identifier of the application.').optional(),
    preview: z
      .string()
      .regex(/^https?:\/\/(?=.*\{branch\})\S+$/, { error: 'write an address with {branch} in it' })
      .describe('The address of a branch’s preview, with `{branch}` for its name.')
      .meta({ examples: ['https://{branch}--news.netlify.app'] })
      .optional(),
    timeZone: text
      .refine(isTimeZone, { error: 'write the name of a time zone, such as Asia/Baku' })
      .describe('The time zone of the times that editors type; else the one of each editor’s computer.')
      .meta({ examples: ['Asia/Baku'] })
      .optional(),
    publishEvery: z
      .number()
      .int()
      .positive()
      .describe('The minutes between the host’s own builds, for *Publish at*.')
      .meta({ examples: [15] })
      .optional(),
  })
  .refine(({ host, repo }) => host === 'folder' || repo !== undefined, {
    path: ['repo'],
    message: 'A Git host needs a repository.',
    params: { hint: 'Write `repo: owner/name` under `editor`.' },
  })
  .refine(({ repo }) => repo !== 'own' || ownRepository() !== undefined || !isInWorkflow(), {
    path: ['repo'],
    message: 'This workflow does not say of which repository it is.',
    params: { hint: 'Write `repo: owner/name` in place of `own`.' },
  })

/**
 * Returns the settings with the repository that `own` stands for. On somebody’s computer there is none, and the desk opens
 * the folder instead.
 */
export function withOwnRepository<Settings extends z.infer<typeof cmsSchema>>(settings: Settings): Settings {
  if (settings.repo !== 'own') return settings
  const own = ownRepository()
  return own
    ? { ...settings, repo: own.repo, server: settings.server ?? own.server }
    : { ...settings, host: 'folder', repo: undefined }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Removes empty parts and `.` from a path; the result is empty for the root. */
function plainPath(folder: string): string {
  const parts = folder.split('/').map((part) => part.trim())
  return parts.filter((part) => part && part !== '.').join('/')
}
