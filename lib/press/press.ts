import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { contentDir, outDir } from '../desk/settings.ts'
import { siteUrl } from '../publication/addresses.ts'
import { readPublication } from '../publication/read-publication.ts'
import { bundleElements } from './bundle-elements.ts'
import { writeManifest } from './manifest.ts'
import { pressPage } from './press-page.ts'
import { selectFiles } from './select-files.ts'
import { refuseForeign, swapFolder } from './swap-folder.ts'
import { verifyPage } from './verify-page.ts'

/** What the press is given. */
export interface Export {
  readonly projectDir: string
  /** The full path of every file that Next exported. */
  readonly files: readonly string[]
}

/**
 * Presses an export: selects what readers ask for, presses and verifies every page, and swaps the finished folder in.
 * @throws if any page fails; what was published before stays as it was
 */
export async function press(exported: Export): Promise<void> {
  const out = path.resolve(exported.projectDir, outDir())
  const staging = `${out}.pressing`
  refuseForeign(out)
  rmSync(staging, { recursive: true, force: true })
  try {
    await fill(staging, exported)
    writeManifest(staging)
    swapFolder(staging, out)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

async function fill(staging: string, { projectDir, files }: Export): Promise<void> {
  const stock = path.join(projectDir, '.next/stock')
  if (process.env.PRESS === 'off') return cpSync(stock, staging, { recursive: true })
  const { publication } = readPublication(path.resolve(projectDir, contentDir()))
  if (!publication) throw new Error('site.yaml changed while the site was built.')
  const script = await bundleElements(path.join(projectDir, 'components/elements.ts'))
  const { pages, others } = selectFiles(stock, files, path.join(projectDir, 'public'))
  const write = (name: string, content: string) => {
    mkdirSync(path.dirname(path.join(staging, name)), { recursive: true })
    writeFileSync(path.join(staging, name), content)
  }
  const faults: string[] = []
  for (const name of pages) {
    const source = readFileSync(path.join(stock, name), 'utf8')
    const stylesheet = (address: string) => readFileSync(path.join(stock, address), 'utf8')
    const html = pressPage(source, {
      name,
      script,
      services: publication.consent.services,
      stylesheet,
      site: siteUrl(),
    })
    faults.push(...verifyPage(html, siteUrl() !== undefined && name !== '404.html').map((fault) => `${name}: ${fault}`))
    write(name, html)
  }
  if (faults.length > 0) throw new Error(`The press refuses these pages.\n${faults.join('\n')}`)
  write(script.name, script.code)
  for (const name of others) {
    mkdirSync(path.dirname(path.join(staging, name)), { recursive: true })
    copyFileSync(path.join(stock, name), path.join(staging, name))
  }
}
