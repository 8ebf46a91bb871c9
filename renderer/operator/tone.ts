let audio: AudioContext | undefined
let sounding = 0

/** Two soft rising notes, made on the spot. Silent until the page has been touched: browsers ask for that. */
export function playTone(): void {
  audio ??= new AudioContext()
  void audio.resume()
  for (const [index, frequency] of [587, 784].entries()) {
    const start = audio.currentTime + index * 0.14
    const volume = audio.createGain()
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(0.12, start + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.4)
    const note = audio.createOscillator()
    note.frequency.value = frequency
    note.connect(volume).connect(audio.destination)
    note.start(start)
    note.stop(start + 0.45)
    sounding += 1
    note.onended = rest
  }
}

/** A context left running keeps the sound device and a processor awake all day. */
function rest(): void {
  sounding -= 1
  if (sounding === 0) void audio?.suspend()
}
