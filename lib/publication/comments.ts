import { z } from 'zod'
import { webAddress } from '../source/values.ts'

/** The schema of `comments` in site.yaml: the way in which readers comment on stories that name no thread of their own. */
export const commentsSchema = z.union([
  z.strictObject({
    use: z.literal('mailto').describe('By mail to the newsroom.'),
    address: z.email({ error: 'it is not an e-mail address' }).describe('The address to which readers write.'),
  }),
  z.strictObject({
    use: z.literal('frame').describe('In a frame of a service, after the reader’s click or consent to embeds.'),
    frame: webAddress
      .describe('The address of the frame, with {address}, {slug} and {language} of the story.')
      .meta({ examples: ['https://talk.example/embed?page={address}'] }),
  }),
])

/** A story, as services for comments tell it from others. */
interface CommentedStory {
  readonly address: string
  readonly slug: string
  readonly language: string
}

/** Returns the address of the frame with the comments on a story. */
export function commentsFrame(frame: string, story: CommentedStory): string {
  return frame.replaceAll(/\{(address|slug|language)\}/g, (_, name: keyof CommentedStory) =>
    encodeURIComponent(story[name]),
  )
}
