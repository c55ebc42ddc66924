import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EVERY_KIND } from '../browser/harbour-stories.ts'

/** A story with headings, key points, a timeline and questions: its folder among the stories. */
export const BRIEFING = 'briefing'

/** The editors’ choice for the front page: the story that leads, and those after it. */
export const CHOSEN = ['pictures', EVERY_KIND, BRIEFING] as const

const LONG =
  'Whoever came to the quay in those days saw nothing but ice, and behind the ice the lamps of the town. '.repeat(9)

const TEXT = `---
title: The harbour opens again
date: 2025-03-09
authors: [Ada Writer]
---

:::points
- Both piers open on Monday.
- The repair took forty days.
:::

${LONG}

## The ice

${LONG}

:::timeline
- **20 January** The harbour closes.
- **9 March** It reopens.
:::

## The master

:::qa
### Were you afraid?

Of the ice, yes. Of the sea, never.
:::

${LONG}

## The boats

${LONG}
`

/** Adds that story to a content folder, and the editors’ choice. */
export function addBriefing(content: string): void {
  const folder = path.join(content, 'stories', BRIEFING)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'en.md'), TEXT)
  const [lead, ...order] = CHOSEN
  writeFileSync(path.join(content, 'front.yaml'), `lead: ${lead}\norder: [${order.join(', ')}]\n`)
}
