import { chromium } from 'playwright-core'
const [,, out, ...urls] = process.argv
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--disable-sync'] })
for (const u of urls) { const [url, w, scheme, name] = u.split('|')
 const p = await b.newPage({ viewport: { width: +w, height: 900 }, colorScheme: scheme })
 await p.goto(url); await p.waitForTimeout(300)
 await p.evaluate(() => document.querySelector('cookie-consent')?.remove())
 await p.screenshot({ path: `${out}/${name}.png`, fullPage: true }); await p.close() }
await b.close()
