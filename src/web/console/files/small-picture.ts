// A small picture of a picture, made by the browser: platforms show it before the large one is opened.

/** Longer side. Ours: sharp on a telephone, some 200 kB. Unit: px. */
const SIDE_PX = 1_024;
const QUALITIES = [0.85, 0.7, 0.5] as const;

/** JPEG of at most `mostBytes`; undefined where the browser cannot make one. */
export async function smallPicture(file: Blob, mostBytes: number): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file);
  try {
    const scale = Math.min(1, SIDE_PX / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const paper = canvas.getContext('2d');
    if (paper === null) return undefined;
    // JPEG has no transparency: what shines through is white, not black.
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    for (const quality of QUALITIES) {
      const made = await new Promise<Blob | null>((resolve) => {
        canvas.toBlob(resolve, 'image/jpeg', quality);
      });
      if (made !== null && made.size <= mostBytes) return made;
    }
    return undefined;
  } finally {
    picture.close();
  }
}
