// Sealing what is kept on the telephone: AES-256-GCM under a key that comes from the session and cannot be exported.
const text = new TextEncoder()
const label = text.encode('linli field outbox v1')

export interface Sealed { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

export const canSeal = () => typeof indexedDB !== 'undefined' && typeof crypto !== 'undefined' && !!crypto.subtle

// HKDF (RFC 5869) of the session's secret, for this account alone.
export async function keyOf(secret: string, account: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', text.encode(secret), 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: text.encode(account), info: label }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

// `place` is bound in: what was sealed for one place opens at no other.
export async function seal(key: CryptoKey, place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: text.encode(place) }, key, bytes) }
}
export async function open(key: CryptoKey, place: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: text.encode(place) }, key, sealed.bytes))
}
export const sealJson = (key: CryptoKey, place: string, value: unknown) => seal(key, place, text.encode(JSON.stringify(value)))
export async function openJson<T>(key: CryptoKey, place: string, sealed: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await open(key, place, sealed))) as T
}
