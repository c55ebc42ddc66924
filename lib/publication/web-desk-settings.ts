import { z } from 'zod'
import { text, webAddress } from '../source/values.ts'

/** The form of `desk` in site.yaml: that there is a desk in the browser, and where it keeps the newsroom’s files. */
export const webDeskSchema = z
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
    folder: text
      .describe('Where the content folder is in the repository, without a slash at either end.')
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

/** Where the desk keeps the newsroom’s files. */
export type WebDeskSettings = z.infer<typeof webDeskSchema>
