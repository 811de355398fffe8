// A picture as it leaves the telephone: at most 1,600 pixels on its longest side, drawn anew, so that nothing the camera
// wrote into the file (place, time, device) goes along.
const longest = 1600

export function sizeOf(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

// Some browsers inside other apps cannot open a file as a bitmap, but draw it as an image.
async function opened(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  if (typeof createImageBitmap === 'function') {
    try { return await createImageBitmap(file) } catch { /* then as an image */ }
  }
  const address = URL.createObjectURL(file)
  const image = new Image()
  image.src = address
  try { await image.decode() } finally { URL.revokeObjectURL(address) }
  return image
}

// Fails when the file is no picture.
export async function smallPicture(file: Blob): Promise<Blob> {
  const image = await opened(file)
  const canvas = Object.assign(document.createElement('canvas'), sizeOf(image.width, image.height))
  const paper = canvas.getContext('2d')!
  // What is transparent would turn black.
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  paper.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.82))
}
