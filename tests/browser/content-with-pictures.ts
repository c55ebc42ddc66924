import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { photograph } from '../photograph.ts'

const TEXT = `---
title: What the camera saw
date: 2025-03-01
cover: {src: field.jpg, alt: A field under the sky}
---

The field lies under the sky, and the road that leads through it is long enough to fill the measure of a page.

![A tower, taken with the camera on its side](tower.jpg)

![A drawing](drawing.png)

![A stamp](stamp.webp)

![The coast](coast.jpg "The coast at noon"){credit="Ann Lens" licence="CC BY 4.0" wide}

The road ends at the water, where the boats are.

![The hills](hills.jpg "The hills behind it"){credit="Ben Lens" focus="50% 20%" full}

The hills end the view.

![The wind on the hills](wind.wav)

:::gallery
![The field again](field.jpg "The field"){credit="Ann Lens"}
![The coast again](coast.jpg "The coast, where the road ends"){credit="Ben Lens" licence="CC BY 4.0"}
![The hills again](hills.jpg){credit="Ben Lens"}
:::
`

/**
 * Adds a story in English and Arabic that shows pictures of every kind, and has a sound, to a content folder, and
 * returns that folder.
 */
export async function addPictures(content: string): Promise<string> {
  const folder = path.join(content, 'stories/pictures')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'en.md'), TEXT)
  writeFileSync(
    path.join(folder, 'ar.md'),
    TEXT.replace('What the camera saw', 'ما رأته الكاميرا')
      .replace('src: field.jpg, alt', 'alt')
      .replace('date: 2025-03-01', 'translation: {of: en, by: human}')
      .replace(/^The field.*$/m, 'الحقل تحت السماء، والطريق الذي يمر به طويل بما يكفي ليملأ عرض الصفحة.'),
  )
  const upright = await photograph(1500, 2000).png({ compressionLevel: 0 }).toBuffer()
  const disc =
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="500"><circle cx="450" cy="250" r="200"/></svg>'
  const pictures = {
    'field.jpg': photograph(3000, 2000).jpeg(),
    'coast.jpg': photograph(2700, 1500).jpeg(),
    'hills.jpg': photograph(3000, 2000).jpeg(),
    'tower.jpg': sharp(upright).rotate(-90).withMetadata({ orientation: 6 }).jpeg(), // taken on its side
    'drawing.png': sharp(Buffer.from(disc)).png(),
    'stamp.webp': photograph(400, 300).webp(),
  }
  await Promise.all(Object.entries(pictures).map(([name, picture]) => picture.toFile(path.join(folder, name))))
  writeFileSync(path.join(folder, 'wind.wav'), 'RIFF\u0010\0\0\0WAVEfmt ')
  return content
}
