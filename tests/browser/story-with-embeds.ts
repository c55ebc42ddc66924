import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The story with embeds: its folder among the stories. */
export const EMBEDDED = 'harbour-film'

const STILL =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><rect width="1280" height="720" fill="#27607e"/>' +
  '<path d="M0 520h1280v200H0zM380 430h460l-70 110H460z" fill="#0f2b3c"/></svg>'

/** Adds a story with a film and a sound to a publication's content, in English and Arabic, shown by the host of `service`. */
export function addEmbeddedStory(content: string, service: string): void {
  const folder = path.join(content, 'stories', EMBEDDED)
  mkdirSync(folder)
  const film = (title: string, alt: string) =>
    `::embed[${title}]{kind=video address="${service}/watch/film" frame="${service}/embed/film" still=still.svg alt="${alt}"}`
  const sound = (title: string) => `::embed[${title}]{kind=audio address="${service}/embed/sound"}`
  const texts = {
    en: `---
title: The harbour on film
date: 2025-03-02
---

The last ship of the year comes in at dusk, and somebody always has a camera.

${film('The last ship comes in', 'A ship before a dark sea')}

What the film does not have is the sound of the bell, which was kept apart.

${sound('The bell of the pier')}

It rings once.
`,
    ar: `---
title: الميناء في فيلم
translation: {of: en, by: human}
---

تدخل آخر سفينة في السنة عند الغروب، وهناك دائماً من يحمل آلة تصوير.

${film('آخر سفينة تدخل', 'سفينة أمام بحر مظلم')}

ما ليس في الفيلم هو صوت الجرس، وقد حُفظ على حدة.

${sound('جرس الرصيف')}

إنه يدق مرة.
`,
  }
  writeFileSync(path.join(folder, 'still.svg'), STILL)
  for (const [lang, text] of Object.entries(texts)) writeFileSync(path.join(folder, `${lang}.md`), text)
}
