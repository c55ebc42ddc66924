import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../hosts/start-server.ts'
import type { Driver, Engine, EngineSettings, Key } from './driver.ts'
import { findProgram } from './find-program.ts'
import { observe } from './observe.ts'
import { openScreen } from './open-screen.ts'
import { newSession, type Session } from './web-driver.ts'

/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Readonly<Record<Key, string>> = { Enter: '\uE007', Escape: '\uE00C' }

/** Starts a screen for WebKitGTK. Each visit is a browser of its own, with a driver of its own. */
export async function startWebkit({ scripting }: EngineSettings): Promise<Engine> {
  const screen = await openScreen()
  const home = mkdtempSync(path.join(tmpdir(), 'masthead-webkit-'))
  const env = { ...process.env, DISPLAY: screen.name, GDK_BACKEND: 'x11', XDG_CONFIG_HOME: writeConfiguration(home) }
  const script = path.join(home, 'observe.js')
  writeFileSync(script, `(${observe})()`)
  const args = ['--automation', `--enable-javascript=${scripting}`, `--user-script-at-start=${script}`]
  const visit = async () => {
    const port = await freePort()
    // A group of its own: a browser that hangs ends with its driver.
    const driver = spawn(findProgram('driver'), [`--port=${port}`], { stdio: 'ignore', detached: true, env })
    const hasEnded = new Promise((resolve) => driver.once('exit', resolve))
    const end = async () => {
      if (driver.pid && driver.exitCode === null) process.kill(-driver.pid, 'SIGKILL')
      await hasEnded
    }
    try {
      const capabilities = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { args } }
      return driverOf(await newSession(`http://127.0.0.1:${port}`, capabilities), end)
    } catch (error) {
      await end()
      throw error
    }
  }
  return {
    visit,
    stop: async () => {
      screen.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The browser of WebKitGTK takes these from GTK: its bar may be as narrow as a telephone, and nothing moves. */
function writeConfiguration(home: string): string {
  const folder = path.join(home, 'gtk-3.0')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'gtk.css'), '* { min-width: 0; padding: 0; margin: 0 }')
  writeFileSync(path.join(folder, 'settings.ini'), '[Settings]\ngtk-enable-animations=false\n')
  return home
}

function driverOf(session: Session, end: () => Promise<void>): Driver {
  const evaluate = (expression: string) =>
    session.ask<string>('POST', 'execute/sync', { script: `return ${expression}`, args: [] })
  const act = (source: Readonly<Record<string, unknown>>) => session.ask<void>('POST', 'actions', { actions: [source] })
  const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } }
  return {
    browser: `WebKitGTK/${session.version}`,
    open: (url) => session.ask('POST', 'url', { url }),
    evaluate,
    click: (x, y) =>
      act({
        ...pointer,
        actions: [
          { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    press: (key) =>
      act({ type: 'key', id: 'keyboard', actions: ['keyDown', 'keyUp'].map((type) => ({ type, value: KEYS[key] })) }),
    resize: async (width, height) => {
      const bar = Number(await evaluate('outerHeight - innerHeight'))
      await session.ask('POST', 'window/rect', { width, height: height + bar })
    },
    print: async () => undefined, // its driver does not know the command
    picture: async () => Buffer.from(await session.ask<string>('GET', 'screenshot'), 'base64'),
    close: () => session.end().finally(end),
  }
}
