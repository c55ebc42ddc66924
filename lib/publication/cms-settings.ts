import { z } from 'zod'
import { text, webAddress } from '../source/values.ts'

/** The schema of `desk` in site.yaml: it turns on the CMS and says where the CMS stores the newsroom’s files. */
export const cmsSchema = z
  .strictObject({
    host: z
      .enum(['folder', 'github', 'gitlab', 'gitea'])
      .describe('Where the files are: in a folder of the editor’s own machine, or on a Git host.'),
    repo: z
      .string()
      .regex(/^[^/:\s]+(\/[^/:\s]+)+$/, { error: 'write owner/name' })
      .describe('The repository on the Git host.')
      .meta({ examples: ['owner/name'] })
      .optional(),
    branch: text.describe('Its branch, where that is not the usual one.').optional(),
    folder: z
      .string()
      .regex(/^(?!(.*\/)?\.\.(\/|$))[^\\]*$/, { error: 'write a folder of the repository, with / between names' })
      .describe('The path of the content folder in the repository; `.` where `site.yaml` is at its root.')
      .transform(plainPath)
      .default('content'),
    server: webAddress.describe('The Git host’s own address, where it is not the well-known one.').optional(),
    signIn: webAddress
      .describe(
        'For GitHub: what exchanges a sign-in for a token. Without it editors sign in with tokens of their own.',
      )
      .optional(),
    app: text.describe('For GitLab and Gitea: the identifier of the application that editors sign in to.').optional(),
  })
  .refine(({ host, repo }) => host === 'folder' || repo !== undefined, {
    path: ['repo'],
    message: 'A Git host keeps a repository.',
    params: { hint: 'Write `repo: owner/name` under `desk`.' },
  })

/** The settings of the CMS: where it stores the newsroom’s files. */
export type CmsSettings = z.infer<typeof cmsSchema>

/** Removes empty parts and `.` from a path; the result is empty for the root. */
function plainPath(folder: string): string {
  const parts = folder.split('/').map((part) => part.trim())
  return parts.filter((part) => part && part !== '.').join('/')
}
