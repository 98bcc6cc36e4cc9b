// Gives the reader a file, by the browser's own download.

export function download(name: string, contents: Blob): void {
  const url = URL.createObjectURL(contents);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun by then; at once would be too soon for some.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
