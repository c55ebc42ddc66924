import type { Page } from '@playwright/test'

/** Texts by their paths. */
export type Files = Readonly<Record<string, string>>

/**
 * Gives a page a folder to choose: the browser's private one (OPFS) with these files in it and a `.git` folder. What it
 * is handed is a handle of the same kind as of a folder on the disk, and works the same.
 */
export async function giveFolder(page: Page, files: Files): Promise<void> {
  await page.addInitScript((texts) => {
    const choose = async () => {
      const root = await navigator.storage.getDirectory()
      await root.getDirectoryHandle('.git', { create: true })
      for (const [path, text] of Object.entries(texts)) {
        const folders = path.split('/')
        const name = folders.pop() ?? ''
        let folder = root
        for (const one of folders) folder = await folder.getDirectoryHandle(one, { create: true })
        const file = await folder.getFileHandle(name, { create: true })
        const writer = await file.createWritable()
        await writer.write(text)
        await writer.close()
      }
      return root
    }
    Object.assign(window, { showDirectoryPicker: choose })
  }, files)
}

/**
 * What is in a folder of that folder now. The browser swaps a file that is written for the one before, and in that moment
 * the name is listed but there is no file: such a listing is read again.
 */
export async function filesIn(page: Page, path: string): Promise<Files> {
  for (let tries = 20; ; tries--) {
    try {
      return await filesNow(page, path)
    } catch (error) {
      if (tries === 0 || !String(error).includes('could not be found at the time')) throw error
      await page.waitForTimeout(100)
    }
  }
}

async function filesNow(page: Page, path: string): Promise<Files> {
  return page.evaluate(async (folders) => {
    let folder = await navigator.storage.getDirectory()
    for (const one of folders) folder = await folder.getDirectoryHandle(one)
    const files: Record<string, string> = {}
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true }) // a byte order mark is in the text
    for await (const [name, handle] of folder.entries()) {
      if (handle instanceof FileSystemFileHandle)
        files[`${folders.join('/')}/${name}`] = decoder.decode(await (await handle.getFile()).arrayBuffer())
    }
    return files
  }, path.split('/'))
}

/** Changes a file of the folder as another program would. */
export async function changeFile(page: Page, path: string, change: (text: string) => string): Promise<void> {
  const folders = path.split('/')
  const text = (await filesIn(page, folders.slice(0, -1).join('/')))[path] ?? ''
  await page.evaluate(
    async ([names, content]) => {
      let folder = await navigator.storage.getDirectory()
      for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name)
      const writer = await (await folder.getFileHandle(names.at(-1) ?? '')).createWritable()
      await writer.write(content)
      await writer.close()
    },
    [folders, change(text)] as const,
  )
}
