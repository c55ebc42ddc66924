import { expect, test } from './test.ts'

for (const lang of ['en', 'ar']) {
  test(`${lang}: a picture opens in a dialog, whole; the focus comes back to the picture shown last`, async ({
    reader,
  }) => {
    await reader.open(`/${lang}/pictures/`)
    await reader.press('.consent [value=decline]')
    await reader.press('.plate .enlarge')
    await reader.until(shown, 'A field under the sky')
    const { height, room } = await reader.look(pictureAndWindow)
    expect(height).toBeLessThanOrEqual(room)
    await reader.press('.viewer [value="1"]')
    await reader.until(shown, 'A tower, taken with the camera on its side')
    await reader.press('.viewer [value="1"]')
    await reader.until(shown, 'A drawing')
    await reader.press('.viewer [value="-1"]')
    await reader.until(shown, 'A tower, taken with the camera on its side')
    await reader.key('Escape')
    await reader.until(focused, 'A tower, taken with the camera on its side')
    await reader.key('Enter')
    await reader.until(shown, 'A tower, taken with the camera on its side')
    await reader.press('.viewer .close')
    await reader.until(focused, 'A tower, taken with the camera on its side')
  })
}

/** The picture that the open dialog shows. */
function shown(): string | undefined {
  const isHere = (image: Element) => {
    const { left, right } = image.getBoundingClientRect()
    return left < innerWidth / 2 && right > innerWidth / 2
  }
  return [...document.querySelectorAll<HTMLImageElement>('.viewer[open] img')].find(isHere)?.alt
}

/** The picture whose link has the focus, once the dialog is closed. */
function focused(): string | undefined {
  if (document.querySelector('.viewer[open]')) return undefined
  return document.activeElement?.querySelector('img')?.alt
}

function pictureAndWindow(): { height: number; room: number } {
  const height = document.querySelector('.viewer img')?.getBoundingClientRect().height ?? Number.NaN
  return { height, room: innerHeight }
}
