/**
 * Returns the address of the desk’s folder, which tells newspapers of one host apart. It is the same whether a host
 * shows the name of the page or not.
 */
export function deskFolder(): string {
  return new URL('.', location.href).pathname
}
