import { deleteCaches, storyCaches } from './story-cache.ts'

// Replaces the service worker when a site stops offering offline reading: it deletes the stored files and unregisters
// itself.
declare const self: {
  readonly registration: ServiceWorkerRegistration
  skipWaiting(): Promise<void>
  addEventListener(type: string, listener: (event: { waitUntil(work: Promise<unknown>): void }) => void): void
}

self.addEventListener('install', () => {
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const leave = async () => {
    try {
      await deleteCaches(await storyCaches(new URL(self.registration.scope).pathname))
    } finally {
      await self.registration.unregister()
    }
  }
  event.waitUntil(leave())
})
