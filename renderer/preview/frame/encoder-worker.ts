/** Turns each bitmap that comes in into a PNG that goes out. */
onmessage = async ({ data }: MessageEvent<ImageBitmap>) => {
  const canvas = new OffscreenCanvas(data.width, data.height)
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(data)
  postMessage(await canvas.convertToBlob({ type: 'image/png' }).catch(() => null))
}
